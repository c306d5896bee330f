package io.cocoonstack.common.registry;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server that a test runs from a binary on loopback; it is killed when it is closed. */
final class ServerProcess implements AutoCloseable {

    private final Process process;

    /** Starts a server, and waits until it answers HTTP with any status. */
    ServerProcess(List<String> command, Path log, URI uri) throws IOException, InterruptedException {
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!answers(uri)) {
            close();
            throw new IOException(command.get(0) + " does not start: " + Files.readString(log));
        }
    }

    /** The value of an environment variable; the test is skipped, and says why, where it is not set. */
    static String binary(String variable, String product) {
        String path = System.getenv(variable);
        if (path == null || path.isEmpty()) {
            return abort("needs " + product + ": set " + variable + " to the path of its binary");
        }
        return path;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean answers(URI uri) throws InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (process.isAlive() && System.nanoTime() < end) {
            try {
                client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding());
                return process.isAlive();
            } catch (IOException e) {
                Thread.sleep(50);
            }
        }
        return false;
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
