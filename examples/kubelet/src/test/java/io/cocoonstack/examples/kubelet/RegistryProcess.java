package io.cocoonstack.examples.kubelet;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** Debian's docker-registry on a free port of loopback. */
final class RegistryProcess implements AutoCloseable {

    private static final int ATTEMPTS = 3;

    private Process process;
    private int port;

    RegistryProcess(String binary, Path folder) throws IOException, InterruptedException {
        // Somebody else may take the port before the registry does.
        for (int attempt = 0; attempt < ATTEMPTS && (process == null || !process.isAlive()); attempt++) {
            start(binary, folder);
        }
    }

    private void start(String binary, Path folder) throws IOException, InterruptedException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path config = Files.writeString(folder.resolve("config.yml"), """
                version: 0.1
                storage: {filesystem: {rootdirectory: %s}}
                http: {addr: "127.0.0.1:%d"}
                """.formatted(folder.resolve("data"), port));
        process = new ProcessBuilder(binary, "serve", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        while (process.isAlive() && !isListening()) {
            Thread.sleep(50);
        }
    }

    private boolean isListening() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
