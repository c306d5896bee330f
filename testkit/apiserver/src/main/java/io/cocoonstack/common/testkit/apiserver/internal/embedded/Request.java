package io.cocoonstack.common.testkit.apiserver.internal.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request, taken apart. */
final class Request {

    private final String method;
    private final List<String> segments;
    private final Map<String, String> query;
    private final String contentType;
    private final boolean upgrade;
    private final byte[] body;

    Request(RecordedRequest recorded) {
        this(
                recorded.getMethod(),
                recorded.getPath(),
                recorded.getHeader("Content-Type"),
                recorded.getHeader("Upgrade"),
                recorded.getBody() == null ? new byte[0] : recorded.getBody().getBytes());
    }

    Request(String method, String uri, @Nullable String type, @Nullable String connection, byte[] body) {
        this.method = method;
        int mark = uri.indexOf('?');
        String path = mark < 0 ? uri : uri.substring(0, mark);
        segments = new ArrayList<>();
        for (String segment : path.split("/", -1)) {
            if (!segment.isEmpty()) {
                segments.add(decode(segment.replace("+", "%2B")));
            }
        }
        query = new HashMap<>();
        for (String pair : mark < 0 ? new String[0] : uri.substring(mark + 1).split("&", -1)) {
            int equals = pair.indexOf('=');
            query.put(
                    decode(equals < 0 ? pair : pair.substring(0, equals)),
                    equals < 0 ? "" : decode(pair.substring(equals + 1)));
        }
        contentType = mediaType(type);
        upgrade = connection != null && connection.equalsIgnoreCase("websocket");
        this.body = body;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String mediaType(@Nullable String header) {
        if (header == null) {
            return "";
        }
        int semicolon = header.indexOf(';');
        return (semicolon < 0 ? header : header.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
    }

    String method() {
        return method;
    }

    List<String> segments() {
        return segments;
    }

    /** A query parameter, or the empty text. */
    String query(String name) {
        return query.getOrDefault(name, "");
    }

    boolean isWatch() {
        String watch = query("watch");
        return watch.equals("true") || watch.equals("1");
    }

    boolean wantsWebSocket() {
        return upgrade;
    }

    boolean isDryRun() {
        return query("dryRun").equals("All");
    }

    String contentType() {
        return contentType;
    }

    boolean hasBody() {
        return body.length > 0;
    }

    /** The body of a create, an update or a deletion. */
    ObjectNode object() {
        if (!contentType.equals("application/json")) {
            throw ApiError.unsupportedMediaType("application/json");
        }
        if (!(json() instanceof ObjectNode object)) {
            throw ApiError.badRequest("the object provided is unrecognized: it is no JSON object");
        }
        return object;
    }

    JsonNode json() {
        try {
            return Json.parse(body);
        } catch (IOException e) {
            throw ApiError.badRequest("the body of the request is not JSON: " + e.getMessage());
        }
    }
}
