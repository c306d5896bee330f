package io.cocoonstack.common.auth;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * HMAC-SHA256 under one key, as RFC 2104 writes it. {@link javax.crypto.Mac} cannot be shared between threads and
 * digests the key again each time, which costs half as much again (docs/decisions.md has the figures). Safe for use by
 * many threads, without a lock.
 */
final class Hmac {

    private static final int BLOCK = 64;

    private final Supplier<MessageDigest> inner;
    private final Supplier<MessageDigest> outer;

    /** The key is not empty, and not kept. */
    Hmac(byte[] key) {
        this(key, Hmac::sha256);
    }

    /** With unused digests from elsewhere, another one at each call. */
    Hmac(byte[] key, Supplier<MessageDigest> digests) {
        byte[] block = Arrays.copyOf(key.length > BLOCK ? digests.get().digest(key) : key, BLOCK);
        this.inner = begun(block, 0x36, digests);
        this.outer = begun(block, 0x5c, digests);
    }

    /** The first bytes' signature, of 32 bytes. */
    byte[] sign(byte[] bytes, int length) {
        MessageDigest digest = inner.get();
        digest.update(bytes, 0, length);
        return outer.get().digest(digest.digest());
    }

    /** Digests that have swallowed the key already. */
    private static Supplier<MessageDigest> begun(byte[] block, int pad, Supplier<MessageDigest> digests) {
        byte[] padded = new byte[BLOCK];
        for (int i = 0; i < BLOCK; i++) {
            padded[i] = (byte) (block[i] ^ pad);
        }
        Supplier<MessageDigest> anew = () -> {
            MessageDigest digest = digests.get();
            digest.update(padded);
            return digest;
        };
        MessageDigest ready = anew.get();
        // Many threads may clone a digest at once where we know its code: in the JDK's own provider. Another one may
        // keep the state in a device's session.
        Provider provider = ready.getProvider();
        boolean shared = provider != null && provider.getName().equals("SUN");
        return shared ? () -> copy(ready) : anew;
    }

    private static MessageDigest copy(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's own SHA-256 cannot be cloned", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JVM has no SHA-256, which every JVM must have", e);
        }
    }
}
