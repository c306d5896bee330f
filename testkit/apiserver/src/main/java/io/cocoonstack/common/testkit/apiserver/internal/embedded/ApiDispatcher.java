package io.cocoonstack.common.testkit.apiserver.internal.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.mockwebserver.http.Dispatcher;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Answers requests. One lock is held over each of them, so each is atomic whatever thread it comes on. */
public final class ApiDispatcher extends Dispatcher {

    private static final System.Logger LOGGER = System.getLogger(ApiDispatcher.class.getName());
    private static final Set<String> HEALTH = Set.of("/readyz", "/livez", "/healthz");

    private final ReentrantLock lock = new ReentrantLock();
    private final ObjectStore store = new ObjectStore();
    private final TypeRegistry types = new TypeRegistry();
    private final Writer writer;
    private final Router router;

    /** A server with the namespaces that every cluster has, and nothing else. */
    public ApiDispatcher() {
        this(() -> UUID.randomUUID().toString());
    }

    /**
     * The same with uids of one's own, for runs that are to be the same each time.
     *
     * @param uids makes a new uid each time
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

    /** {@return how far the server is; the resourceVersion of the last change} */
    public long version() {
        lock.lock();
        try {
            return store.resourceVersion();
        } finally {
            lock.unlock();
        }
    }

    private void create(@Nullable ResourceType type, ObjectNode object) {
        if (type == null) {
            throw new IllegalStateException("not among the built-in types: " + object);
        }
        lock.lock();
        try {
            writer.create(type, "", object, "", false);
        } finally {
            lock.unlock();
        }
    }

    private void open(Watch watch, String since) {
        lock.lock();
        try {
            store.open(watch, since);
        } finally {
            lock.unlock();
        }
    }

    private void close(Watch watch) {
        lock.lock();
        try {
            store.close(watch);
        } finally {
            lock.unlock();
        }
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
            return response(answer(new Request(recorded)));
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
     * @param reply is given the HTTP status and the body of the answer
     * @param <T> what it makes of them
     * @return what it made of them
     */
    public <T> T exchange(
            String method,
            String uri,
            @Nullable String contentType,
            byte[] body,
            BiFunction<Integer, byte[], T> reply) {
        try {
            Answer answer = answer(new Request(method, uri, contentType, null, body));
            return reply.apply(answer.code(), Json.bytes(answer.body()));
        } catch (ApiError e) {
            return reply.apply(e.code(), Json.bytes(e.status()));
        }
    }

    private Answer answer(Request request) {
        List<Watch> watches = List.of();
        lock.lock();
        try {
            Answer answer = router.route(request);
            watches = store.watches();
            return answer;
        } finally {
            lock.unlock();
            watches.forEach(Watch::flush);
        }
    }

    private static MockResponse response(int code, JsonNode body) {
        return new MockResponse()
                .setResponseCode(code)
                .setHeader("Content-Type", "application/json")
                .setBody(Json.bytes(body));
    }

    private static MockResponse response(Answer answer) {
        if (answer.watch() != null) {
            return new MockResponse().withWebSocketUpgrade(answer.watch());
        }
        MockResponse response = response(answer.code(), answer.body());
        Decoder.headers(answer.warnings()).forEach(warning -> response.addHeader("Warning", warning));
        return response;
    }
}
