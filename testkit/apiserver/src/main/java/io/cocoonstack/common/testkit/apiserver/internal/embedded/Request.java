package io.cocoonstack.common.testkit.apiserver.internal.embedded;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request, taken apart: the segments of its path are decoded, and its content type has no parameters. */
record Request(
        String method,
        List<String> segments,
        Map<String, String> query,
        String contentType,
        boolean wantsWebSocket,
        String body) {

    static Request of(String method, String uri, @Nullable String type, @Nullable String upgrade, String body) {
        int mark = uri.indexOf('?');
        List<String> segments = new ArrayList<>();
        for (String segment : (mark < 0 ? uri : uri.substring(0, mark)).split("/", -1)) {
            if (!segment.isEmpty()) {
                segments.add(decode(segment.replace("+", "%2B")));
            }
        }
        Map<String, String> query = new HashMap<>();
        for (String pair : mark < 0 ? new String[0] : uri.substring(mark + 1).split("&", -1)) {
            int equals = pair.indexOf('=');
            query.put(
                    decode(equals < 0 ? pair : pair.substring(0, equals)),
                    equals < 0 ? "" : decode(pair.substring(equals + 1)));
        }
        return new Request(method, segments, query, mediaType(type), "websocket".equalsIgnoreCase(upgrade), body);
    }

    /** The same request to a server whose root is the first segment of the path. */
    Request below() {
        return new Request(method, segments.subList(1, segments.size()), query, contentType, wantsWebSocket, body);
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

    /** A query parameter, or the empty text. */
    String parameter(String name) {
        return query.getOrDefault(name, "");
    }

    boolean isWatch() {
        String watch = parameter("watch");
        return watch.equals("true") || watch.equals("1");
    }

    boolean isDryRun() {
        return parameter("dryRun").equals("All");
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
        } catch (JsonProcessingException e) {
            throw ApiError.badRequest("the body of the request is not JSON: " + e.getMessage());
        }
    }
}
