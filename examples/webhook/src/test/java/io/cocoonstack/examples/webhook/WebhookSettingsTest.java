package io.cocoonstack.examples.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cocoonstack.common.env.Env;
import io.cocoonstack.common.meta.VmNameForm;
import java.security.Provider;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSettingsTest {

    @Test
    void anEmptyEnvironmentIsThatOfTheManifests() {
        assertThat(WebhookSettings.from(Env.of(Map.of())))
                .isEqualTo(new WebhookSettings(
                        8443,
                        "/etc/cocoon-webhook/tls/tls.crt",
                        "/etc/cocoon-webhook/tls/tls.key",
                        null,
                        Set.of("system:serviceaccount:cocoon-system:cocoon-operator"),
                        VmNameForm.PLAIN,
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(15)));
    }

    @Test
    void everyVariableCounts() {
        Env env = Env.of(Map.of(
                "WEBHOOK_LISTEN_PORT", "0",
                "WEBHOOK_TLS_CERT", "a.crt",
                "WEBHOOK_TLS_KEY", "a.key",
                "WEBHOOK_POD_CREATORS", "alice, system:serviceaccount:a:b,",
                "WEBHOOK_VM_NAMES", "HASHED",
                "WEBHOOK_LOOKUP_TIMEOUT", "1.5s",
                "WEBHOOK_STOP_TIMEOUT", "1m"));
        assertThat(WebhookSettings.from(env))
                .isEqualTo(new WebhookSettings(
                        0,
                        "a.crt",
                        "a.key",
                        null,
                        Set.of("alice", "system:serviceaccount:a:b"),
                        VmNameForm.HASHED,
                        Duration.ofMillis(1500),
                        Duration.ofMinutes(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "65536", "https", "tcp://10.0.0.1:443", " 8443", "99999999999"})
    void aPortThatIsNoneIsToldWithItsVariable(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WebhookSettings.from(Env.of(Map.of("WEBHOOK_LISTEN_PORT", value))))
                .withMessageContaining("WEBHOOK_LISTEN_PORT")
                .withMessageContaining(value);
    }

    /** Not installed in this JVM. */
    public static final class OtherTls extends Provider {

        private static final long serialVersionUID = 1L;

        /** Made by its name. */
        public OtherTls() {
            super("other", "1", "for tests");
            put("SSLContext.TLS", "any");
        }
    }

    /** It has other things than TLS. */
    public static final class WithoutTls extends Provider {

        private static final long serialVersionUID = 1L;

        /** Made by its name. */
        public WithoutTls() {
            super("without", "1", "for tests");
        }
    }

    /** Its native part is for another platform. */
    public static final class ForeignTls extends Provider {

        private static final long serialVersionUID = 1L;

        /** Made by its name. */
        public ForeignTls() {
            super("foreign", "1", "for tests");
            throw new UnsatisfiedLinkError("no foreign in java.library.path");
        }
    }

    @Test
    void aProviderOfTlsIsMadeFromTheNameOfItsClass() {
        Env env = Env.of(Map.of("WEBHOOK_TLS_PROVIDER", OtherTls.class.getName()));
        assertThat(WebhookSettings.from(env).tlsProvider()).isInstanceOf(OtherTls.class);
    }

    @ParameterizedTest
    @ValueSource(classes = {ForeignTls.class, WithoutTls.class, String.class})
    void aProviderOfTlsThatCannotBeMadeIsToldWithItsVariable(Class<?> type) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WebhookSettings.from(Env.of(Map.of("WEBHOOK_TLS_PROVIDER", type.getName()))))
                .withMessageStartingWith("WEBHOOK_TLS_PROVIDER is \"" + type.getName() + "\", expected the class of a")
                .withMessageMatching(
                        ".*(no foreign in java.library.path|without has no SSLContext named TLS|ClassCastException).*");
    }

    @Test
    void aProviderOfTlsThatIsNotOnTheClassPathIsToldWithItsVariable() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WebhookSettings.from(Env.of(Map.of("WEBHOOK_TLS_PROVIDER", "Conscrypt"))))
                .withMessageContaining("WEBHOOK_TLS_PROVIDER is \"Conscrypt\", expected")
                .withMessageContaining("ClassNotFoundException");
    }

    @Test
    void aFormOfVmNamesThatIsNoneIsToldWithItsVariable() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WebhookSettings.from(Env.of(Map.of("WEBHOOK_VM_NAMES", "hashed"))))
                .withMessage("WEBHOOK_VM_NAMES is \"hashed\", expected PLAIN or HASHED");
    }
}
