package io.cocoonstack.common.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Signs sessions with its first key and verifies them with any of its keys (contract 10 rules verify and rotation).
 *
 * <pre>{@code
 * KeyRing keys = KeyRing.of(SessionKey.ofUtf8(newSecret), SessionKey.ofUtf8(oldSecret));
 * String value = keys.sign(new Session("alice", "alice@example.com", now + 3600));
 * Session session = keys.verify(value, now).sessionOrNull();
 * }</pre>
 *
 * <p>To rotate without signing anyone out: add the new key behind the old one everywhere, then swap the two everywhere,
 * then drop the old one once {@link Verification.Verified#isByOlderKey()} stays false.
 *
 * <p>Immutable, safe for use by many threads, without a lock. To change the keys, make another ring.
 */
public final class KeyRing {

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    // 32 bytes as base64url without padding.
    private static final int SIGNATURE_LENGTH = 43;

    private final SessionKey[] keys;
    private final boolean keyless;

    private KeyRing(SessionKey[] keys) {
        this.keys = keys;
        this.keyless = Arrays.stream(keys).allMatch(SessionKey::isEmpty);
    }

    /**
     * {@return a ring of one key or more}
     *
     * @param signing the key that signs, and verifies first
     * @param older keys that verify only, tried in this order
     */
    public static KeyRing of(SessionKey signing, SessionKey... older) {
        List<SessionKey> keys = new ArrayList<>(List.of(signing));
        keys.addAll(Arrays.asList(older));
        return of(keys);
    }

    /**
     * {@return a ring of these keys}
     *
     * @param keys the first signs, all verify, in this order; copied
     * @throws IllegalArgumentException if there is none
     */
    public static KeyRing of(List<SessionKey> keys) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("there is no key, expected at least the one that signs");
        }
        return new KeyRing(List.copyOf(keys).toArray(new SessionKey[0]));
    }

    /**
     * The value of the cookie that carries a session. Whoever holds it is signed in: keep it out of logs. It is made of
     * ASCII letters, digits, {@code -}, {@code _} and one {@code .}, and equal claims under equal keys give equal
     * values.
     *
     * @param session the session; it is not asked whether it is over
     * @return payload, dot, signature
     * @throws IllegalStateException if the first key is empty
     */
    public String sign(Session session) {
        byte[] json = PayloadWriter.write(session);
        Hmac hmac = keys[0].hmac();
        if (hmac == null) {
            throw new IllegalStateException("the first key is empty, expected a secret to sign with, best of 32 bytes");
        }
        byte[] payload = ENCODER.encode(json);
        byte[] signature = ENCODER.encode(hmac.sign(payload, payload.length));
        byte[] cookie = Arrays.copyOf(payload, payload.length + 1 + SIGNATURE_LENGTH);
        cookie[payload.length] = '.';
        System.arraycopy(signature, 0, cookie, payload.length + 1, SIGNATURE_LENGTH);
        return new String(cookie, StandardCharsets.ISO_8859_1);
    }

    /**
     * Verifies a cookie. Never throws, whatever the cookie is.
     *
     * <p>The signature's text is compared in constant time, and nothing of the payload is decoded before it fits.
     *
     * @param cookie the cookie's value, as the client sent it; null for none
     * @param nowSeconds the present, in Unix seconds
     * @return the session and the key that matched first, or "no"
     */
    public Verification verify(@Nullable String cookie, long nowSeconds) {
        if (cookie == null || cookie.isEmpty()) {
            return new Verification.Rejected(RejectReason.ABSENT);
        }
        if (keyless) {
            return new Verification.Rejected(RejectReason.NO_KEY);
        }
        int dot = cookie.indexOf('.');
        if (dot < 0) {
            return new Verification.Rejected(RejectReason.NO_SIGNATURE);
        }
        // Characters beyond Latin-1 become question marks. Base64url has none, so that such a cookie is refused below.
        byte[] bytes = cookie.getBytes(StandardCharsets.ISO_8859_1);
        if (bytes.length != dot + 1 + SIGNATURE_LENGTH) {
            return new Verification.Rejected(RejectReason.WRONG_SIGNATURE);
        }
        byte[] signature = Arrays.copyOfRange(bytes, dot + 1, bytes.length);
        for (int i = 0; i < keys.length; i++) {
            Hmac hmac = keys[i].hmac();
            if (hmac != null && MessageDigest.isEqual(ENCODER.encode(hmac.sign(bytes, dot)), signature)) {
                return open(Arrays.copyOf(bytes, dot), i, nowSeconds);
            }
        }
        return new Verification.Rejected(RejectReason.WRONG_SIGNATURE);
    }

    /** {@return the number of keys, and nothing of them; such as {@code KeyRing[2 keys]}} */
    @Override
    public String toString() {
        return "KeyRing[" + keys.length + " keys]";
    }

    private static Verification open(byte[] payload, int keyIndex, long nowSeconds) {
        // The decoder takes padding too, and that only at the end.
        if (payload.length > 0 && payload[payload.length - 1] == '=') {
            return new Verification.Rejected(RejectReason.NOT_BASE64URL);
        }
        byte[] utf8;
        try {
            utf8 = DECODER.decode(payload);
        } catch (IllegalArgumentException e) {
            return new Verification.Rejected(RejectReason.NOT_BASE64URL);
        }
        Session session = PlainPayload.read(utf8);
        if (session == null) {
            String json = PayloadReader.decode(utf8);
            if (json == null) {
                return new Verification.Rejected(RejectReason.NOT_UTF8);
            }
            session = PayloadReader.read(json);
        }
        if (session == null) {
            return new Verification.Rejected(RejectReason.NOT_A_SESSION);
        }
        if (session.isExpired(nowSeconds)) {
            return new Verification.Rejected(RejectReason.EXPIRED);
        }
        return new Verification.Verified(session, keyIndex);
    }
}
