package io.cocoonstack.common.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.testsupport.Property;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class HmacTest {

    @Test
    void itSignsAsRfc4231SaysWithAnyDigest() {
        check(
                "4a656665",
                "what do ya want for nothing?",
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
        check("0b".repeat(20), "Hi There", "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
        check(
                "aa".repeat(131),
                "Test Using Larger Than Block-Size Key - Hash Key First",
                "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
    }

    @Test
    void itSignsAsTheJvmDoesForAnyKeyAndTextWithAnyDigest() {
        Property.forAll(2000, random -> {
            byte[] key = new byte[random.nextInt(1, 200)];
            random.nextBytes(key);
            byte[] bytes = new byte[random.nextInt(300)];
            random.nextBytes(bytes);
            int length = random.nextInt(bytes.length + 1);
            byte[] wanted = Cookies.hmac(key, Arrays.copyOf(bytes, length));
            for (Hmac hmac : List.of(new Hmac(key), new Hmac(key, Foreign::new))) {
                assertThat(hmac.sign(bytes, length)).isEqualTo(wanted);
                assertThat(hmac.sign(bytes, length)).as("a second time").isEqualTo(wanted);
            }
        });
    }

    private static void check(String keyHex, String text, String wanted) {
        byte[] key = HexFormat.of().parseHex(keyHex);
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        for (Hmac hmac : List.of(new Hmac(key), new Hmac(key, Foreign::new))) {
            assertThat(hmac.sign(bytes, bytes.length)).isEqualTo(HexFormat.of().parseHex(wanted));
        }
    }

    /** SHA-256 without a provider, which cannot be cloned. */
    private static final class Foreign extends MessageDigest {

        private final MessageDigest digest;

        Foreign() {
            super("SHA-256");
            try {
                digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        protected void engineUpdate(byte input) {
            digest.update(input);
        }

        @Override
        protected void engineUpdate(byte[] input, int offset, int length) {
            digest.update(input, offset, length);
        }

        @Override
        protected byte[] engineDigest() {
            return digest.digest();
        }

        @Override
        protected void engineReset() {
            digest.reset();
        }
    }
}
