package io.cocoonstack.common.auth;

import static io.cocoonstack.common.auth.Cookies.NOW;
import static io.cocoonstack.common.auth.Cookies.RING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests contract 10 rules rotation and verify. */
class KeyRingTest {

    private static final Session ALICE = new Session("alice", "alice@example.com", NOW + 60);
    private static final SessionKey OLD = SessionKey.ofUtf8("old");
    private static final SessionKey NEW = SessionKey.ofUtf8("new");
    private static final SessionKey EMPTY = SessionKey.ofUtf8("");

    @Test
    void aCookieIsThePayloadADotAndItsSignature() {
        String payload = Cookies.base64(
                "{\"u\":\"alice\",\"e\":\"alice@example.com\",\"x\":1893456060}".getBytes(StandardCharsets.UTF_8));
        assertThat(RING.sign(ALICE)).isEqualTo(Cookies.signed(payload));
    }

    @Test
    void whatIsSignedIsVerified() {
        assertThat(RING.verify(RING.sign(ALICE), NOW)).isEqualTo(new Verification.Verified(ALICE, 0));
    }

    @Test
    void aSessionIsOverFromItsSecondOn() {
        String cookie = RING.sign(ALICE);
        assertThat(RING.verify(cookie, NOW + 59).sessionOrNull()).isEqualTo(ALICE);
        assertThat(RING.verify(cookie, NOW + 60)).isEqualTo(no(RejectReason.EXPIRED));
        assertThat(RING.verify(cookie, NOW + 61)).isEqualTo(no(RejectReason.EXPIRED));
    }

    @Test
    void noCookieAndAnEmptyOneAreAbsent() {
        assertThat(RING.verify(null, NOW)).isEqualTo(no(RejectReason.ABSENT));
        assertThat(RING.verify("", NOW)).isEqualTo(no(RejectReason.ABSENT));
    }

    @Test
    void aCookieWithoutADotHasNoSignature() {
        assertThat(RING.verify(RING.sign(ALICE).replace(".", ""), NOW)).isEqualTo(no(RejectReason.NO_SIGNATURE));
    }

    @Test
    void aSignatureOfAnotherLengthIsWrong() {
        String cookie = RING.sign(ALICE);
        for (String other : List.of(cookie + "A", cookie.substring(0, cookie.length() - 1), cookie + "=", ".")) {
            assertThat(RING.verify(other, NOW)).isEqualTo(no(RejectReason.WRONG_SIGNATURE));
        }
    }

    @Test
    void everyCharacterOfTheSignatureCounts() {
        String cookie = RING.sign(ALICE);
        for (int i = cookie.indexOf('.') + 1; i < cookie.length(); i++) {
            char other = cookie.charAt(i) == 'A' ? 'B' : 'A';
            String forged = cookie.substring(0, i) + other + cookie.substring(i + 1);
            assertThat(RING.verify(forged, NOW)).as("%d", i).isEqualTo(no(RejectReason.WRONG_SIGNATURE));
        }
    }

    @Test
    void theBitsThatTheSignatureDoesNotUseCountAsText() {
        String cookie = RING.sign(ALICE);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        int last = alphabet.indexOf(cookie.charAt(cookie.length() - 1));
        String sameBytes = cookie.substring(0, cookie.length() - 1) + alphabet.charAt(last + 1);
        assertThat(RING.verify(sameBytes, NOW)).isEqualTo(no(RejectReason.WRONG_SIGNATURE));
    }

    @Test
    void theFirstDotEndsThePayload() {
        String cookie = RING.sign(ALICE);
        assertThat(RING.verify("." + cookie, NOW)).isEqualTo(no(RejectReason.WRONG_SIGNATURE));
        assertThat(RING.verify(cookie.replace(".", ".."), NOW)).isEqualTo(no(RejectReason.WRONG_SIGNATURE));
    }

    @Test
    void whatIsNotAsciiIsNeverTakenForSomethingElse() {
        String cookie = RING.sign(ALICE);
        for (String odd : List.of("é", "例", "🚀", "\ud800", "?", "\uff21")) {
            for (int at : new int[] {0, 5, cookie.indexOf('.'), cookie.indexOf('.') + 1, cookie.length()}) {
                assertThat(RING.verify(cookie.substring(0, at) + odd + cookie.substring(at), NOW))
                        .isEqualTo(no(RejectReason.WRONG_SIGNATURE));
            }
        }
        assertThat(RING.verify(Cookies.signed("?"), NOW)).isEqualTo(no(RejectReason.NOT_BASE64URL));
        // The bytes that are signed here are those that stand in for the character.
        assertThat(RING.verify(Cookies.signed("?").replaceFirst("\\?", "例"), NOW))
                .isEqualTo(no(RejectReason.NOT_BASE64URL));
    }

    @Test
    void theFirstKeySignsAndAllVerify() {
        KeyRing ring = KeyRing.of(NEW, OLD);
        assertThat(ring.sign(ALICE)).isEqualTo(KeyRing.of(NEW).sign(ALICE));
        assertThat(ring.verify(KeyRing.of(NEW).sign(ALICE), NOW)).isEqualTo(new Verification.Verified(ALICE, 0));
        assertThat(ring.verify(KeyRing.of(OLD).sign(ALICE), NOW)).isEqualTo(new Verification.Verified(ALICE, 1));
        assertThat(ring.verify(RING.sign(ALICE), NOW)).isEqualTo(no(RejectReason.WRONG_SIGNATURE));
    }

    @Test
    void aRotationSignsNobodyOutUntilTheOldKeyIsDropped() {
        String before = KeyRing.of(OLD).sign(ALICE);
        KeyRing prepared = KeyRing.of(OLD, NEW);
        KeyRing swapped = KeyRing.of(NEW, OLD);
        KeyRing retired = KeyRing.of(NEW);
        assertThat(prepared.verify(before, NOW).sessionOrNull()).isEqualTo(ALICE);
        assertThat(swapped.verify(before, NOW).sessionOrNull()).isEqualTo(ALICE);
        assertThat(prepared.verify(swapped.sign(ALICE), NOW).sessionOrNull()).isEqualTo(ALICE);
        assertThat(swapped.verify(prepared.sign(ALICE), NOW).sessionOrNull()).isEqualTo(ALICE);
        assertThat(retired.verify(swapped.sign(ALICE), NOW).sessionOrNull()).isEqualTo(ALICE);
        assertThat(retired.verify(before, NOW)).isEqualTo(no(RejectReason.WRONG_SIGNATURE));
    }

    @Test
    void theFirstOfTwoEqualKeysIsTheOneReported() {
        KeyRing ring = KeyRing.of(NEW, OLD, SessionKey.ofUtf8("old"));
        assertThat(ring.verify(KeyRing.of(OLD).sign(ALICE), NOW)).isEqualTo(new Verification.Verified(ALICE, 1));
    }

    @Test
    void anEmptyKeySignsNothing() {
        assertThatThrownBy(() -> KeyRing.of(EMPTY, OLD).sign(ALICE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("first key is empty");
    }

    @Test
    void anEmptyKeyVerifiesNothingAndDoesNotKeepOthersFromIt() {
        String cookie = KeyRing.of(OLD).sign(ALICE);
        assertThat(KeyRing.of(EMPTY, EMPTY).verify(cookie, NOW)).isEqualTo(no(RejectReason.NO_KEY));
        assertThat(KeyRing.of(EMPTY, OLD).verify(cookie, NOW)).isEqualTo(new Verification.Verified(ALICE, 1));
        assertThat(KeyRing.of(EMPTY, NEW).verify(cookie, NOW)).isEqualTo(no(RejectReason.WRONG_SIGNATURE));
    }

    @Test
    void aRingNeedsAKeyAndTakesNoNull() {
        assertThatThrownBy(() -> KeyRing.of(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no key");
        assertThatThrownBy(() -> KeyRing.of((SessionKey) null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> KeyRing.of(NEW, (SessionKey) null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void aRingKeepsItsKeysWhenTheListChanges() {
        List<SessionKey> keys = new ArrayList<>(List.of(NEW, OLD));
        KeyRing ring = KeyRing.of(keys);
        keys.set(0, EMPTY);
        assertThat(ring).hasToString("KeyRing[2 keys]");
        assertThat(ring.sign(ALICE)).isEqualTo(KeyRing.of(NEW).sign(ALICE));
    }

    @Test
    void aRingTellsNothingOfItsKeys() {
        assertThat(KeyRing.of(NEW, OLD)).hasToString("KeyRing[2 keys]");
    }

    private static Verification no(RejectReason reason) {
        return new Verification.Rejected(reason);
    }
}
