package io.cocoonstack.common.testkit.world;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request to the API server, taken apart. Immutable, as long as nobody changes the body.
 *
 * @param method the HTTP method
 * @param resource the plural, such as {@code pods}
 * @param name the object's name; empty for a collection
 * @param subresource such as {@code status}; empty for none
 * @param body the body; {@code isMissingNode()} where there is none or it is no JSON
 */
public record ApiCall(String method, String resource, String name, String subresource, JsonNode body) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z");

    /**
     * {@return the request, taken apart}
     * @param method the method
     * @param path the path, with or without a query
     * @param body the body; empty for none
     */
    public static ApiCall of(String method, String path, String body) {
        int mark = path.indexOf('?');
        List<String> parts = List.of((mark < 0 ? path : path.substring(0, mark))
                .replaceFirst("^/(api/[^/]+|apis/[^/]+/[^/]+)/?", "")
                .split("/"));
        boolean inNamespace = parts.get(0).equals("namespaces") && parts.size() > 2;
        List<String> rest = inNamespace ? parts.subList(2, parts.size()) : parts;
        return new ApiCall(
                method,
                rest.get(0),
                rest.size() > 1 ? rest.get(1) : "",
                rest.size() > 2 ? rest.get(2) : "",
                parse(body));
    }

    private static JsonNode parse(String body) {
        try {
            return body.isEmpty() ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /** {@return whether it changes nothing} */
    boolean isRead() {
        return method.equals("GET") || method.equals("HEAD");
    }

    /** {@return whether it is a deletion of one object} */
    public boolean isDelete() {
        return method.equals("DELETE");
    }

    /** {@return the annotations of a pod that it sets, and with null values those that it removes; an ordered copy} */
    public Map<String, @Nullable String> annotations() {
        Map<String, @Nullable String> written = new TreeMap<>();
        if (resource.equals("pods") && !isRead()) {
            JsonNode all = body.path("metadata").path("annotations");
            all.fieldNames()
                    .forEachRemaining(key -> written.put(key, all.path(key).textValue()));
        }
        return written;
    }

    /**
     * {@return whether it sets or removes an annotation}
     * @param key the annotation's key
     */
    public boolean mentions(String key) {
        return body.path("metadata").path("annotations").has(key);
    }

    /** {@return the phase that it stores; empty for none} */
    public String phase() {
        return body.path("status").path("phase").asText("");
    }

    /** {@return one line for the story, with no time in it, so that a run that is repeated tells the same} */
    @Override
    public String toString() {
        String text =
                body.isMissingNode() ? "" : " " + TIME.matcher(body.toString()).replaceAll("<time>");
        return method + " " + resource + "/" + name + (subresource.isEmpty() ? "" : "/" + subresource)
                + (text.length() > 400 ? text.substring(0, 400) + "…" : text);
    }
}
