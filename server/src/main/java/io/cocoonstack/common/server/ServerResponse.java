package io.cocoonstack.common.server;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An answer: status, content type, further headers, body. The server adds {@code Content-Length}, {@code Date} and what
 * concerns the connection. Immutable but for the body, which is not copied.
 */
public final class ServerResponse {

    private static final byte[] EMPTY = {};
    private static final Set<String> RESERVED =
            Set.of("content-type", "content-length", "transfer-encoding", "connection");

    private final int status;
    private final @Nullable String contentType;
    private final byte[] body;
    private final Map<String, List<String>> headers;

    private ServerResponse(int status, @Nullable String contentType, byte[] body, Map<String, List<String>> headers) {
        this.status = status;
        this.contentType = contentType;
        this.body = body;
        this.headers = headers;
    }

    /**
     * {@return an answer with a body}
     *
     * @param status 200 to 599, but neither 204 nor 304, which have no body
     * @param contentType such as {@code application/json}
     * @param body the bytes; not to be changed from here on
     * @throws IllegalArgumentException if the status is another one, or the content type cannot stand in a header
     */
    public static ServerResponse of(int status, String contentType, byte[] body) {
        if (status == 204 || status == 304) {
            throw new IllegalArgumentException("status is " + status + ", which has no body; expected another one");
        }
        return new ServerResponse(
                checked(status),
                checkedValue("Content-Type", Objects.requireNonNull(contentType, "contentType")),
                Objects.requireNonNull(body, "body"),
                Map.of());
    }

    /**
     * {@return an answer in plain text}
     *
     * @param status as for {@link #of}
     * @param text the text, sent in UTF-8 and without a line break of ours
     * @throws IllegalArgumentException if the status is another one
     */
    public static ServerResponse text(int status, String text) {
        return of(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * {@return an answer without a body}
     *
     * @param status 200 to 599
     * @throws IllegalArgumentException if the status is another one
     */
    public static ServerResponse empty(int status) {
        return new ServerResponse(checked(status), null, EMPTY, Map.of());
    }

    /**
     * The same answer with this value for a header, in place of the values it had. {@code Set-Cookie} is never
     * replaced, because each of its values sets a cookie of its own: it is added, as by {@link #withAddedHeader}.
     *
     * @param name a header's name; neither {@code Content-Type}, which has its own place, nor one that the server
     *     decides: {@code Content-Length}, {@code Transfer-Encoding}, {@code Connection}
     * @param value its value, in ASCII without line breaks
     * @return a copy
     * @throws IllegalArgumentException if the name or the value cannot stand in a header, or is not for a handler to
     *     set
     */
    public ServerResponse withHeader(String name, String value) {
        return with(name, value, name.equalsIgnoreCase("Set-Cookie"));
    }

    /**
     * The same answer with one more value for a header, in a line of its own behind those it has: for
     * {@code Set-Cookie}, whose values cannot be joined, and for headers such as {@code WWW-Authenticate}, which many
     * clients read line by line.
     *
     * @param name as for {@link #withHeader}
     * @param value its value, in ASCII without line breaks
     * @return a copy
     * @throws IllegalArgumentException as {@link #withHeader}
     */
    public ServerResponse withAddedHeader(String name, String value) {
        return with(name, value, true);
    }

    private ServerResponse with(String name, String value, boolean keepOthers) {
        checkName(name);
        Map<String, List<String>> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        more.putAll(headers);
        List<String> values = new ArrayList<>(keepOthers ? more.getOrDefault(name, List.of()) : List.of());
        values.add(checkedValue(name, value));
        more.put(name, List.copyOf(values));
        return new ServerResponse(status, contentType, body, Collections.unmodifiableMap(more));
    }

    private static int checked(int status) {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("status is " + status + ", expected 200 to 599");
        }
        return status;
    }

    private static void checkName(String name) {
        boolean token = name.chars().allMatch(c -> c > ' ' && c < 0x7f && "\"(),/:;<=>?@[\\]{}".indexOf(c) < 0);
        if (name.isEmpty() || !token) {
            throw new IllegalArgumentException("header name is \"" + name + "\", expected an HTTP token");
        }
        if (RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("header " + name + " is not for a handler to set");
        }
    }

    /** A line break in a value would let whoever chose the value write headers of their own. */
    private static String checkedValue(String name, String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if ((c < ' ' && c != '\t') || c >= 0x7f) {
                throw new IllegalArgumentException("header " + name + " has the character U+" + Integer.toHexString(c)
                        + ", expected visible ASCII");
            }
        }
        return value;
    }

    /** {@return the status; 200 to 599} */
    public int status() {
        return status;
    }

    /** {@return the content type; null for an answer without a body} */
    public @Nullable String contentType() {
        return contentType;
    }

    /** {@return the body; the bytes themselves, not to be changed; empty for none} */
    public byte[] body() {
        return body;
    }

    /** {@return the other headers than the content type; values by name, where case does not count; unmodifiable} */
    public Map<String, List<String>> headers() {
        return headers;
    }

    /** The status and the size; not the body, which may hold a session. */
    @Override
    public String toString() {
        return "ServerResponse[" + status + ", " + body.length + " bytes]";
    }
}
