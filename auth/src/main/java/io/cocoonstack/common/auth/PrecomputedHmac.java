package io.cocoonstack.common.auth;

import java.security.MessageDigest;
import java.util.Arrays;

/**
 * HMAC as RFC 2104 writes it, over digests that have swallowed the key already. {@link javax.crypto.Mac} cannot be
 * shared between threads, costs more than the signature itself to make, and digests the key again each time.
 */
final class PrecomputedHmac implements Hmac {

    private static final int BLOCK = 64;

    // Only ever cloned from here on, so that threads may share them.
    private final MessageDigest inner;
    private final MessageDigest outer;

    PrecomputedHmac(byte[] key, MessageDigest sha256) throws CloneNotSupportedException {
        byte[] block = Arrays.copyOf(key.length > BLOCK ? sha256.digest(key) : key, BLOCK);
        inner = primed(block, 0x36, sha256);
        outer = primed(block, 0x5c, sha256);
    }

    private static MessageDigest primed(byte[] block, int pad, MessageDigest sha256) throws CloneNotSupportedException {
        byte[] padded = new byte[BLOCK];
        for (int i = 0; i < BLOCK; i++) {
            padded[i] = (byte) (block[i] ^ pad);
        }
        MessageDigest digest = (MessageDigest) sha256.clone();
        digest.update(padded);
        return digest;
    }

    @Override
    public byte[] sign(byte[] bytes, int length) {
        try {
            MessageDigest digest = (MessageDigest) inner.clone();
            digest.update(bytes, 0, length);
            byte[] innerHash = digest.digest();
            digest = (MessageDigest) outer.clone();
            return digest.digest(innerHash);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("a digest that was cloned before cannot be cloned", e);
        }
    }
}
