package io.cocoonstack.common.testkit.apiserver.internal.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.mockwebserver.http.Dispatcher;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Answers requests. Its monitor is held over each of them, so each is atomic whatever thread it comes on. */
public final class ApiDispatcher extends Dispatcher {

    private static final System.Logger LOGGER = System.getLogger(ApiDispatcher.class.getName());
    private static final Set<String> HEALTH = Set.of("/readyz", "/livez", "/healthz");

    private final ObjectStore store = new ObjectStore();
    private final TypeRegistry types = new TypeRegistry();
    private final Writer writer;
    private final Router router;

    /** A server with the namespaces that every cluster has, and nothing else. */
    public ApiDispatcher() {
        this(() -> UUID.randomUUID().toString());
    }

    /**
     * The same for runs that are to be the same each time.
     *
     * @param uids makes a new uid at each call
     */
    public ApiDispatcher(Supplier<String> uids) {
        writer = new Writer(store, types, uids);
        router = new Router(store, types, writer, this::open, this::close);
        for (String name : List.of("default", "kube-node-lease", "kube-public", "kube-system")) {
            ObjectNode namespace = Json.object();
            Meta.of(namespace).put(Meta.NAME, name);
            create(types.find("", "v1", "namespaces"), namespace);
        }
    }

    /**
     * Registers a kind, as a POST of its definition does.
     *
     * @param definition a CustomResourceDefinition in JSON
     */
    public void define(String definition) {
        create(types.find("apiextensions.k8s.io", "v1", "customresourcedefinitions"), Json.parseObject(definition));
    }

    /** {@return the resourceVersion of the last change} */
    public synchronized long version() {
        return store.resourceVersion();
    }

    private synchronized void create(@Nullable ResourceType type, ObjectNode object) {
        if (type == null) {
            throw new IllegalStateException("not among the built-in types: " + object);
        }
        writer.create(type, "", object, "", false);
    }

    private synchronized void open(Watch watch, String since) {
        store.open(watch, since);
    }

    private synchronized void close(Watch watch) {
        store.close(watch);
    }

    @Override
    public MockResponse dispatch(RecordedRequest recorded) {
        if (HEALTH.contains(recorded.getPath())) {
            return new MockResponse().setResponseCode(200).setBody("ok");
        }
        try {
            if (recorded.method() == null) {
                throw ApiError.methodNotAllowed("this method");
            }
            return response(answer(Request.of(recorded)));
        } catch (ApiError e) {
            return response(e.code(), e.status());
        } catch (RuntimeException e) {
            // Whatever goes wrong in here, the client must get an answer: without one it would wait for ever.
            LOGGER.log(System.Logger.Level.ERROR, "cannot answer " + recorded, e);
            ApiError error = ApiError.internal("Internal error occurred: " + e);
            return response(error.code(), error.status());
        }
    }

    /**
     * Answers a request that came without HTTP.
     *
     * @param method the HTTP method
     * @param uri path and query, as they stand in a request line
     * @param contentType media type of the body, or null for none
     * @param body the body; empty for none
     * @param reply makes the result of the HTTP status and the body of the answer
     * @param <T> the result
     * @return the result
     */
    public <T> T exchange(
            String method,
            String uri,
            @Nullable String contentType,
            String body,
            BiFunction<Integer, String, T> reply) {
        try {
            Answer answer = answer(Request.of(method, uri, contentType, null, body));
            return reply.apply(answer.code(), answer.body().toString());
        } catch (ApiError e) {
            return reply.apply(e.code(), e.status().toString());
        }
    }

    private Answer answer(Request request) {
        Answer answer;
        List<Watch> watches;
        synchronized (this) {
            answer = router.route(request);
            watches = store.watches();
        }
        watches.forEach(Watch::flush);
        return answer;
    }

    private static MockResponse response(int code, JsonNode body) {
        return new MockResponse()
                .setResponseCode(code)
                .setHeader("Content-Type", "application/json")
                .setBody(body.toString());
    }

    private static MockResponse response(Answer answer) {
        if (answer.watch() != null) {
            return new MockResponse().withWebSocketUpgrade(answer.watch());
        }
        MockResponse response = response(answer.code(), answer.body());
        for (String warning : answer.warnings()) {
            String quoted = warning.replace("\\", "\\\\").replace("\"", "\\\"");
            response.addHeader("Warning", "299 - \"" + quoted + "\"");
        }
        return response;
    }
}
