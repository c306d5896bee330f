package io.cocoonstack.common.benchmarks.load;

import io.cocoonstack.common.server.TlsMaterial;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509TrustManager;

/**
 * A self-signed pair (P-256) on disk, which every server gets.
 *
 * @param material the pair
 * @param certificate the path of the certificate, PEM
 * @param key the path of the key, PEM
 */
public record Pair(TlsMaterial material, Path certificate, Path key) {

    /** Makes one in a folder. */
    public static Pair in(Path folder) throws IOException {
        TlsMaterial material = TlsMaterial.selfSigned("localhost", InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        X509ExtendedKeyManager keys = material.keyManager();
        String alias = keys.chooseServerAlias("EC", null, null);
        String der = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(keys.getPrivateKey(alias).getEncoded());
        Pair pair = new Pair(material, folder.resolve("tls.crt"), folder.resolve("tls.key"));
        Files.writeString(pair.certificate, material.certificatePem());
        Files.writeString(pair.key, "-----BEGIN PRIVATE KEY-----\n" + der + "\n-----END PRIVATE KEY-----\n");
        return pair;
    }

    /** For a client that trusts this certificate and no other, and spends no time on more than comparing it. */
    public SSLContext trusting() throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Pinned(material.certificate())}, new SecureRandom());
        return context;
    }

    // Not an X509ExtendedTrustManager: the engines are made without the name of a host, which would be checked else.
    private record Pinned(X509Certificate certificate) implements X509TrustManager {

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            if (!chain[0].equals(certificate)) {
                throw new CertificateException("the server's certificate is not that of this run");
            }
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            throw new CertificateException("no clients here");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[] {certificate};
        }
    }
}
