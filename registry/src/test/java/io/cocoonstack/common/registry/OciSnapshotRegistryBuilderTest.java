package io.cocoonstack.common.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OciSnapshotRegistryBuilderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://r.example.com",
                "https://r.example.com/",
                "HTTPS://r.example.com:5000",
                "https://[::1]:5000",
                "https://127.0.0.1"
            })
    void anHttpsAddressIsTaken(String endpoint) {
        assertThatCode(() -> builder(endpoint).build().close()).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "r.example.com",
                "r.example.com:5000",
                "ftp://r.example.com",
                "https:///x",
                "https://r.example.com/v2/",
                "https://r.example.com/team",
                "https://r.example.com?x",
                "https://r.example.com#x",
                ""
            })
    void anAddressThatIsNoneIsRefusedByFieldValueAndExpectation(String endpoint) {
        assertThatThrownBy(() -> builder(endpoint).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("endpoint is \"" + endpoint
                        + "\", expected https://host or https://host:port, with nothing behind it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://my_registry:5000", "http://my_registry", "https://a.b_c.example.com"})
    void anUnderscoreInAHostNameIsRefusedWithTheReason(String endpoint) {
        assertThatThrownBy(() -> builder(endpoint).allowPlainHttp().build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("endpoint is \"" + endpoint
                        + "\", expected https://host or https://host:port, with nothing behind it; Java's "
                        + "URI takes no _"
                        + " in a host name: use another name of the host, or its address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://alice:s3cret@r.example.com", "https://alice:s3cret@my_registry:5000"})
    void anAddressWithAPasswordIsRefusedAndNotShown(String endpoint) {
        assertThatThrownBy(() -> builder(endpoint).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("credentials(…)")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void plainHttpIsTakenOnlyWhenAskedFor() {
        assertThatThrownBy(() -> builder("http://127.0.0.1:5000").build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("endpoint is \"http://127.0.0.1:5000\", expected https, or allowPlainHttp()");
        assertThatCode(() -> builder("http://127.0.0.1:5000")
                        .allowPlainHttp()
                        .build()
                        .close())
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "Team", "team/", "/team", "a..b"})
    void aPrefixThatIsNoPathIsRefused(String prefix) {
        assertThatThrownBy(() -> builder("https://r.example.com")
                        .repositoryPrefix(prefix)
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("repositoryPrefix is \"" + prefix + "\", expected ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT24H0.001S", "PT1000000000H"})
    void aTimeoutOutOfRangeIsRefused(String text) {
        Duration timeout = Duration.parse(text);
        assertThatThrownBy(() -> builder("https://r.example.com").timeout(timeout))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("timeout is " + timeout + ", expected more than 0 and at most PT24H");
        assertThatThrownBy(() -> builder("https://r.example.com").connectTimeout(timeout))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("connectTimeout is ");
    }

    @Test
    void theLongestTimeoutIsTaken() {
        assertThatCode(() -> builder("https://r.example.com")
                        .timeout(Duration.ofDays(1))
                        .connectTimeout(Duration.ofNanos(1))
                        .build()
                        .close())
                .doesNotThrowAnyException();
    }

    @Test
    void authoritiesThatCannotBeReadAreRefusedByFile(@TempDir Path folder) throws Exception {
        Path missing = folder.resolve("ca.pem");
        assertThatThrownBy(() -> builder("https://r.example.com")
                        .certificateAuthorities(missing)
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "certificateAuthorities is " + missing + ", expected a readable file with PEM certificates");
        Path empty = Files.createFile(folder.resolve("empty.pem"));
        Path wrong = Files.writeString(folder.resolve("wrong.pem"), "-----BEGIN CERTIFICATE-----\nAAAA\n");
        for (Path file : new Path[] {empty, wrong}) {
            assertThatThrownBy(() -> builder("https://r.example.com")
                            .certificateAuthorities(file)
                            .build())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(file.toString());
        }
    }

    @Test
    void authoritiesAndAContextAreNotTakenTogether() throws Exception {
        SSLContext context = SSLContext.getDefault();
        assertThatThrownBy(() -> builder("https://r.example.com")
                        .certificateAuthorities(Path.of("ca.pem"))
                        .sslContext(context)
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("certificateAuthorities is ca.pem and sslContext is set, expected one of them: "
                        + "the context brings its own trust");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST", "127.0.0.1", "127.9.9.9", "[::1]"})
    void thisMachineIsKnownByItsLiterals(String host) {
        assertThat(Endpoint.isLoopback(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1.example.com", "localhost.example.com", "128.0.0.1", "127.1", "[::2]", ""})
    void anotherMachineIsNot(String host) {
        assertThat(Endpoint.isLoopback(host)).isFalse();
    }

    private static OciSnapshotRegistry.Builder builder(String endpoint) {
        return OciSnapshotRegistry.builder(URI.create(endpoint));
    }
}
