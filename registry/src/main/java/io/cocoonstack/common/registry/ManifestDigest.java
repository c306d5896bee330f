package io.cocoonstack.common.registry;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Digests of manifests: those of the two algorithms that the OCI image specification registers for all. */
final class ManifestDigest {

    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128}");

    private ManifestDigest() {}

    static boolean isDigest(String text) {
        return DIGEST.matcher(text).matches();
    }

    static void require(String digest) throws RegistryFailure {
        if (!isDigest(digest)) {
            // A tag here would take the snapshot that was pushed last.
            throw new RegistryFailure(
                    "the digest is " + QuotedText.of(digest) + ", expected sha256: or sha512: and lower-case hex");
        }
    }

    static String sha256(byte[] manifest) {
        return "sha256:" + hash("SHA-256", manifest);
    }

    /** Whether the bytes are those that a digest names. */
    static boolean names(String digest, byte[] manifest) {
        return digest.equals(sha256(manifest)) || digest.equals("sha512:" + hash("SHA-512", manifest));
    }

    private static String hash(String algorithm, byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no " + algorithm + ", which every Java platform has", e);
        }
    }
}
