package io.cocoonstack.common.testkit.apiserver.internal.embedded;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Answers requests. Its monitor is held over each of them, so each is atomic whatever thread it comes on. */
public final class ApiDispatcher {

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
        router = new Router(store, types, writer, this::close);
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

    private synchronized void close(Watch watch) {
        store.close(watch);
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
        Answer answer = answer(Request.of(method, uri, contentType, null, body));
        if (answer.watch() != null) {
            answer.watch().close();
            answer = Answer.of(ApiError.badRequest("the server in memory offers no watches"));
        }
        return reply.apply(answer.code(), answer.body().toString());
    }

    synchronized Answer answer(Request request) {
        try {
            return router.route(request);
        } catch (ApiError e) {
            return Answer.of(e);
        }
    }
}
