package io.cocoonstack.common.benchmarks.load;

import java.io.IOException;
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
            ours.addAll(PackagedWebhook.FLAGS);
            ours.addAll(List.of("-jar", PackagedWebhook.jar(root).toString()));
            servers.put(OURS, ServerProcess.start(ours, PackagedWebhook.environment(folder, pair)));

            List<String> echo = new ArrayList<>(List.of(java));
            echo.addAll(PackagedWebhook.FLAGS);
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
