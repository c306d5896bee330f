package io.cocoonstack.common.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryCredentialsTest {

    @Test
    void theyPrintNothingOfThemselves() {
        RegistryCredentials credentials = RegistryCredentials.basic("alice", "s3cret");
        assertThat(credentials.toString()).isEqualTo("RegistryCredentials[not shown]");
        assertThat(RegistryCredentials.anonymous().toString()).isEqualTo("RegistryCredentials[anonymous]");
        assertThat(new Token("s3cret", 0).toString()).doesNotContain("s3cret");
    }

    @Test
    void theHeaderIsUtf8InBase64() {
        assertThat(RegistryCredentials.basic("Aladdin", "open sesame").basicHeader())
                .isEqualTo("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
        assertThat(RegistryCredentials.basic("test", "123\u00a3").basicHeader()).isEqualTo("Basic dGVzdDoxMjPCow==");
        assertThat(RegistryCredentials.basic("a", "").basicHeader()).isEqualTo("Basic YTo=");
    }

    @Test
    void theUserOfDockersCredentialHelpersMarksAnIdentityToken() {
        RegistryCredentials credentials = RegistryCredentials.basic("<token>", "s3cret");
        assertThat(credentials.identityToken()).isEqualTo("s3cret");
        assertThat(credentials.basicHeader()).isNull();
        assertThat(credentials.toString()).isEqualTo("RegistryCredentials[not shown]");
        for (String token : new String[] {"", "s3cret\n"}) {
            assertThatThrownBy(() -> RegistryCredentials.basic("<token>", token))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("identity token ")
                    .hasMessageNotContaining("s3cret");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ali:ce", "alice\n", "al\u0000ice"})
    void aUserNameThatCannotBeSentIsRefusedAndNotShown(String username) {
        assertThatThrownBy(() -> RegistryCredentials.basic(username, "s3cret"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("username (")
                .hasMessageNotContaining("ali")
                .hasMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3cret\n", "\r", "s3\u0085cret"})
    void aPasswordWithALineEndIsRefusedAndNotShown(String password) {
        assertThatThrownBy(() -> RegistryCredentials.basic("alice", password))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not even a line end")
                .hasMessageNotContaining("s3");
    }
}
