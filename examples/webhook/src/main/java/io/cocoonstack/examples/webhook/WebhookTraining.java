package io.cocoonstack.examples.webhook;

import io.cocoonstack.common.env.Env;
import io.cocoonstack.common.k8s.ClientConfigs;
import io.cocoonstack.common.server.HttpServer;
import io.cocoonstack.common.server.LogLevel;
import io.cocoonstack.common.server.ReloadingKeyManager;
import io.cocoonstack.common.server.ServerGroup;
import io.cocoonstack.common.server.TlsMaterial;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * Starts the webhook with a certificate of its own, asks it for one review, and ends: a run from which the JVM writes
 * an archive of the classes that a start needs. The {@code Dockerfile} runs it with {@code -XX:ArchiveClassesAtExit}.
 * It reaches no API server and listens for a moment only.
 */
public final class WebhookTraining {

    private static final byte[] REVIEW = """
            {"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","request":{"uid":"training",
             "kind":{"group":"","version":"v1","kind":"Pod"},"resource":{"group":"","version":"v1","resource":"pods"},
             "operation":"CREATE","namespace":"training","userInfo":{"username":"nobody"},
             "object":{"metadata":{"name":"p"},"spec":{"tolerations":[{"key":"virtual-kubelet.io/provider"}]}}}}
            """.getBytes(StandardCharsets.UTF_8);

    private WebhookTraining() {}

    /**
     * Runs once.
     *
     * @param args none
     * @throws IOException if the webhook does not answer as it should
     * @throws GeneralSecurityException if the JVM lacks TLS or P-256
     */
    public static void main(String[] args) throws IOException, GeneralSecurityException {
        // Its lines are logged, because to write one takes classes, too.
        LogLevel.INFO.apply();
        try {
            ClientConfigs.load();
        } catch (IllegalStateException e) {
            // Expected where images are built: no kubeconfig and no service account.
        }
        Path folder = Files.createTempDirectory("webhook-training");
        Path certificate = folder.resolve("tls.crt");
        Path key = folder.resolve("tls.key");
        TlsMaterial material = TlsMaterial.selfSigned("localhost", InetAddress.getLoopbackAddress());
        try {
            Files.writeString(certificate, material.certificatePem());
            Files.writeString(key, keyPem(material));
            WebhookSettings settings = WebhookSettings.from(Env.of(Map.of(
                    "WEBHOOK_LISTEN_PORT", "0",
                    "WEBHOOK_TLS_CERT", certificate.toString(),
                    "WEBHOOK_TLS_KEY", key.toString())));
            Config nowhere = new ConfigBuilder(Config.empty())
                    .withMasterUrl("https://127.0.0.1:1")
                    .withCaCertFile(certificate.toString())
                    .build();
            try (KubernetesClient client = WebhookMain.client(nowhere, settings);
                    ReloadingKeyManager keys = ReloadingKeyManager.builder(settings.certificate(), settings.key())
                            .build();
                    HttpServer server = WebhookMain.server(settings, WebhookMain.rules(settings, client), keys);
                    ServerGroup group = ServerGroup.of(server).withStopTimeout(settings.stopTimeout())) {
                group.start();
                String answer = ask(server.port(), material);
                if (!answer.contains("\"allowed\":false")) {
                    throw new IOException("the webhook answers \"" + answer + "\", expected a denial");
                }
            }
        } finally {
            Files.deleteIfExists(certificate);
            Files.deleteIfExists(key);
            Files.delete(folder);
        }
    }

    private static String keyPem(TlsMaterial material) {
        X509ExtendedKeyManager keys = material.keyManager();
        byte[] pkcs8 =
                keys.getPrivateKey(keys.chooseServerAlias("EC", null, null)).getEncoded();
        return "-----BEGIN PRIVATE KEY-----\n" + Base64.getEncoder().encodeToString(pkcs8)
                + "\n-----END PRIVATE KEY-----\n";
    }

    private static String ask(int port, TlsMaterial trusted) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("webhook", trusted.certificate());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        try (SSLSocket socket =
                        (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
                InputStream in = socket.getInputStream()) {
            ByteArrayOutputStream request = new ByteArrayOutputStream();
            request.writeBytes(("POST " + WebhookEndpoint.PATH + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                            + "Content-Type: application/json\r\nContent-Length: " + REVIEW.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            request.writeBytes(REVIEW);
            socket.getOutputStream().write(request.toByteArray());
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
