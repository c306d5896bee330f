package io.cocoonstack.common.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The example as it is deployed, but for its API server. */
final class PackagedWebhook {

    /** As a container of 512 MiB has them by its Deployment: JDK 17 and 25 take the serial collector there. */
    static final List<String> FLAGS = List.of(
            "-XX:+UseSerialGC",
            "-Xmx358m",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:-UsePerfData",
            "-Djavax.net.ssl.trustStore=NONE");

    static final String MAIN = "io.cocoonstack.examples.webhook.WebhookMain";

    private PackagedWebhook() {}

    /** The jar, with its dependencies beside it. */
    static Path jar(Path root) {
        Path jar = root.resolve("examples/webhook/target/cocoon-common-examples-webhook.jar");
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException(jar + " is not there, expected the packaged example");
        }
        return jar.toAbsolutePath();
    }

    /**
     * The settings; the API server is nowhere, since the review of a pod looks nothing up. Its authority is one of its
     * own, as in a cluster.
     */
    static Map<String, String> environment(Path folder, Pair pair) throws IOException {
        Path kubeconfig = Files.writeString(folder.resolve("kubeconfig"), """
                apiVersion: v1
                kind: Config
                current-context: nowhere
                clusters: [{name: nowhere, cluster: {server: "https://127.0.0.1:1", certificate-authority: %s}}]
                users: [{name: nobody, user: {}}]
                contexts: [{name: nowhere, context: {cluster: nowhere, user: nobody}}]
                """.formatted(pair.certificate()));
        return Map.of(
                "WEBHOOK_LISTEN_PORT", "0",
                "WEBHOOK_TLS_CERT", pair.certificate().toString(),
                "WEBHOOK_TLS_KEY", pair.key().toString(),
                "KUBECONFIG", kubeconfig.toString());
    }
}
