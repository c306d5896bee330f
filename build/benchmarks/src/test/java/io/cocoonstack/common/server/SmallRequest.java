package io.cocoonstack.common.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A small request on a kept connection, in the clear, while 64 clients send bodies that are a byte too long, one after
 * the other: to a server that reads as many large bodies at once as there are processors, and to one that reads all.
 */
public class SmallRequest {

    private static final int CLIENTS = 64;

    /** Ends each answer, and stands nowhere else in it. */
    private static final char LAST = '!';

    @Benchmark
    public void ours(InTurns server) throws IOException {
        server.ask();
    }

    @Benchmark
    public void withoutTurns(AllAtOnce server) throws IOException {
        server.ask();
    }

    /** The server as it is. */
    @State(Scope.Benchmark)
    public static class InTurns extends BusyServer {

        public InTurns() {
            super(new BodyTurns());
        }
    }

    /** A server with a turn for everybody. */
    @State(Scope.Benchmark)
    public static class AllAtOnce extends BusyServer {

        public AllAtOnce() {
            super(new BodyTurns(Integer.MAX_VALUE));
        }
    }

    /** A server, the clients that keep it busy, and the one that is measured. */
    public abstract static class BusyServer {

        private final HttpServer server;
        private final byte[] large;
        private Socket client;
        private volatile boolean over;

        BusyServer(BodyTurns turns) {
            HttpServerSpec spec = HttpServerSpec.http(
                            "small", request -> ServerResponse.of(200, "text/plain", new byte[] {LAST}))
                    .build();
            server = new HttpServer(spec, turns);
            large = new byte[spec.bodyLimit + 1];
        }

        @Setup
        public void start() throws IOException {
            server.start();
            client = new Socket(InetAddress.getLoopbackAddress(), server.port());
            for (int i = 0; i < CLIENTS; i++) {
                Thread thread = new Thread(this::sendLarge);
                thread.setDaemon(true);
                thread.start();
            }
        }

        @TearDown
        public void stop() throws IOException {
            over = true;
            client.close();
            server.close();
        }

        private void sendLarge() {
            byte[] head = head("POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: " + large.length);
            while (!over) {
                try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
                    socket.getOutputStream().write(head);
                    socket.getOutputStream().write(large);
                    socket.getInputStream().readAllBytes();
                } catch (IOException e) {
                    if (!over) {
                        throw new UncheckedIOException(e);
                    }
                }
            }
        }

        void ask() throws IOException {
            OutputStream out = client.getOutputStream();
            out.write(head("GET / HTTP/1.1\r\nHost: x"));
            InputStream in = client.getInputStream();
            for (int next = in.read(); next != LAST; next = in.read()) {
                if (next < 0) {
                    throw new IOException("the server closed the connection");
                }
            }
        }

        private static byte[] head(String lines) {
            return (lines + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        }
    }
}
