package io.cocoonstack.common.testkit.apiserver.internal.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What is special about pods: where they run is decided once, and almost nothing of their spec changes afterwards. */
final class Pods {

    private static final String FROZEN = "pod updates may not change fields other than `spec.containers[*].image`,"
            + "`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing"
            + " tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)";

    private final ResourceType type;
    private final ObjectStore store;
    private final Deleter deleter;

    Pods(ResourceType type, ObjectStore store, Deleter deleter) {
        this.type = type;
        this.store = store;
        this.deleter = deleter;
    }

    static void checkSpecUpdate(ObjectNode old, ObjectNode next, List<Cause> causes) {
        ObjectNode before = frozen(old);
        ObjectNode after = frozen(next);
        if (!Json.same(before, after) || !containsAll(next, old)) {
            causes.add(Cause.forbidden("spec", FROZEN));
        }
    }

    private static ObjectNode frozen(ObjectNode pod) {
        if (!(pod.path("spec") instanceof ObjectNode spec)) {
            return Json.object();
        }
        ObjectNode copy = spec.deepCopy();
        copy.remove(List.of("activeDeadlineSeconds", "tolerations"));
        for (String containers : List.of("containers", "initContainers")) {
            for (JsonNode container : copy.path(containers)) {
                if (container instanceof ObjectNode object) {
                    object.remove("image");
                }
            }
        }
        return copy;
    }

    private static boolean containsAll(ObjectNode next, ObjectNode old) {
        for (JsonNode wanted : old.path("spec").path("tolerations")) {
            boolean found = false;
            for (JsonNode toleration : next.path("spec").path("tolerations")) {
                found |= Json.same(wanted, toleration);
            }
            if (!found) {
                return false;
            }
        }
        return true;
    }

    /** A bound pod leaves time to its kubelet; one that nobody runs, or that has ended, goes at once. */
    static long gracePeriod(ObjectNode pod, long requested) {
        JsonNode spec = pod.path("spec");
        String phase = Json.text(pod.path("status"), "phase");
        if (Json.text(spec, "nodeName").isEmpty() || phase.equals("Failed") || phase.equals("Succeeded")) {
            return 0;
        }
        long period = requested >= 0
                ? requested
                : spec.path("terminationGracePeriodSeconds").asLong(30);
        return period < 0 ? 1 : period;
    }

    /** POST to {@code pods/{name}/binding}: what a scheduler does. */
    Answer bind(ObjectId id, Request request) {
        ObjectNode binding = request.object();
        ObjectNode old = store.require(type, id.namespace(), id.name());
        Deleter.checkPreconditions(type, id.name(), old, binding.path("metadata"));
        String node = Json.text(binding.path("target"), "name");
        if (node.isEmpty()) {
            throw ApiError.internal("target.name: Required value");
        }
        if (Meta.isBeingDeleted(old)) {
            throw ApiError.conflict(
                    type, id.name(), "pod " + id.name() + " is being deleted, cannot be assigned to a host");
        }
        String assigned = Json.text(old.path("spec"), "nodeName");
        if (!assigned.isEmpty()) {
            throw ApiError.conflict(
                    type, id.name(), "pod " + id.name() + " is already assigned to node \"" + assigned + "\"");
        }
        ObjectNode pod = old.deepCopy();
        pod.withObject("/spec").put("nodeName", node);
        if (binding.path("metadata").path(Meta.ANNOTATIONS) instanceof ObjectNode annotations
                && !annotations.isEmpty()) {
            Meta.of(pod).withObject("/" + Meta.ANNOTATIONS).setAll(annotations);
        }
        setCondition(pod, "PodScheduled", Json.object());
        if (!request.isDryRun()) {
            store.put(type, pod);
        }
        return Answer.success(201);
    }

    /** POST to {@code pods/{name}/eviction}: what a drain does. There are no disruption budgets here. */
    Answer evict(ObjectId id, Request request) {
        JsonNode options = request.object().path("deleteOptions");
        ObjectNode pod = store.require(type, id.namespace(), id.name());
        deleter.delete(
                type,
                id,
                Deleter.Options.of(options.isObject() ? options : Json.object(), request),
                copy -> setCondition(
                        copy,
                        "DisruptionTarget",
                        Json.object().put("reason", "EvictionByEvictionAPI").put("message", "Eviction API: evicting")),
                pod);
        return Answer.success(201);
    }

    private static void setCondition(ObjectNode pod, String conditionType, ObjectNode rest) {
        ArrayNode conditions = pod.withObject("/status").withArrayProperty("conditions");
        for (int i = conditions.size() - 1; i >= 0; i--) {
            if (Json.text(conditions.get(i), "type").equals(conditionType)) {
                conditions.remove(i);
            }
        }
        conditions
                .addObject()
                .put("type", conditionType)
                .put("status", "True")
                .put("lastTransitionTime", Meta.now())
                .setAll(rest);
    }
}
