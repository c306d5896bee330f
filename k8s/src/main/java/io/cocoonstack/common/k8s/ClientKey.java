package io.cocoonstack.common.k8s;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A private key in the form that the client takes: one PEM block, and the name of its algorithm beside it, which the
 * client does not find out for PKCS#8.
 *
 * @param pem the block, in PKCS#1, SEC1 or PKCS#8
 * @param algorithm {@code RSA} or {@code EC}
 */
record ClientKey(String pem, String algorithm) {

    private static final Pattern BLOCK = Pattern.compile(
            "-----BEGIN ((?:[A-Z0-9]+ )*)PRIVATE KEY-----(.*?)-----END \\1PRIVATE KEY-----", Pattern.DOTALL);

    /**
     * Takes the first private key of a text, as kubectl does; {@code openssl ecparam} puts parameters in front of it.
     */
    static ClientKey of(String text, Function<String, ? extends RuntimeException> refusal) {
        Matcher block = BLOCK.matcher(text);
        if (!block.find()) {
            throw refusal.apply("holds no private key, expected one in PEM");
        }
        String kind = block.group(1).trim();
        String body = block.group(2);
        if (kind.equals("ENCRYPTED") || body.contains("ENCRYPTED")) {
            throw refusal.apply("holds an encrypted key, expected one without a passphrase");
        }
        return switch (kind) {
            case "RSA", "EC" -> new ClientKey(block.group() + "\n", kind);
            case "" -> new ClientKey(block.group() + "\n", algorithm(body, refusal));
            default -> throw refusal.apply("holds a key of kind " + kind + ", expected RSA or EC");
        };
    }

    /** A key factory takes a key of its own algorithm alone. */
    private static String algorithm(String body, Function<String, ? extends RuntimeException> refusal) {
        byte[] der;
        try {
            der = Base64.getDecoder().decode(body.replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            throw refusal.apply("holds a key that is not base64, expected PEM");
        }
        if (isKey("RSA", der)) {
            return "RSA";
        }
        if (isKey("EC", der)) {
            return "EC";
        }
        throw refusal.apply((isKey("EdDSA", der) ? "holds an EdDSA key" : "holds a key of another kind")
                + ", expected RSA or EC: the client takes no other");
    }

    private static boolean isKey(String algorithm, byte[] der) {
        try {
            KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
