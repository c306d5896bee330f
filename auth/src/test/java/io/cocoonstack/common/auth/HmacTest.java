package io.cocoonstack.common.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cocoonstack.common.testsupport.Property;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class HmacTest {

    @Test
    void bothWaysSignAsRfc4231Says() throws Exception {
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
    void bothWaysSignAsTheJvmDoesForAnyKeyAndText() {
        Property.forAll(2000, random -> {
            byte[] key = new byte[random.nextInt(1, 200)];
            random.nextBytes(key);
            byte[] bytes = new byte[random.nextInt(300)];
            random.nextBytes(bytes);
            int length = random.nextInt(bytes.length + 1);
            byte[] wanted = Cookies.hmac(key, Arrays.copyOf(bytes, length));
            assertThat(new PrecomputedHmac(key, MessageDigest.getInstance("SHA-256")).sign(bytes, length))
                    .isEqualTo(wanted);
            assertThat(new ProviderHmac(key).sign(bytes, length)).isEqualTo(wanted);
        });
    }

    @Test
    void theJdksOwnDigestIsKeptReady() {
        assertThat(Hmac.under(Cookies.KEY)).isInstanceOf(PrecomputedHmac.class);
    }

    @Test
    void aDigestOfAnotherProviderIsNotShared() {
        assertThat(Hmac.under(Cookies.KEY, new Foreign())).isInstanceOf(ProviderHmac.class);
    }

    @Test
    void aDigestThatCannotBeClonedIsNotKept() {
        assertThatThrownBy(() -> new PrecomputedHmac(Cookies.KEY, new Foreign()))
                .isInstanceOf(CloneNotSupportedException.class);
    }

    private static void check(String keyHex, String text, String wanted) throws Exception {
        byte[] key = HexFormat.of().parseHex(keyHex);
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        assertThat(new PrecomputedHmac(key, MessageDigest.getInstance("SHA-256")).sign(bytes, bytes.length))
                .isEqualTo(HexFormat.of().parseHex(wanted));
        assertThat(new ProviderHmac(key).sign(bytes, bytes.length))
                .isEqualTo(HexFormat.of().parseHex(wanted));
    }

    /** A digest without a provider that also cannot be cloned. */
    private static final class Foreign extends MessageDigest {

        Foreign() {
            super("SHA-256");
        }

        @Override
        protected void engineUpdate(byte input) {}

        @Override
        protected void engineUpdate(byte[] input, int offset, int length) {}

        @Override
        protected byte[] engineDigest() {
            return new byte[32];
        }

        @Override
        protected void engineReset() {}
    }
}
