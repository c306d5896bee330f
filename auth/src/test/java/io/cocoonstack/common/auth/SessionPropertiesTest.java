package io.cocoonstack.common.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cocoonstack.common.testsupport.Json;
import io.cocoonstack.common.testsupport.Property;
import io.cocoonstack.common.testsupport.Samples;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SessionPropertiesTest {

    @Test
    void whatIsSignedIsReadBackButForUnpairedSurrogates() {
        Property.forAll(20_000, random -> {
            Session session = session(random);
            KeyRing ring = KeyRing.of(key(random));
            Session read = new Session(repaired(session.user()), repaired(session.email()), session.expiresAt());
            assertThat(ring.verify(ring.sign(session), Long.MIN_VALUE))
                    .isEqualTo(
                            session.isExpired(Long.MIN_VALUE)
                                    ? new Verification.Rejected(RejectReason.EXPIRED)
                                    : new Verification.Verified(read, 0));
        });
    }

    @Test
    void aSignedPayloadIsPlainJsonForAnyoneElse() {
        Property.forAll(5_000, random -> {
            Session session = session(random);
            String cookie = Cookies.RING.sign(session);
            String payload = cookie.substring(0, cookie.indexOf('.'));
            JsonNode json = Json.parse(new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8));
            assertThat(json.size()).isEqualTo(3);
            assertThat(json.get("u").textValue()).isEqualTo(repaired(session.user()));
            assertThat(json.get("e").textValue()).isEqualTo(repaired(session.email()));
            assertThat(json.get("x").longValue()).isEqualTo(session.expiresAt());
        });
    }

    @Test
    void aCookieIsAlwaysSafeInAHeader() {
        Property.forAll(
                5_000,
                random -> assertThat(Cookies.RING.sign(session(random))).matches("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]{43}"));
    }

    @Test
    void aCookieVerifiesUnderTheKeysThatSignedItAndNoOther() {
        Property.forAll(5_000, random -> {
            SessionKey signing = key(random);
            SessionKey[] others = new SessionKey[random.nextInt(4)];
            int wanted = -1;
            for (int i = 0; i < others.length; i++) {
                others[i] = random.nextInt(4) == 0 ? signing : key(random);
                wanted = wanted < 0 && others[i].equals(signing) ? i + 1 : wanted;
            }
            SessionKey first = key(random);
            wanted = first.equals(signing) ? 0 : wanted;
            Session session = new Session(Samples.word(random), Samples.word(random), Session.NEVER);
            assertThat(KeyRing.of(first, others).verify(KeyRing.of(signing).sign(session), 0))
                    .isEqualTo(
                            wanted < 0
                                    ? new Verification.Rejected(RejectReason.WRONG_SIGNATURE)
                                    : new Verification.Verified(session, wanted));
        });
    }

    private static Session session(SplittableRandom random) {
        long expiresAt = random.nextInt(4) == 0 ? Session.NEVER : random.nextLong() >> random.nextInt(64);
        return new Session(Samples.text(random), Samples.text(random), expiresAt);
    }

    private static SessionKey key(SplittableRandom random) {
        byte[] key = new byte[random.nextInt(1, 100)];
        random.nextBytes(key);
        return SessionKey.of(key);
    }

    private static String repaired(String text) {
        // Unpaired surrogates are code points of their own here.
        return text.codePoints()
                .map(c -> c >= 0xd800 && c < 0xe000 ? 0xfffd : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
