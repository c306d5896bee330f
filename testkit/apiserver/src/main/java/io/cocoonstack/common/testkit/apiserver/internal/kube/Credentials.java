package io.cocoonstack.common.testkit.apiserver.internal.kube;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** The secrets of one throw-away control plane, as the files that kube-apiserver reads. */
record Credentials(String token, Path tokenFile, Path serviceAccountKey, Path serviceAccountPublicKey) {

    static Credentials write(Path folder) throws IOException {
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        Credentials made = new Credentials(
                HexFormat.of().formatHex(random),
                folder.resolve("tokens.csv"),
                folder.resolve("service-account.key"),
                folder.resolve("service-account.pub"));
        Files.writeString(made.tokenFile, made.token + ",admin,admin,\"system:masters\"\n");
        KeyPair pair = rsa();
        Files.writeString(
                made.serviceAccountKey, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
        Files.writeString(
                made.serviceAccountPublicKey, pem("PUBLIC KEY", pair.getPublic().getEncoded()));
        return made;
    }

    private static KeyPair rsa() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }

    private static String pem(String type, byte[] der) {
        String text = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der);
        return "-----BEGIN " + type + "-----\n" + text + "\n-----END " + type + "-----\n";
    }
}
