package io.cocoonstack.consumer;

import com.sun.net.httpserver.HttpServer;
import io.cocoonstack.common.registry.OciSnapshotRegistry;
import io.cocoonstack.common.round.ProbeResult;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;

/** Probes a registry that the JDK's web server plays. */
final class RegistryCheck {

    private RegistryCheck() {}

    /** A registry of two answers: one snapshot is there, every other is not. */
    static void run() throws Exception {
        byte[] manifest = "{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\"}"
                .getBytes(StandardCharsets.UTF_8);
        byte[] unknown = "{\"errors\":[{\"code\":\"MANIFEST_UNKNOWN\",\"message\":\"manifest unknown\"}]}"
                .getBytes(StandardCharsets.UTF_8);
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(manifest);
        String digest = "sha256:" + HexFormat.of().formatHex(hash);
        HttpServer two = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        two.createContext("/v2/", exchange -> {
            boolean there = exchange.getRequestURI().getPath().contains("vk-prod-demo-0");
            byte[] body = there ? manifest : unknown;
            exchange.getResponseHeaders().set("Docker-Distribution-Api-Version", "registry/2.0");
            exchange.getResponseHeaders()
                    .set("Content-Type", there ? "application/vnd.oci.image.manifest.v1+json" : "application/json");
            if (there) {
                exchange.getResponseHeaders().set("Docker-Content-Digest", digest);
            }
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(there ? 200 : 404, head ? -1 : body.length);
            if (!head) {
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        });
        two.start();
        URI url = URI.create("http://127.0.0.1:" + two.getAddress().getPort());
        try (OciSnapshotRegistry registry = OciSnapshotRegistry.builder(url)
                .allowPlainHttp()
                .timeout(Duration.ofSeconds(20))
                .build()) {
            ProbeResult absent = registry.probe("vk-prod-other-0", "hibernate");
            EveryModule.equal(absent.getClass().getSimpleName() + absent, "Absent" + absent);
            ProbeResult present = registry.probe("vk-prod-demo-0", "hibernate");
            EveryModule.equal(present.getClass().getSimpleName() + present, "Present" + present);
        } finally {
            two.stop(0);
        }
    }
}
