package io.cocoonstack.common.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cocoonstack.common.testsupport.VectorCase;
import io.cocoonstack.common.testsupport.Vectors;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The cookies of {@code sessions.json}, to the byte. Tests contract 10 rules cookie, escapes and verify. */
class SessionsVectorsTest {

    @TestFactory
    Stream<DynamicTest> vectors() {
        return Vectors.of("sessions")
                .call("sign", SessionsVectorsTest::sign)
                .call("verify", SessionsVectorsTest::verify)
                .tests();
    }

    private static void sign(VectorCase c) {
        Session session = new Session(claim(c, "user"), claim(c, "email"), c.number("exp"));
        KeyRing keys = KeyRing.of(key(c));
        if (c.wantFlag("error")) {
            assertThatThrownBy(() -> keys.sign(session)).isInstanceOf(IllegalStateException.class);
            return;
        }
        assertThat(new String(PayloadWriter.write(session), StandardCharsets.UTF_8))
                .isEqualTo(c.wantText("payloadJson"));
        assertThat(keys.sign(session)).isEqualTo(c.wantText("cookie"));
    }

    private static void verify(VectorCase c) {
        Verification verification = KeyRing.of(key(c)).verify(c.requiredText("cookie"), c.number("now"));
        if (c.wantFlag("ok")) {
            assertThat(verification)
                    .isEqualTo(new Verification.Verified(
                            new Session(c.wantText("user"), c.wantText("email"), c.wantNumber("exp")), 0));
        } else {
            assertThat(verification.sessionOrNull()).isNull();
        }
    }

    private static SessionKey key(VectorCase c) {
        String base64 = c.text("keyBase64");
        return base64 == null
                ? SessionKey.ofUtf8(c.requiredText("key"))
                : SessionKey.of(Base64.getDecoder().decode(base64));
    }

    // A claim that is not Unicode stands there as UTF-16 units, because JSON cannot hold it.
    private static String claim(VectorCase c, String field) {
        String units = c.text(field + "Utf16Hex");
        if (units == null) {
            return c.requiredText(field);
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < units.length(); i += 4) {
            text.append((char) Integer.parseInt(units.substring(i, i + 4), 16));
        }
        return text.toString();
    }
}
