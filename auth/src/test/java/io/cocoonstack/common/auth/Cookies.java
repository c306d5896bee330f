package io.cocoonstack.common.auth;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Cookies that no signer of ours would make, signed all the same, by means that the module does not use. */
final class Cookies {

    static final byte[] KEY = "a key of thirty-two bytes, so far".getBytes(StandardCharsets.UTF_8);
    static final KeyRing RING = KeyRing.of(SessionKey.of(KEY));
    static final long NOW = 1_893_456_000;

    private Cookies() {}

    /** The text before the dot as it is, with its signature. */
    static String signed(String payload) {
        return payload + "." + base64(hmac(KEY, payload.getBytes(StandardCharsets.UTF_8)));
    }

    static String ofJson(byte[] json) {
        return signed(base64(json));
    }

    static String ofJson(String json) {
        return ofJson(json.getBytes(StandardCharsets.UTF_8));
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static byte[] hmac(byte[] key, byte[] bytes) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(bytes);
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
