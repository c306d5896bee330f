package io.cocoonstack.common.testkit.apiserver.internal.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An object's metadata: what may stand there, and the fields that the server itself keeps. */
final class Meta {

    static final String NAME = "name";
    static final String NAMESPACE = "namespace";
    static final String UID = "uid";
    static final String RESOURCE_VERSION = "resourceVersion";
    static final String GENERATION = "generation";
    static final String CREATED = "creationTimestamp";
    static final String DELETED = "deletionTimestamp";
    static final String GRACE = "deletionGracePeriodSeconds";
    static final String FINALIZERS = "finalizers";
    static final String LABELS = "labels";
    static final String ANNOTATIONS = "annotations";
    static final String MANAGED = "managedFields";

    private static final Set<String> FIELDS = Set.of(
            NAME,
            "generateName",
            NAMESPACE,
            UID,
            RESOURCE_VERSION,
            GENERATION,
            CREATED,
            DELETED,
            GRACE,
            FINALIZERS,
            LABELS,
            ANNOTATIONS,
            MANAGED,
            "ownerReferences");
    private static final Set<String> IGNORED = Set.of("selfLink");

    private Meta() {}

    static ObjectNode of(ObjectNode object) {
        return object.get("metadata") instanceof ObjectNode metadata ? metadata : object.putObject("metadata");
    }

    static String text(ObjectNode object, String field) {
        return Json.text(object.path("metadata"), field);
    }

    static List<String> finalizers(ObjectNode object) {
        return Json.texts(object.path("metadata").path(FINALIZERS));
    }

    static boolean isBeingDeleted(ObjectNode object) {
        return object.path("metadata").has(DELETED);
    }

    static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /**
     * Brings metadata into the one form that the server stores: known fields only, none empty.
     *
     * @return the paths of the unknown fields that were dropped
     */
    static List<String> normalise(ObjectNode object) {
        JsonNode found = object.path("metadata");
        if (!found.isMissingNode() && !found.isNull() && !found.isObject()) {
            throw ApiError.badRequest("metadata must be an object");
        }
        ObjectNode metadata = of(object);
        List<String> unknown = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : List.copyOf(metadata.properties())) {
            String name = field.getKey();
            JsonNode value = field.getValue();
            if (!FIELDS.contains(name) && !IGNORED.contains(name)) {
                unknown.add("metadata." + name);
            }
            boolean empty =
                    value.isContainerNode() ? value.isEmpty() : value.asText().isEmpty();
            if (!FIELDS.contains(name) || value.isNull() || empty) {
                metadata.remove(name);
            }
        }
        requireTexts(metadata, LABELS);
        requireTexts(metadata, ANNOTATIONS);
        return unknown;
    }

    private static void requireTexts(ObjectNode metadata, String field) {
        for (Map.Entry<String, JsonNode> entry : metadata.path(field).properties()) {
            if (!entry.getValue().isTextual()) {
                throw ApiError.badRequest(
                        "json: cannot unmarshal " + entry.getValue().getNodeType() + " into field metadata." + field
                                + "." + entry.getKey() + " of type string");
            }
        }
    }

    /** Rules between an object and what is to replace it. */
    static void checkUpdate(ObjectNode old, ObjectNode next, List<Cause> causes) {
        if (!text(old, UID).equals(text(next, UID))) {
            causes.add(Cause.invalid("metadata.uid", of(next).path(UID), "field is immutable"));
        }
        if (isBeingDeleted(old)) {
            List<String> added = new ArrayList<>(finalizers(next));
            added.removeAll(finalizers(old));
            if (!added.isEmpty()) {
                causes.add(Cause.forbidden(
                        "metadata.finalizers",
                        "no new finalizers can be added if the object is being deleted, found new finalizers []string{\""
                                + String.join("\", \"", added) + "\"}"));
            }
        }
    }

    /** Takes over what only the server decides about; an absent uid means the same object. */
    static void keepSystemFields(ObjectNode old, ObjectNode next) {
        ObjectNode from = of(old);
        ObjectNode to = of(next);
        for (String field : List.of(NAME, NAMESPACE, CREATED, DELETED, GRACE, GENERATION, RESOURCE_VERSION)) {
            Json.setOrRemove(to, field, from.path(field));
        }
        if (!to.has(UID)) {
            to.set(UID, from.get(UID));
        }
    }

    static void bumpGeneration(ObjectNode object) {
        ObjectNode metadata = of(object);
        long generation = metadata.path(GENERATION).asLong(0);
        if (generation > 0) {
            metadata.put(GENERATION, generation + 1);
        }
    }
}
