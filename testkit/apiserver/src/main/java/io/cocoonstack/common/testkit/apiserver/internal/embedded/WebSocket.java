package io.cocoonstack.common.testkit.apiserver.internal.embedded;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The server's end of a web socket, RFC 6455, as far as a watch needs it: it sends texts, and hears pings and the end.
 */
final class WebSocket {

    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final int LONGEST_FRAME = 1024 * 1024;

    private final InputStream in;
    private final OutputStream out;

    WebSocket(InputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    /** Opens the socket and sends what the watch sees, until the client closes. */
    void carry(Watch watch, String key) throws IOException {
        String head = "HTTP/1.1 101 .\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                + accepted(key) + "\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.flush();
        watch.follow(event -> send(TEXT, event.getBytes(StandardCharsets.UTF_8)));
        while (true) {
            int operation = in.read() & 0x0f;
            byte[] payload = payload();
            if (operation == CLOSE) {
                send(CLOSE, payload);
                return;
            }
            if (operation == PING) {
                send(PONG, payload);
            }
        }
    }

    private static String accepted(String key) {
        try {
            byte[] text = (key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII);
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-1").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }

    /** What a client sends is masked. */
    private byte[] payload() throws IOException {
        int length = in.read() & 0x7f;
        if (length >= 126) {
            ByteBuffer more = ByteBuffer.wrap(exactly(length == 126 ? 2 : 8));
            long said = length == 126 ? more.getShort() & 0xffff : more.getLong();
            if (said < 0 || said > LONGEST_FRAME) {
                throw new EOFException("a frame of " + said + " bytes, expected at most " + LONGEST_FRAME);
            }
            length = (int) said;
        }
        byte[] mask = exactly(4);
        byte[] payload = exactly(length);
        for (int i = 0; i < length; i++) {
            payload[i] ^= mask[i % 4];
        }
        return payload;
    }

    private byte[] exactly(int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException("the connection ended within a frame");
        }
        return bytes;
    }

    private void send(int operation, byte[] payload) throws IOException {
        synchronized (out) {
            out.write(0x80 | operation);
            if (payload.length < 126) {
                out.write(payload.length);
            } else if (payload.length < 1 << 16) {
                out.write(126);
                out.write(
                        ByteBuffer.allocate(2).putShort((short) payload.length).array());
            } else {
                out.write(127);
                out.write(ByteBuffer.allocate(8).putLong(payload.length).array());
            }
            out.write(payload);
            out.flush();
        }
    }
}
