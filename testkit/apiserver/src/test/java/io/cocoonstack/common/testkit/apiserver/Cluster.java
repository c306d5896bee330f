package io.cocoonstack.common.testkit.apiserver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A namespace of its own for one test, and requests to the bare API below it. Texts in JSON may use single quotes.
 */
final class Cluster {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final KubernetesClient client;
    private final String namespace;

    Cluster(KubernetesClient client) {
        this.client = client;
        this.namespace = post("/api/v1/namespaces", "{'metadata':{'generateName':'test-'}}")
                .ok()
                .text("/metadata/name");
    }

    KubernetesClient client() {
        return client;
    }

    /**
     * Whether it is the embedded server, or a Kubernetes whose rules and words it follows: 1.34 had others for some.
     */
    boolean isCurrent() {
        return Integer.parseInt(client.getKubernetesVersion().getMinor()) > 34;
    }

    String namespace() {
        return namespace;
    }

    static JsonNode json(String text) {
        try {
            return MAPPER.readTree(quoted(text));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    String pods(String... more) {
        return path("/api/v1/namespaces/" + namespace + "/pods", more);
    }

    String configMaps(String... more) {
        return path("/api/v1/namespaces/" + namespace + "/configmaps", more);
    }

    String widgets(String... more) {
        return path("/apis/testkit.cocoonstack.io/v1/namespaces/" + namespace + "/widgets", more);
    }

    private static String path(String base, String... more) {
        return more.length == 0 ? base : base + "/" + String.join("/", more);
    }

    Reply pod(String name) {
        return pod(name, "{}", "{}");
    }

    Reply boundPod(String name) {
        return pod(name, "{}", "{'nodeName':'node-1'}");
    }

    Reply pod(String name, String metadata, String spec) {
        JsonNode pod = json(
                "{'apiVersion':'v1','kind':'Pod','metadata':{},'spec':{'containers':[{'name':'agent','image':'a:1'}]}}");
        merge(pod, metadata, spec);
        pod.withObject("/metadata").put("name", name);
        return post(pods(), pod).ok();
    }

    Reply widget(String name, String spec) {
        return widget(name, "{}", spec).ok();
    }

    Reply widget(String name, String metadata, String spec) {
        JsonNode widget = json("{'apiVersion':'testkit.cocoonstack.io/v1','kind':'Widget','metadata':{},'spec':{}}");
        merge(widget, metadata, spec);
        widget.withObject("/metadata").put("name", name);
        return post(widgets(), widget);
    }

    private static void merge(JsonNode object, String metadata, String spec) {
        object.withObject("/metadata").setAll((ObjectNode) json(metadata));
        object.withObject("/spec").setAll((ObjectNode) json(spec));
    }

    Reply get(String path) {
        return send("GET", path, null, null);
    }

    Reply post(String path, String body) {
        return send("POST", path, "application/json", quoted(body));
    }

    Reply post(String path, JsonNode body) {
        return send("POST", path, "application/json", body.toString());
    }

    Reply put(String path, String body) {
        return send("PUT", path, "application/json", quoted(body));
    }

    Reply put(String path, JsonNode body) {
        return send("PUT", path, "application/json", body.toString());
    }

    Reply mergePatch(String path, String body) {
        return send("PATCH", path, "application/merge-patch+json", quoted(body));
    }

    Reply mergePatch(String path, JsonNode body) {
        return send("PATCH", path, "application/merge-patch+json", body.toString());
    }

    Reply jsonPatch(String path, String body) {
        return send("PATCH", path, "application/json-patch+json", quoted(body));
    }

    Reply delete(String path) {
        return send("DELETE", path, null, null);
    }

    Reply delete(String path, String options) {
        return send("DELETE", path, "application/json", quoted(options));
    }

    private static String quoted(String text) {
        return text.replace('\'', '"');
    }

    Reply bind(String pod, String node) {
        return post(
                pods(pod, "binding"),
                "{'apiVersion':'v1','kind':'Binding','metadata':{'name':'" + pod + "'},'target':{'kind':'Node','name':'"
                        + node + "'}}");
    }

    Reply send(String method, String path, String contentType, String body) {
        HttpRequest.Builder request = client.getHttpClient()
                .newHttpRequestBuilder()
                .uri(client.getMasterUrl().toString().replaceAll("/$", "") + path);
        request = request.method(method, contentType, body);
        HttpResponse<byte[]> response =
                client.getHttpClient().sendAsync(request.build(), byte[].class).join();
        try {
            byte[] bytes = response.body();
            JsonNode parsed = bytes == null || bytes.length == 0 ? MAPPER.nullNode() : MAPPER.readTree(bytes);
            List<String> warnings = response.headers("Warning");
            return new Reply(response.code(), parsed, warnings == null ? List.of() : warnings);
        } catch (IOException e) {
            throw new AssertionError("no JSON: " + new String(response.body(), StandardCharsets.UTF_8), e);
        }
    }
}
