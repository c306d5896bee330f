package io.cocoonstack.common.testkit.apiserver.internal.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** Creates, updates and patches, in the order of checks of the real server. */
final class Writer {

    /** With its suffix a name that was made up fits into a label. */
    private static final int LONGEST_BASE = 58;

    private static final String SUFFIX_LETTERS = "bcdfghjklmnpqrstvwxz2456789";

    private final ObjectStore store;
    private final TypeRegistry types;
    private final Supplier<String> uids;

    Writer(ObjectStore store, TypeRegistry types, Supplier<String> uids) {
        this.store = store;
        this.types = types;
        this.uids = uids;
    }

    Answer create(ResourceType type, String namespace, Request request) {
        return create(type, namespace, request.object(), request.parameter("fieldValidation"), request.isDryRun());
    }

    Answer create(ResourceType type, String namespace, ObjectNode object, String fieldValidation, boolean dryRun) {
        List<String> warnings = Decoder.decode(type, object, fieldValidation);
        place(type, namespace, object);
        if (!Meta.text(object, Meta.RESOURCE_VERSION).isEmpty()) {
            throw ApiError.internal("resourceVersion should not be set on objects to be created");
        }
        requireNamespace(type, namespace, object);
        ObjectNode metadata = Meta.of(object);
        if (!metadata.has(Meta.NAME) && metadata.has("generateName")) {
            metadata.put(Meta.NAME, generated(Json.text(metadata, "generateName")));
        }
        metadata.remove(List.of(Meta.DELETED, Meta.GRACE, Meta.GENERATION));
        metadata.put(Meta.UID, uids.get());
        metadata.put(Meta.CREATED, Meta.now());
        if (type.hasGeneration()) {
            metadata.put(Meta.GENERATION, 1);
        }
        Strategy.prepareCreate(type, object);
        List<Cause> causes = new ArrayList<>();
        MetadataRules.checkName(type, object, causes);
        Strategy.validate(type, object, causes);
        String name = Meta.text(object, Meta.NAME);
        if (!causes.isEmpty()) {
            throw ApiError.invalid(type, name, causes);
        }
        if (store.get(ObjectId.of(type, object)) != null) {
            throw ApiError.alreadyExists(type, name);
        }
        if (!dryRun) {
            commit(type, object);
        }
        return new Answer(201, object, warnings);
    }

    private static String generated(String base) {
        StringBuilder suffix = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            suffix.append(SUFFIX_LETTERS.charAt(ThreadLocalRandom.current().nextInt(SUFFIX_LETTERS.length())));
        }
        return base.substring(0, Math.min(base.length(), LONGEST_BASE)) + suffix;
    }

    /** The path says which namespace; the body may say nothing or the same. */
    private static void place(ResourceType type, String namespace, ObjectNode object) {
        String found = Meta.text(object, Meta.NAMESPACE);
        if (!found.isEmpty() && !found.equals(namespace)) {
            throw ApiError.badRequest(
                    "the namespace of the provided object does not match the namespace sent on the request");
        }
        if (type.namespaced()) {
            Meta.of(object).put(Meta.NAMESPACE, namespace);
        }
    }

    private void requireNamespace(ResourceType type, String namespace, ObjectNode object) {
        ResourceType namespaces = types.find("", "v1", "namespaces");
        if (!type.namespaced() || namespaces == null) {
            return;
        }
        if (Meta.isBeingDeleted(store.require(namespaces, "", namespace))) {
            throw ApiError.forbidden(
                    type,
                    Meta.text(object, Meta.NAME),
                    "unable to create new content in namespace " + namespace + " because it is being terminated");
        }
    }

    Answer put(ResourceType type, ObjectId id, boolean status, Request request) {
        ObjectNode next = request.object();
        List<String> warnings = Decoder.decode(type, next, request.parameter("fieldValidation"));
        ObjectNode old = store.require(type, id.namespace(), id.name());
        String uid = Meta.text(next, Meta.UID);
        if (!uid.isEmpty() && !uid.equals(Meta.text(old, Meta.UID))) {
            throw ApiError.conflict(
                    type,
                    id.name(),
                    "Precondition failed: UID in precondition: " + uid + ", UID in object meta: "
                            + Meta.text(old, Meta.UID));
        }
        return update(type, id, old, next, status, request.isDryRun(), warnings);
    }

    Answer patch(ResourceType type, ObjectId id, boolean status, Request request) {
        ObjectNode old = store.require(type, id.namespace(), id.name());
        JsonNode patched = switch (request.contentType()) {
            case "application/merge-patch+json" -> mergePatch(old, request.json());
            case "application/json-patch+json" -> jsonPatch(old, request.json());
            default -> throw ApiError.unsupportedMediaType("application/json-patch+json, application/merge-patch+json");
        };
        if (!(patched instanceof ObjectNode next)) {
            throw ApiError.unprocessable("the patch leaves no object");
        }
        List<String> warnings;
        try {
            warnings = Decoder.decode(type, next, request.parameter("fieldValidation"));
        } catch (ApiError e) {
            // The patch could be read; it is what it makes of the object that cannot.
            throw e.code() == 400 ? ApiError.unprocessable("patch: Invalid value: " + e.getMessage()) : e;
        }
        return update(type, id, old, next, status, request.isDryRun(), warnings);
    }

    private static JsonNode mergePatch(ObjectNode old, JsonNode patch) {
        if (!patch.isObject()) {
            throw ApiError.badRequest("error decoding patch: a merge patch is an object");
        }
        return Json.mergePatch(old, patch);
    }

    private static JsonNode jsonPatch(ObjectNode old, JsonNode patch) {
        if (!patch.isArray()) {
            throw ApiError.badRequest("error decoding patch: a JSON patch is an array");
        }
        return JsonPatch.apply(old, patch);
    }

    /** What is common to PUT and PATCH: the object as it shall be replaces the one that it was made from. */
    private Answer update(
            ResourceType type,
            ObjectId id,
            ObjectNode old,
            ObjectNode next,
            boolean status,
            boolean dryRun,
            List<String> warnings) {
        String name = Meta.text(next, Meta.NAME);
        if (!name.isEmpty() && !name.equals(id.name())) {
            throw ApiError.badRequest(
                    "the name of the object (" + name + ") does not match the name on the URL (" + id.name() + ")");
        }
        place(type, id.namespace(), next);
        checkVersion(type, id.name(), old, next);
        Meta.keepSystemFields(old, next);
        Strategy.prepareUpdate(type, old, next, status);
        List<Cause> causes = new ArrayList<>();
        Meta.checkUpdate(old, next, causes);
        Strategy.validate(type, next, causes);
        if (type.isPod()) {
            Pods.checkSpecUpdate(old, next, causes);
        }
        if (!causes.isEmpty()) {
            throw ApiError.invalid(type, id.name(), causes);
        }
        if (Json.same(old, next)) {
            return new Answer(200, old, warnings);
        }
        if (!dryRun) {
            if (Deleter.isDone(old, next)) {
                store.remove(id);
            } else {
                commit(type, next);
            }
        }
        return new Answer(200, next, warnings);
    }

    private static void checkVersion(ResourceType type, String name, ObjectNode old, ObjectNode next) {
        String version = Meta.text(next, Meta.RESOURCE_VERSION);
        if (version.isEmpty() || version.equals("0")) {
            if (type.isCustom()) {
                throw ApiError.invalid(
                        type,
                        name,
                        List.of(new Cause(
                                "FieldValueInvalid",
                                "metadata.resourceVersion",
                                "Invalid value: 0: must be specified for an update")));
            }
            return;
        }
        if (ObjectStore.version(version) != ObjectStore.version(Meta.text(old, Meta.RESOURCE_VERSION))) {
            throw ApiError.conflict(
                    type,
                    name,
                    "the object has been modified; please apply your changes to the latest version and try again");
        }
    }

    private void commit(ResourceType type, ObjectNode object) {
        if (CustomTypes.isDefinition(type)) {
            List<ResourceType> defined = CustomTypes.of(object);
            defined.forEach(one -> types.removeAll(one.key()));
            defined.forEach(types::add);
        }
        store.put(type, object);
    }
}
