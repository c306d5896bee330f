package io.cocoonstack.common.benchmarks.load;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import org.jspecify.annotations.Nullable;

/**
 * One connection of the client: TLS over a channel that never blocks, and one request at a time. It can be opened again
 * and keeps its buffers. Everything it does is done by the client's only thread.
 */
final class Connection {

    private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Selector selector;
    private final SSLContext tls;
    private final InetSocketAddress address;
    private final byte[] request;
    private final ByteBuffer received = ByteBuffer.allocate(1 << 15);
    private final ByteBuffer answer = ByteBuffer.allocate(1 << 16);
    private final ByteBuffer toSend = ByteBuffer.allocateDirect(1 << 16);
    private @Nullable SocketChannel channel;
    private @Nullable SelectionKey key;
    private @Nullable SSLEngine engine;
    private boolean waitsToSend;
    private boolean waitsForAnswer;

    /** When the request was to be sent, by the clock of {@link System#nanoTime}. */
    long begun;

    Connection(Selector selector, SSLContext tls, int port, byte[] request) {
        this.selector = selector;
        this.tls = tls;
        this.address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        this.request = request;
    }

    /** Opens it and shakes hands; a request that is sent before that waits. Each handshake is a full one. */
    void open() throws IOException {
        close();
        received.clear();
        answer.clear();
        toSend.clear().limit(0);
        // Without a peer's name no session is found to resume, as with the API server, which keeps none.
        SSLEngine opened = tls.createSSLEngine();
        opened.setUseClientMode(true);
        opened.beginHandshake();
        engine = opened;
        SocketChannel client = SocketChannel.open();
        channel = client;
        client.configureBlocking(false);
        client.setOption(StandardSocketOptions.TCP_NODELAY, true);
        key = client.register(selector, SelectionKey.OP_CONNECT, this);
        if (client.connect(address)) {
            key.interestOps(SelectionKey.OP_READ);
            handshake(opened);
        }
    }

    void close() throws IOException {
        waitsToSend = false;
        waitsForAnswer = false;
        if (channel != null) {
            channel.close();
        }
    }

    boolean isOpen() {
        return engine != null && engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING;
    }

    /** Sends the request. */
    void send(long time) throws IOException {
        begun = time;
        waitsToSend = true;
        if (isOpen()) {
            sendRequest();
        }
    }

    private void sendRequest() throws IOException {
        waitsToSend = false;
        waitsForAnswer = true;
        wrap(live(engine), ByteBuffer.wrap(request));
    }

    /**
     * Does what the channel is ready for.
     *
     * @return whether the answer has come with this
     * @throws IOException if the connection ended, or the answer is not 200
     */
    boolean onReady() throws IOException {
        SelectionKey ready = live(key);
        SSLEngine current = live(engine);
        if (ready.isConnectable()) {
            live(channel).finishConnect();
            ready.interestOps(SelectionKey.OP_READ);
            handshake(current);
            return false;
        }
        if (ready.isWritable()) {
            flush();
        }
        if (!ready.isReadable()) {
            return false;
        }
        if (live(channel).read(received) < 0) {
            throw new EOFException("the server closed the connection");
        }
        if (!isOpen()) {
            handshake(current);
        }
        if (isOpen()) {
            if (waitsToSend) {
                sendRequest();
            }
            received.flip();
            unwrapAll(current);
            received.compact();
        }
        boolean answered = waitsForAnswer && isAnswered();
        waitsForAnswer &= !answered;
        return answered;
    }

    private void handshake(SSLEngine current) throws IOException {
        while (true) {
            switch (current.getHandshakeStatus()) {
                case NEED_WRAP -> wrap(current, ByteBuffer.allocate(0));
                case NEED_TASK -> live(current.getDelegatedTask()).run();
                case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
                    received.flip();
                    SSLEngineResult result = current.unwrap(received, answer);
                    received.compact();
                    if (result.getStatus() == SSLEngineResult.Status.BUFFER_UNDERFLOW) {
                        return;
                    }
                    expect(SSLEngineResult.Status.OK, result);
                }
                default -> {
                    if (waitsToSend) {
                        sendRequest();
                    }
                    return;
                }
            }
        }
    }

    private void unwrapAll(SSLEngine current) throws IOException {
        while (received.hasRemaining()) {
            SSLEngineResult result = current.unwrap(received, answer);
            if (result.getStatus() == SSLEngineResult.Status.BUFFER_UNDERFLOW) {
                return;
            }
            if (result.getStatus() == SSLEngineResult.Status.CLOSED && isAnswered()) {
                // The server ends a connection together with the last answer.
                return;
            }
            expect(SSLEngineResult.Status.OK, result);
        }
    }

    private void wrap(SSLEngine current, ByteBuffer plain) throws IOException {
        toSend.compact();
        do {
            expect(SSLEngineResult.Status.OK, current.wrap(plain, toSend));
        } while (plain.hasRemaining());
        toSend.flip();
        flush();
    }

    private void flush() throws IOException {
        live(channel).write(toSend);
        live(key)
                .interestOps(
                        toSend.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    private boolean isAnswered() throws IOException {
        byte[] bytes = answer.array();
        int end = indexOf(bytes, answer.position(), END_OF_HEAD);
        if (end < 0) {
            return false;
        }
        String head = new String(bytes, 0, end, StandardCharsets.US_ASCII);
        if (!head.startsWith("HTTP/1.1 200 ")) {
            throw new IOException("answer is \"" + head.lines().findFirst().orElse("") + "\", expected 200");
        }
        int body = end + END_OF_HEAD.length;
        if (answer.position() < body + contentLength(head)) {
            return false;
        }
        return true;
    }

    /** The answer's body, once it has come, for those who look; then {@link #forget}. */
    String body() {
        int from = indexOf(answer.array(), answer.position(), END_OF_HEAD) + END_OF_HEAD.length;
        return new String(answer.array(), from, answer.position() - from, StandardCharsets.UTF_8);
    }

    void forget() {
        answer.clear();
    }

    static int contentLength(String head) throws IOException {
        String lower = head.toLowerCase(Locale.ROOT);
        int at = lower.indexOf("\r\ncontent-length:");
        if (at < 0) {
            throw new IOException("the answer tells no Content-Length");
        }
        int from = at + "\r\ncontent-length:".length();
        int to = lower.indexOf("\r\n", from);
        return Integer.parseInt(
                lower.substring(from, to < 0 ? lower.length() : to).strip());
    }

    private static int indexOf(byte[] bytes, int length, byte[] wanted) {
        for (int i = 0; i + wanted.length <= length; i++) {
            if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        return -1;
    }

    private static void expect(SSLEngineResult.Status expected, SSLEngineResult result) throws IOException {
        if (result.getStatus() != expected) {
            throw new IOException("TLS is " + result.getStatus() + ", expected " + expected);
        }
    }

    private static <T> T live(@Nullable T part) throws IOException {
        if (part == null) {
            throw new IOException("the connection was never opened");
        }
        return part;
    }
}
