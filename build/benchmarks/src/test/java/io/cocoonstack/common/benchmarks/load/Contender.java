package io.cocoonstack.common.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The servers that are compared. */
enum Contender {
    OURS("webhook"),
    ECHO("echo"),
    GO("Go");

    // As a container of 512 MiB has them by the example's Deployment: JDK 17 and 25 take the serial collector there.
    private static final List<String> FLAGS =
            List.of("-XX:+UseSerialGC", "-Xmx358m", "-XX:+ExitOnOutOfMemoryError", "-XX:-UsePerfData");

    final String label;

    Contender(String label) {
        this.label = label;
    }

    /**
     * Starts them; that in Go where Go is.
     *
     * @param root the root of the repository, where the example has been packaged
     * @param folder for what is made
     */
    static Map<Contender, ServerProcess> start(Path root, Path folder, Pair pair) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Map<Contender, ServerProcess> servers = new LinkedHashMap<>();
        try {
            List<String> ours = new ArrayList<>(List.of(java));
            ours.addAll(FLAGS);
            ours.addAll(List.of("-jar", webhook(root).toString()));
            servers.put(OURS, ServerProcess.start(ours, environment(folder, pair)));

            List<String> echo = new ArrayList<>(List.of(java));
            echo.addAll(FLAGS);
            echo.addAll(List.of(
                    "-cp",
                    System.getProperty("java.class.path"),
                    EchoServer.class.getName(),
                    pair.certificate().toString(),
                    pair.key().toString()));
            servers.put(ECHO, ServerProcess.start(echo, Map.of()));

            Path peer = folder.resolve("peer");
            if (buildPeer(root, peer)) {
                servers.put(
                        GO,
                        ServerProcess.start(
                                List.of(
                                        peer.toString(),
                                        "-cert",
                                        pair.certificate().toString(),
                                        "-key",
                                        pair.key().toString()),
                                Map.of()));
            }
            return servers;
        } catch (IOException | RuntimeException e) {
            servers.values().forEach(ServerProcess::close);
            throw e;
        }
    }

    /** The jar of the example, with its dependencies beside it. */
    public static Path webhook(Path root) {
        Path jar = root.resolve("examples/webhook/target/cocoon-common-examples-webhook.jar");
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException(jar + " is not there, expected the packaged example");
        }
        return jar;
    }

    /** The settings of the webhook; its API server is nowhere, since no review of a pod looks anything up. */
    public static Map<String, String> environment(Path folder, Pair pair) throws IOException {
        Path kubeconfig = Files.writeString(folder.resolve("kubeconfig"), """
                apiVersion: v1
                kind: Config
                current-context: nowhere
                clusters: [{name: nowhere, cluster: {server: "https://127.0.0.1:1"}}]
                users: [{name: nobody, user: {}}]
                contexts: [{name: nowhere, context: {cluster: nowhere, user: nobody}}]
                """);
        return Map.of(
                "WEBHOOK_LISTEN_PORT", "0",
                "WEBHOOK_TLS_CERT", pair.certificate().toString(),
                "WEBHOOK_TLS_KEY", pair.key().toString(),
                "KUBECONFIG", kubeconfig.toString());
    }

    private static boolean buildPeer(Path root, Path peer) throws IOException {
        ProcessBuilder build = new ProcessBuilder("go", "build", "-buildvcs=false", "-o", peer.toString(), ".")
                .directory(root.resolve("build/benchmarks/peer").toFile())
                .inheritIO();
        Process running;
        try {
            running = build.start();
        } catch (IOException e) {
            System.out.println("no Go here: the webhook in Go is left out, and nothing is compared with it");
            return false;
        }
        try {
            if (running.waitFor() != 0) {
                throw new IllegalStateException("go build of build/benchmarks/peer failed");
            }
            return true;
        } catch (InterruptedException e) {
            running.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
