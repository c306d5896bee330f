package io.cocoonstack.common.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SessionKeyTest {

    private static final Session SESSION = new Session("a", "b", 0);

    @Test
    void aKeyPrintsNothingOfItself() {
        assertThat(SessionKey.ofUtf8("secret")).hasToString("SessionKey[redacted]");
        assertThat(SessionKey.ofUtf8("")).hasToString("SessionKey[redacted]");
    }

    @Test
    void keysAreEqualByTheirBytes() {
        SessionKey key = SessionKey.ofUtf8("schlüssel");
        assertThat(key)
                .isEqualTo(SessionKey.of("schlüssel".getBytes(StandardCharsets.UTF_8)))
                .hasSameHashCodeAs(SessionKey.ofUtf8("schlüssel"))
                .isNotEqualTo(SessionKey.ofUtf8("schlüsseL"))
                .isNotEqualTo(SessionKey.ofUtf8("schlüssel "))
                .isNotEqualTo("schlüssel")
                .isNotEqualTo(null);
    }

    @Test
    void theHashTellsNothingButTheLength() {
        assertThat(SessionKey.ofUtf8("abc").hashCode())
                .isEqualTo(SessionKey.ofUtf8("xyz").hashCode())
                .isEqualTo(3);
    }

    @Test
    void theBytesAreCopied() {
        byte[] bytes = "secret".getBytes(StandardCharsets.UTF_8);
        SessionKey key = SessionKey.of(bytes);
        String before = KeyRing.of(key).sign(SESSION);
        bytes[0] = 'S';
        assertThat(KeyRing.of(key).sign(SESSION)).isEqualTo(before);
        assertThat(key).isEqualTo(SessionKey.ofUtf8("secret"));
    }

    @Test
    void aKeyOfNoBytesIsEmpty() {
        assertThat(SessionKey.ofUtf8("").isEmpty()).isTrue();
        assertThat(SessionKey.of(new byte[0]).isEmpty()).isTrue();
        assertThat(SessionKey.of(new byte[1]).isEmpty()).isFalse();
    }

    @Test
    void textThatHasNoUtf8IsRefusedAndNotRepeated() {
        assertThatThrownBy(() -> SessionKey.ofUtf8("secret\ud800"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("unpaired surrogate")
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }

    @Test
    void nullIsNoKey() {
        assertThatThrownBy(() -> SessionKey.of(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> SessionKey.ofUtf8(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("text");
    }
}
