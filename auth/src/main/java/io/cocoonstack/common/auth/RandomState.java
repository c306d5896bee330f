package io.cocoonstack.common.auth;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The text that ties a sign-on's way back to its way out, such as OAuth's {@code state} (contract 10 rule state). Safe
 * for use by many threads.
 */
public final class RandomState {

    private static final int BYTES = 16;

    private RandomState() {}

    /** {@return a new state from the JVM's secure generator; 32 lower-case hexadecimal digits, 128 random bits} */
    public static String generate() {
        return generate(new SecureRandom());
    }

    /**
     * {@return a new state of 32 lower-case hexadecimal digits, from a generator of the caller's}
     *
     * @param random 16 bytes are taken from it
     */
    public static String generate(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
