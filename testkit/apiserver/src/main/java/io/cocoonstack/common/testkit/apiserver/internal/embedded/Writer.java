package io.cocoonstack.common.testkit.apiserver.internal.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cocoonstack.common.testkit.apiserver.internal.embedded.FieldManagers.Manager;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** Creates, updates and patches, in the order of checks of the real server. */
final class Writer {

    private static final String APPLY = "application/apply-patch+yaml";

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
        ObjectNode object = request.object();
        Meta.of(object).remove(Meta.MANAGED);
        return create(type, namespace, object, request.parameter("fieldValidation"), request.isDryRun());
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
        return update(type, id, old, next, updater(status, request), request, warnings);
    }

    private static Manager updater(boolean status, Request request) {
        String name = request.parameter("fieldManager");
        return new Manager(name.isEmpty() ? "unknown" : name, "Update", status ? Strategy.STATUS : "");
    }

    Answer patch(ResourceType type, ObjectId id, boolean status, Request request) {
        if (request.contentType().equals(APPLY)) {
            return apply(type, id, status, request);
        }
        ObjectNode old = store.require(type, id.namespace(), id.name());
        JsonNode patched = switch (request.contentType()) {
            case "application/merge-patch+json" -> mergePatch(old, request.json());
            case "application/json-patch+json" -> jsonPatch(old, request.json());
            default ->
                throw ApiError.unsupportedMediaType(
                        "application/json-patch+json, application/merge-patch+json, " + APPLY);
        };
        if (!(patched instanceof ObjectNode next)) {
            throw ApiError.unprocessable("the patch leaves no object");
        }
        return update(type, id, old, next, updater(status, request), request, decodePatched(type, next, request));
    }

    private static List<String> decodePatched(ResourceType type, ObjectNode next, Request request) {
        try {
            return Decoder.decode(type, next, request.parameter("fieldValidation"));
        } catch (ApiError e) {
            // The patch could be read; it is what it makes of the object that cannot.
            throw e.code() == 400 ? ApiError.unprocessable("patch: Invalid value: " + e.getMessage()) : e;
        }
    }

    /** Server-side apply. Of the status only the status is applied, elsewhere everything but the status. */
    private Answer apply(ResourceType type, ObjectId id, boolean status, Request request) {
        Manager manager = new Manager(request.parameter("fieldManager"), "Apply", status ? Strategy.STATUS : "");
        if (manager.name().isEmpty()) {
            throw ApiError.unprocessable("PatchOptions.meta.k8s.io \"\" is invalid: fieldManager: Required value: is"
                    + " required for apply patch");
        }
        if (!(request.json() instanceof ObjectNode config)
                || !Json.text(config, "kind").equals(type.kind())
                || !Json.text(config, "apiVersion").equals(type.apiVersion())) {
            throw ApiError.badRequest("what is applied must be a " + type.kind() + " of " + type.apiVersion());
        }
        ObjectNode metadata = Meta.of(config);
        if (!metadata.path(Meta.MANAGED).isMissingNode()
                && !metadata.path(Meta.MANAGED).isNull()) {
            throw ApiError.badRequest("metadata.managedFields must be nil");
        }
        if (status) {
            config.retain("apiVersion", "kind", "metadata", Strategy.STATUS);
            metadata.retain(Meta.NAME, Meta.NAMESPACE, Meta.RESOURCE_VERSION);
        } else if (type.hasStatus()) {
            config.remove(Strategy.STATUS);
        }
        Json.dropNulls(config);
        boolean force = request.parameter("force").equals("true");
        ObjectNode old = store.get(id);
        if (old == null && (status || metadata.has(Meta.UID))) {
            throw status
                    ? ApiError.notFound(type, id.name())
                    : ApiError.conflict(
                            type,
                            id.name(),
                            "uid mismatch: the"
                                    + " provided object specified uid " + Json.text(metadata, Meta.UID)
                                    + ", and no existing object was found");
        }
        ObjectNode next = FieldManagers.apply(type, old == null ? Json.object() : old, config, manager, force);
        if (old == null) {
            Meta.of(next).put(Meta.NAME, id.name()).remove(Meta.RESOURCE_VERSION);
            return create(type, id.namespace(), next, request.parameter("fieldValidation"), request.isDryRun());
        }
        return update(type, id, old, next, manager, request, decodePatched(type, next, request));
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
            Manager manager,
            Request request,
            List<String> warnings) {
        String name = Meta.text(next, Meta.NAME);
        if (!name.isEmpty() && !name.equals(id.name())) {
            throw ApiError.badRequest(
                    "the name of the object (" + name + ") does not match the name on the URL (" + id.name() + ")");
        }
        place(type, id.namespace(), next);
        checkVersion(type, id.name(), old, next);
        Meta.keepSystemFields(old, next);
        JsonNode owners = Meta.of(next).path(Meta.MANAGED);
        Strategy.prepareUpdate(type, old, next, manager.subresource().equals(Strategy.STATUS));
        if (manager.applies()) {
            Json.setOrRemove(Meta.of(next), Meta.MANAGED, owners);
        } else {
            FieldManagers.update(type, old, next, manager);
        }
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
        if (!request.isDryRun()) {
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
