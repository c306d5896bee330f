package io.cocoonstack.common.auth;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A secret that sessions are signed with (contract 10). Its bytes go in and never come out: there is no accessor,
 * {@link #toString} says nothing about them, and {@link #equals} takes the same time wherever two keys differ.
 *
 * <p>Any length will do; 32 random bytes are best, and less than that is weaker than the signature. An empty key can be
 * made, because an unset variable is read as one: nothing can be signed with it, and it verifies nothing.
 *
 * <p>Immutable, safe for use by many threads.
 */
public final class SessionKey {

    private final byte[] bytes;
    private final @Nullable Hmac hmac;

    private SessionKey(byte[] bytes) {
        this.bytes = bytes;
        this.hmac = bytes.length == 0 ? null : new Hmac(bytes);
    }

    /**
     * {@return a key of raw bytes}
     *
     * @param bytes the secret; copied
     */
    public static SessionKey of(byte[] bytes) {
        return new SessionKey(bytes.clone());
    }

    /**
     * A key that is written as text, such as the value of an environment variable: its bytes are the text's UTF-8.
     * Nothing is trimmed and no encoding such as base64 is undone, as on the Go side.
     *
     * @param text the secret
     * @return the key
     * @throws IllegalArgumentException if the text holds an unpaired surrogate, and so has no UTF-8
     */
    public static SessionKey ofUtf8(String text) {
        Objects.requireNonNull(text, "text");
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return new SessionKey(bytes);
        } catch (CharacterCodingException e) {
            // Without the cause and the text: both would tell of the secret.
            throw new IllegalArgumentException("the key's text holds an unpaired surrogate, expected Unicode");
        }
    }

    /** {@return whether there is no secret at all} */
    public boolean isEmpty() {
        return hmac == null;
    }

    /** What signs under this key; null for the empty key. */
    @Nullable
    Hmac hmac() {
        return hmac;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SessionKey key && MessageDigest.isEqual(bytes, key.bytes);
    }

    /** {@return a hash that tells nothing but the length, so that it may be seen} */
    @Override
    public int hashCode() {
        return bytes.length;
    }

    @Override
    public String toString() {
        return "SessionKey[redacted]";
    }
}
