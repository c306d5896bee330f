package io.cocoonstack.examples.webhook;

import io.cocoonstack.common.server.TlsMaterial;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;

/** A self-signed pair in a folder, under the names of a Secret that cert-manager fills. */
record PairOnDisk(TlsMaterial material, Path certificate, Path key) {

    static PairOnDisk in(Path folder) throws IOException {
        TlsMaterial material = TlsMaterial.selfSigned(
                "cocoon-webhook.cocoon-system.svc", InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        X509ExtendedKeyManager keys = material.keyManager();
        String alias = keys.chooseServerAlias("EC", null, null);
        String der = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(keys.getPrivateKey(alias).getEncoded());
        PairOnDisk pair = new PairOnDisk(material, folder.resolve("tls.crt"), folder.resolve("tls.key"));
        Files.writeString(pair.certificate, material.certificatePem());
        Files.writeString(pair.key, "-----BEGIN PRIVATE KEY-----\n" + der + "\n-----END PRIVATE KEY-----\n");
        return pair;
    }

    /** As a webhook configuration takes it. */
    String caBundle() {
        return Base64.getEncoder().encodeToString(material.certificatePem().getBytes(StandardCharsets.US_ASCII));
    }

    /** For a client that trusts this certificate and no other. */
    SSLContext trusting() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("webhook", material.certificate());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
