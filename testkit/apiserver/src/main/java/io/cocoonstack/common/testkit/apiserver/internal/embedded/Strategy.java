package io.cocoonstack.common.testkit.apiserver.internal.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What differs between kinds when an object is created or updated. */
final class Strategy {

    static final String STATUS = "status";

    private Strategy() {}

    static void prepareCreate(ResourceType type, ObjectNode object) {
        // A kubelet registers its node with a status; of everything else a status at birth is dropped.
        if (type.hasStatus() && !type.is("", "nodes")) {
            object.remove(STATUS);
        }
        if (type.isPod()) {
            object.putObject(STATUS).put("phase", "Pending");
        } else if (type.isNamespace()) {
            Meta.of(object).withObject("/labels").put("kubernetes.io/metadata.name", Meta.text(object, Meta.NAME));
            object.withObject("/spec").putArray("finalizers").add("kubernetes");
            object.putObject(STATUS).put("phase", "Active");
        } else if (CustomTypes.isDefinition(type)) {
            CustomTypes.establish(object, Meta.now());
        }
    }

    static void prepareUpdate(ResourceType type, ObjectNode old, ObjectNode next, boolean status) {
        if (status) {
            prepareStatusUpdate(type, old, next);
            return;
        }
        if (type.hasStatus()) {
            Json.setOrRemove(next, STATUS, old.path(STATUS));
        }
        if (type.hasGeneration() && !sameSpec(type, old, next)) {
            Meta.bumpGeneration(next);
        }
    }

    /** Of a custom resource only the status is written; of the others all but the spec. */
    private static void prepareStatusUpdate(ResourceType type, ObjectNode old, ObjectNode next) {
        if (type.isCustom()) {
            JsonNode status = next.path(STATUS);
            next.removeAll();
            next.setAll(old.deepCopy());
            Json.setOrRemove(next, STATUS, status);
            return;
        }
        Json.setOrRemove(next, "spec", old.path("spec"));
        if (type.isPod()) {
            Json.setOrRemove(
                    Meta.of(next), "ownerReferences", old.path("metadata").path("ownerReferences"));
        }
    }

    private static boolean sameSpec(ResourceType type, ObjectNode old, ObjectNode next) {
        if (!type.isCustom()) {
            return Json.same(old.path("spec"), next.path("spec"));
        }
        ObjectNode before = old.deepCopy();
        ObjectNode after = next.deepCopy();
        before.remove("metadata");
        after.remove("metadata");
        return Json.same(before, after);
    }

    static void validate(ResourceType type, ObjectNode object, List<Cause> causes) {
        MetadataRules.checkLabelsAndAnnotations(object, causes);
        if (type.schema() != null) {
            causes.addAll(SchemaValidator.validate(object, type.schema()));
        }
    }
}
