package io.cocoonstack.common.k8s;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A self-signed certificate of localhost and its key, made by the JDK's keytool. */
public final class TestPair {

    private static final String PASSWORD = "changeit";

    private final KeyStore store;

    private TestPair(KeyStore store) {
        this.store = store;
    }

    /** A pair; the size is the name of a curve, of bits, or empty. */
    public static TestPair of(String algorithm, String size) {
        try {
            Path folder = Files.createTempDirectory("pair");
            Path file = folder.resolve("store.p12");
            String sizeOption = algorithm.equals("EC") ? "-groupname" : "-keysize";
            String command =
                    Path.of(System.getProperty("java.home"), "bin", "keytool") + " -genkeypair -alias a -keyalg "
                            + algorithm + (size.isEmpty() ? "" : " " + sizeOption + " " + size)
                            + " -dname CN=localhost -ext san=dns:localhost,ip:127.0.0.1 -ext bc=ca:true -validity 3650"
                            + " -storetype PKCS12 -keystore " + file + " -storepass " + PASSWORD;
            Process process = new ProcessBuilder(command.split(" ", -1))
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(output);
            }
            KeyStore store = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(file)) {
                store.load(in, PASSWORD.toCharArray());
            }
            Files.delete(file);
            Files.delete(folder);
            return new TestPair(store);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    String certificate() {
        try {
            return pem("CERTIFICATE", store.getCertificate("a").getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The key in PKCS#8. */
    String key() {
        try {
            return pem("PRIVATE KEY", store.getKey("a", PASSWORD.toCharArray()).getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String certificateData() {
        return base64(certificate());
    }

    String keyData() {
        return base64(key());
    }

    /** Of a server with this pair that asks for the certificate of a client and takes this one alone. */
    public SSLContext context() {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD.toCharArray());
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("a", store.getCertificate("a"));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(String kind, byte[] der) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n";
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
