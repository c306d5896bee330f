package io.cocoonstack.common.benchmarks.load;

import java.io.File;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.conscrypt.Conscrypt;
import org.conscrypt.OpenSSLProvider;

/** The servers that are compared. */
enum Contender {
    OURS("webhook"),
    CONSCRYPT("webhook, Conscrypt"),
    ECHO("echo"),
    GO("Go");

    final String label;

    Contender(String label) {
        this.label = label;
    }

    /**
     * Starts them: that on Conscrypt where it has its native part for this platform, and that in Go where Go is.
     *
     * @param root the root of the repository, where the example has been packaged
     * @param folder for what is made
     */
    static Map<Contender, ServerProcess> start(Path root, Path folder, Pair pair) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Map<Contender, ServerProcess> servers = new LinkedHashMap<>();
        try {
            Map<String, String> environment = PackagedWebhook.environment(folder, pair);
            servers.put(OURS, ServerProcess.start(webhook(java, PackagedWebhook.jar(root)), environment));
            if (Conscrypt.isAvailable()) {
                Map<String, String> onConscrypt = new HashMap<>(environment);
                onConscrypt.put("WEBHOOK_TLS_PROVIDER", OpenSSLProvider.class.getName());
                servers.put(
                        CONSCRYPT,
                        ServerProcess.start(webhook(java, PackagedWebhook.jar(root), conscrypt()), onConscrypt));
            } else {
                System.out.println("Conscrypt has no native part for this platform: the webhook on it is left out");
            }

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

    private static List<String> webhook(String java, Path... classPath) {
        List<String> command = new ArrayList<>(List.of(java));
        command.addAll(PackagedWebhook.FLAGS);
        command.add("-cp");
        command.add(Stream.of(classPath).map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        command.add(PackagedWebhook.MAIN);
        return command;
    }

    private static Path conscrypt() {
        String jar = Conscrypt.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
        return Path.of(URLDecoder.decode(jar, StandardCharsets.UTF_8));
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
