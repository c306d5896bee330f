package io.cocoonstack.common.testkit.apiserver.internal.embedded;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * One connection of a client: HTTP/1.1 with bodies that are counted or chunked, watches in chunks or over a web socket.
 */
final class Connection {

    private static final System.Logger LOGGER = System.getLogger(Connection.class.getName());
    private static final int LONGEST_LINE = 64 * 1024;
    private static final int LONGEST_BODY = 16 * 1024 * 1024;

    private final InputStream in;
    private final OutputStream out;
    private final Function<Request, Answer> site;

    Connection(Socket socket, Function<Request, Answer> site) throws IOException {
        socket.setTcpNoDelay(true);
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = new BufferedOutputStream(socket.getOutputStream());
        this.site = site;
    }

    /** Answers the next request, and says whether the connection goes on. */
    boolean exchange() throws IOException {
        String[] first = line().split(" ", -1);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        String header = line();
        while (!header.isEmpty()) {
            int colon = Math.max(0, header.indexOf(':'));
            headers.put(header.substring(0, colon), header.substring(colon + 1).strip());
            header = line();
        }
        if (first.length != 3) {
            write(Answer.of(ApiError.badRequest("not a request line")), true);
            return false;
        }
        if (headers.containsKey("Expect")) {
            send("HTTP/1.1 100 Continue\r\n\r\n");
        }
        Request request =
                Request.of(first[0], first[1], headers.get("Content-Type"), headers.get("Upgrade"), body(headers));
        boolean last = "close".equalsIgnoreCase(headers.get("Connection"));
        Answer answer = answer(request);
        Watch watch = answer.watch();
        if (watch == null) {
            write(answer, last);
            return !last;
        }
        try {
            if (request.wantsWebSocket()) {
                new WebSocket(in, out).carry(watch, headers.getOrDefault("Sec-WebSocket-Key", ""));
            } else {
                stream(watch);
            }
        } finally {
            watch.close();
        }
        return false;
    }

    private Answer answer(Request request) {
        try {
            return site.apply(request);
        } catch (RuntimeException e) {
            // Whatever goes wrong in there, the client must get an answer: without one it would wait for ever.
            LOGGER.log(System.Logger.Level.ERROR, "cannot answer " + request.method() + " " + request.segments(), e);
            return Answer.of(ApiError.internal("Internal error occurred: " + e));
        }
    }

    private void write(Answer answer, boolean last) throws IOException {
        String text = answer.body().isTextual()
                ? answer.body().asText()
                : answer.body().toString();
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        StringBuilder head =
                new StringBuilder("HTTP/1.1 ").append(answer.code()).append(" .\r\n");
        head.append("Content-Type: application/json\r\nContent-Length: ")
                .append(body.length)
                .append("\r\n");
        for (String warning : answer.warnings()) {
            String quoted = warning.replace("\\", "\\\\").replace("\"", "\\\"");
            head.append("Warning: 299 - \"").append(quoted).append("\"\r\n");
        }
        out.write(head.append(last ? "Connection: close\r\n\r\n" : "\r\n")
                .toString()
                .getBytes(StandardCharsets.UTF_8));
        out.write(body);
        out.flush();
    }

    /** Sends events as they come, a line each, until the client goes away, which its end of the stream tells. */
    private void stream(Watch watch) throws IOException {
        send("HTTP/1.1 200 .\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
        watch.follow(event -> {
            byte[] bytes = (event + "\n").getBytes(StandardCharsets.UTF_8);
            out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.UTF_8));
            out.write(bytes);
            send("\r\n");
        });
        in.transferTo(OutputStream.nullOutputStream());
    }

    private void send(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private String body(Map<String, String> headers) throws IOException {
        if (!"chunked".equalsIgnoreCase(headers.get("Transfer-Encoding"))) {
            return new String(bytes(headers.getOrDefault("Content-Length", "0"), 10), StandardCharsets.UTF_8);
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] chunk;
        do {
            chunk = bytes(line().replaceFirst(";.*", ""), 16);
            body.write(chunk);
            if (chunk.length > 0) {
                line();
            }
        } while (chunk.length > 0 && body.size() <= LONGEST_BODY);
        while (!line().isEmpty()) {
            // Trailers say nothing here.
        }
        return body.toString(StandardCharsets.UTF_8);
    }

    private byte[] bytes(String length, int radix) throws IOException {
        try {
            int count = Integer.parseUnsignedInt(length.strip(), radix);
            byte[] bytes = count < 0 || count > LONGEST_BODY ? new byte[0] : in.readNBytes(count);
            if (bytes.length == count) {
                return bytes;
            }
        } catch (NumberFormatException e) {
            // No length is a length that is not there.
        }
        throw new EOFException("a body of " + length + " bytes, expected 0 to " + LONGEST_BODY + " that all come");
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = in.read();
        while (next != '\n') {
            if (next < 0 || line.size() > LONGEST_LINE) {
                throw new EOFException("the connection ended within a line, or the line does not end");
            }
            line.write(next);
            next = in.read();
        }
        return line.toString(StandardCharsets.UTF_8).stripTrailing();
    }
}
