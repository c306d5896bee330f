package io.cocoonstack.common.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP server on loopback that records requests and answers each with what the test hands it. */
final class RecordingApiServer implements AutoCloseable {

    static final ObjectMapper JSON = new ObjectMapper();

    /** One request as it came over the wire; the body is null where it was empty. */
    record Request(String method, String path, String contentType, JsonNode body) {}

    final List<Request> requests = new CopyOnWriteArrayList<>();

    private final HttpServer server;
    private final KubernetesClient client;
    private volatile JsonNode object = JsonNodeFactory.instance.objectNode();
    private volatile JsonNode answer;
    private volatile String page;
    private volatile int status = 200;

    RecordingApiServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
        Config config = new ConfigBuilder(Config.empty())
                .withMasterUrl("http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":"
                        + server.getAddress().getPort())
                .withRequestRetryBackoffLimit(0)
                .build();
        client = new KubernetesClientBuilder().withConfig(config).build();
    }

    KubernetesClient client() {
        return client;
    }

    /** The object as the server has it; a merge patch is applied to it and answered. */
    RecordingApiServer holds(JsonNode object) {
        this.object = object;
        return this;
    }

    /** Answers with this in place of the patched object. */
    RecordingApiServer answers(JsonNode answer) {
        this.answer = answer;
        return this;
    }

    /** Answers with the page of a proxy. */
    RecordingApiServer answersPage(int code) {
        this.status = code;
        this.page = "<html><body><h1>" + code + "</h1></body></html>";
        return this;
    }

    /** Refuses as the webhook of somebody does. */
    RecordingApiServer denies(int code, String reason) {
        refuses(code, reason, null, null, null);
        ((ObjectNode) answer).put("message", "admission webhook \"w.example\" denied the request: no");
        return this;
    }

    /** Refuses with a Status about the pod demo-0. */
    RecordingApiServer refuses(int code, String reason, String field) {
        return refuses(code, reason, field, "demo-0", code == 422 ? "Pod" : "pods");
    }

    /** Refuses with a Status about the object named; about none where the kind is null. */
    RecordingApiServer refuses(int code, String reason, String field, String name, String kind) {
        ObjectNode body = JSON.createObjectNode()
                .put("kind", "Status")
                .put("apiVersion", "v1")
                .put("status", "Failure")
                .put("code", code)
                .put("reason", reason)
                .put("message", "refused");
        if (kind != null) {
            body.putObject("details").put("name", name).put("kind", kind);
        }
        if (field != null) {
            body.withObject("/details").putArray("causes").addObject().put("field", field);
        }
        this.status = code;
        this.answer = body;
        return this;
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] bytes = exchange.getRequestBody().readAllBytes();
        JsonNode body = bytes.length == 0 ? null : JSON.readTree(bytes);
        requests.add(new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                exchange.getRequestHeaders().getFirst("Content-Type"),
                body));
        JsonNode reply = answer != null ? answer : merged(object, body);
        byte[] replyBytes = (page != null ? page : reply.toString()).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", page != null ? "text/html" : "application/json");
        exchange.sendResponseHeaders(status, replyBytes.length);
        exchange.getResponseBody().write(replyBytes);
        exchange.close();
    }

    /** RFC 7386, as its section 2 spells it. */
    static JsonNode merged(JsonNode target, JsonNode patch) {
        if (!(patch instanceof ObjectNode)) {
            return patch == null ? target : patch;
        }
        ObjectNode result = target instanceof ObjectNode object ? object.deepCopy() : JSON.createObjectNode();
        for (Map.Entry<String, JsonNode> entry : patch.properties()) {
            if (entry.getValue().isNull()) {
                result.remove(entry.getKey());
            } else {
                result.set(entry.getKey(), merged(result.get(entry.getKey()), entry.getValue()));
            }
        }
        return result;
    }

    @Override
    public void close() {
        client.close();
        server.stop(0);
    }
}
