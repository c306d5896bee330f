package io.cocoonstack.common.testkit.apiserver.internal.embedded;

import java.util.List;
import java.util.function.Consumer;

/** From path and method to what is to be done. */
final class Router {

    private final ObjectStore store;
    private final TypeRegistry types;
    private final Writer writer;
    private final Deleter deleter;
    private final Consumer<Watch> closeWatch;

    Router(ObjectStore store, TypeRegistry types, Writer writer, Consumer<Watch> closeWatch) {
        this.store = store;
        this.types = types;
        this.writer = writer;
        this.deleter = new Deleter(store, types);
        this.closeWatch = closeWatch;
    }

    Answer route(Request request) {
        List<String> segments = request.segments();
        String root = segments.isEmpty() ? "" : segments.get(0);
        int prefix = root.equals("api") ? 2 : 3;
        if (segments.size() > prefix && (root.equals("api") || root.equals("apis"))) {
            String group = root.equals("api") ? "" : segments.get(1);
            return resource(request, group, segments.get(prefix - 1), segments.subList(prefix, segments.size()));
        }
        if (!request.method().equals("GET")) {
            throw ApiError.methodNotAllowed(request.method());
        }
        return Answer.ok(Discovery.document(types, segments));
    }

    /** What stands behind group and version: a namespace or not, a plural, a name or not, a subresource or not. */
    private Answer resource(Request request, String group, String version, List<String> path) {
        boolean inNamespace =
                path.size() > 2 && path.get(0).equals("namespaces") && types.find(group, version, path.get(2)) != null;
        String namespace = inNamespace ? path.get(1) : "";
        List<String> rest = inNamespace ? path.subList(2, path.size()) : path;
        ResourceType type = types.find(group, version, rest.get(0));
        if (type == null || rest.size() > 3) {
            throw ApiError.noSuchPath();
        }
        if (rest.size() == 1) {
            return collection(request, type, namespace);
        }
        if (type.namespaced() != inNamespace) {
            throw ApiError.noSuchPath();
        }
        ObjectId id = new ObjectId(type.key(), namespace, rest.get(1));
        return rest.size() == 2 ? item(request, type, id) : subresource(request, type, id, rest.get(2));
    }

    private Answer collection(Request request, ResourceType type, String namespace) {
        if (!type.namespaced() && !namespace.isEmpty()) {
            throw ApiError.noSuchPath();
        }
        Selector selector =
                Selector.parse(type, request.parameter("labelSelector"), request.parameter("fieldSelector"));
        return switch (request.method()) {
            case "GET" ->
                request.isWatch()
                        ? watch(request, type, namespace, selector)
                        : Answer.list(type, store.list(type.key(), namespace, selector), store.resourceVersion());
            case "POST" -> {
                if (type.namespaced() && namespace.isEmpty()) {
                    throw ApiError.methodNotAllowed(request.method());
                }
                yield writer.create(type, namespace, request);
            }
            case "DELETE" -> deleter.deleteAll(type, namespace, selector, Deleter.Options.of(request));
            default -> throw ApiError.methodNotAllowed(request.method());
        };
    }

    private Answer watch(Request request, ResourceType type, String namespace, Selector selector) {
        Watch watch = new Watch(type, namespace, selector, closeWatch);
        store.open(watch, request.parameter("resourceVersion"));
        return Answer.watch(watch);
    }

    private Answer item(Request request, ResourceType type, ObjectId id) {
        return switch (request.method()) {
            case "GET" ->
                request.isWatch()
                        ? watch(request, type, id.namespace(), Selector.parse(type, "", "metadata.name=" + id.name()))
                        : Answer.ok(store.require(type, id.namespace(), id.name()));
            case "PUT" -> writer.put(type, id, false, request);
            case "PATCH" -> writer.patch(type, id, false, request);
            case "DELETE" -> deleter.delete(type, id, Deleter.Options.of(request));
            default -> throw ApiError.methodNotAllowed(request.method());
        };
    }

    private Answer subresource(Request request, ResourceType type, ObjectId id, String name) {
        if (name.equals("status") && type.hasStatus()) {
            return switch (request.method()) {
                case "GET" -> Answer.ok(store.require(type, id.namespace(), id.name()));
                case "PUT" -> writer.put(type, id, true, request);
                case "PATCH" -> writer.patch(type, id, true, request);
                default -> throw ApiError.methodNotAllowed(request.method());
            };
        }
        if (type.isCustom()) {
            throw ApiError.notFound(type, id.name());
        }
        if (!type.isPod() || !request.method().equals("POST")) {
            throw ApiError.noSuchPath();
        }
        Pods pods = new Pods(type, store, deleter);
        return switch (name) {
            case "binding" -> pods.bind(id, request);
            case "eviction" -> pods.evict(id, request);
            default -> throw ApiError.noSuchPath();
        };
    }
}
