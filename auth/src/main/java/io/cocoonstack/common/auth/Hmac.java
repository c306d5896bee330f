package io.cocoonstack.common.auth;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** HMAC-SHA256 under one key. Safe for use by many threads at once, without a lock. */
sealed interface Hmac permits PrecomputedHmac, ProviderHmac {

    /** The 32 bytes that sign the first ones of the given. */
    byte[] sign(byte[] bytes, int length);

    /** The best way to sign with what this JVM has. The key is not empty and not kept. */
    static Hmac under(byte[] key) {
        try {
            return under(key, MessageDigest.getInstance("SHA-256"));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JVM has no SHA-256, which every JVM must have", e);
        }
    }

    /** The same with a digest of the caller's, which must be unused. */
    static Hmac under(byte[] key, MessageDigest sha256) {
        // Cloning a digest while others clone it is safe where we know the code: the JDK's own provider. Others may
        // keep their state in a device's session.
        if (sha256.getProvider() == null || !sha256.getProvider().getName().equals("SUN")) {
            return new ProviderHmac(key);
        }
        try {
            return new PrecomputedHmac(key, sha256);
        } catch (CloneNotSupportedException e) {
            return new ProviderHmac(key);
        }
    }
}
