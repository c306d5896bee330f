package io.cocoonstack.common.testkit.apiserver.internal.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;

/**
 * Deletion with preconditions, finalizers and, for pods, grace. There is no garbage collector, so the propagation
 * policy says nothing here.
 */
final class Deleter {

    private final ObjectStore store;
    private final TypeRegistry types;

    Deleter(ObjectStore store, TypeRegistry types) {
        this.store = store;
        this.types = types;
    }

    /** What a client asks for: uid and resourceVersion where they must hold, and seconds of grace, -1 for none said. */
    record Options(JsonNode preconditions, long gracePeriod, boolean dryRun) {

        static Options of(JsonNode body, Request request) {
            String parameter = request.parameter("gracePeriodSeconds");
            long grace = body.path("gracePeriodSeconds").asLong(-1);
            try {
                return new Options(
                        body.path("preconditions"),
                        grace < 0 && !parameter.isEmpty() ? Long.parseLong(parameter) : grace,
                        request.isDryRun() || Json.texts(body.path("dryRun")).contains("All"));
            } catch (NumberFormatException e) {
                throw ApiError.badRequest("gracePeriodSeconds is no number: " + parameter);
            }
        }

        static Options of(Request request) {
            return of(request.body().isEmpty() ? Json.object() : request.object(), request);
        }
    }

    static void checkPreconditions(ResourceType type, String name, ObjectNode object, JsonNode preconditions) {
        check(type, name, object, preconditions, Meta.UID, "UID", "deleted and then recreated");
        check(type, name, object, preconditions, Meta.RESOURCE_VERSION, "ResourceVersion", "modified");
    }

    private static void check(
            ResourceType type,
            String name,
            ObjectNode object,
            JsonNode preconditions,
            String field,
            String title,
            String otherwise) {
        String wanted = Json.text(preconditions, field);
        String found = Meta.text(object, field);
        if (!wanted.isEmpty() && !wanted.equals(found)) {
            throw ApiError.conflict(
                    type,
                    name,
                    "the " + title + " in the precondition (" + wanted + ") does not match the " + title
                            + " in record (" + found + "). The object might have been " + otherwise);
        }
    }

    /** Whether an update takes away what an object under deletion was still waiting for. */
    static boolean isDone(ObjectNode old, ObjectNode next) {
        return Meta.isBeingDeleted(old)
                && old.path("metadata").path(Meta.GRACE).asLong(-1) == 0
                && Meta.finalizers(next).isEmpty();
    }

    Answer delete(ResourceType type, ObjectId id, Options options) {
        return delete(type, id, options, object -> {}, store.require(type, id.namespace(), id.name()));
    }

    /** Deletes an object, or begins to; {@code leaving} writes more into an object that stays for a while. */
    Answer delete(ResourceType type, ObjectId id, Options options, Consumer<ObjectNode> leaving, ObjectNode old) {
        checkPreconditions(type, id.name(), old, options.preconditions());
        if (options.dryRun()) {
            return Answer.ok(old);
        }
        if (type.isNamespace()) {
            return terminate(type, old);
        }
        ObjectNode marked = old.deepCopy();
        boolean changed = mark(type, marked, options.gracePeriod());
        boolean waits = !Meta.finalizers(marked).isEmpty()
                || marked.path("metadata").path(Meta.GRACE).asLong(0) > 0;
        if (changed && (waits || type.isPod())) {
            leaving.accept(marked);
            store.put(type, marked);
        }
        if (waits) {
            return Answer.ok(changed ? marked : old);
        }
        ObjectNode last = store.remove(id);
        if (CustomTypes.isDefinition(type)) {
            forget(last);
        }
        return type.isPod() ? Answer.ok(last) : deleted(type, last);
    }

    /** Sets the fields of deletion, and says whether that changed anything: a grace period can only be shortened. */
    private static boolean mark(ResourceType type, ObjectNode object, long requested) {
        ObjectNode metadata = Meta.of(object);
        long grace = type.isPod() ? Pods.gracePeriod(object, requested) : 0;
        if (!metadata.has(Meta.DELETED)) {
            metadata.put(Meta.DELETED, later(Instant.now(), grace));
            metadata.put(Meta.GRACE, grace);
            Meta.bumpGeneration(object);
            return true;
        }
        long pending = metadata.path(Meta.GRACE).asLong(0);
        if (requested < 0 || requested >= pending) {
            return false;
        }
        Instant asked = Instant.parse(Json.text(metadata, Meta.DELETED)).minusSeconds(pending);
        metadata.put(Meta.DELETED, later(asked, requested));
        metadata.put(Meta.GRACE, requested);
        return true;
    }

    private static String later(Instant from, long seconds) {
        return from.plusSeconds(seconds).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** A namespace is emptied by a controller, which is not here: it stays terminating. */
    private Answer terminate(ResourceType type, ObjectNode old) {
        if (Meta.isBeingDeleted(old)) {
            return Answer.ok(old);
        }
        ObjectNode next = old.deepCopy();
        Meta.of(next).put(Meta.DELETED, Meta.now());
        next.withObject("/status").put("phase", "Terminating");
        store.put(type, next);
        return Answer.ok(next);
    }

    /** With a definition go its types and all their objects. */
    private void forget(ObjectNode definition) {
        for (ResourceType type : CustomTypes.of(definition)) {
            for (ObjectNode object : store.list(type.key(), "", object -> true)) {
                store.remove(ObjectId.of(type, object));
            }
            types.removeAll(type.key());
        }
    }

    private static Answer deleted(ResourceType type, ObjectNode object) {
        ObjectNode status = Json.status("Success");
        ObjectNode details = status.putObject("details");
        details.put("name", Meta.text(object, Meta.NAME));
        if (!type.group().isEmpty()) {
            details.put("group", type.group());
        }
        details.put("kind", type.plural()).put("uid", Meta.text(object, Meta.UID));
        return Answer.ok(status);
    }

    /** Deletes all that a selector chooses. */
    Answer deleteAll(ResourceType type, String namespace, Selector selector, Options options) {
        List<ObjectNode> chosen = store.list(type.key(), namespace, selector);
        for (ObjectNode object : chosen) {
            delete(type, ObjectId.of(type, object), options);
        }
        return Answer.list(type, chosen, store.resourceVersion());
    }
}
