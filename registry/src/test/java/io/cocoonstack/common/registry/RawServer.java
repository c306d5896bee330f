package io.cocoonstack.common.registry;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A server on loopback that a test has write bytes of its own choice, and that notices when its client goes. */
final class RawServer implements AutoCloseable {

    @FunctionalInterface
    interface Behaviour {
        void answer(OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket listener;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch clientGone = new CountDownLatch(1);

    RawServer(Behaviour behaviour) throws IOException {
        this(behaviour, behaviour);
    }

    /** HEAD has an answer of its own: bytes behind the head would be read as the answer to the next request. */
    RawServer(Behaviour toHead, Behaviour toOthers) throws IOException {
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(() -> {
            while (!listener.isClosed()) {
                try {
                    Socket socket = listener.accept();
                    threads.execute(() -> serve(socket, toHead, toOthers));
                } catch (IOException e) {
                    return;
                }
            }
        });
    }

    private void serve(Socket socket, Behaviour toHead, Behaviour toOthers) {
        try (socket;
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))) {
            String line = in.readLine();
            Behaviour behaviour = line != null && line.startsWith("HEAD ") ? toHead : toOthers;
            while (line != null && !line.isEmpty()) {
                line = in.readLine();
            }
            asked.countDown();
            behaviour.answer(socket.getOutputStream());
        } catch (IOException e) {
            clientGone.countDown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /** Waits for a whole request head. */
    void awaitRequest() throws InterruptedException {
        if (!asked.await(10, TimeUnit.SECONDS)) {
            throw new AssertionError("nobody asked within 10 s");
        }
    }

    /** Whether a client closed its connection while it was written to. */
    boolean clientGoesWithin(long seconds) throws InterruptedException {
        return clientGone.await(seconds, TimeUnit.SECONDS);
    }

    static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        threads.shutdownNow();
    }
}
