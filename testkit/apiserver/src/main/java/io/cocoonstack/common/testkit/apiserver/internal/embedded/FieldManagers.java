package io.cocoonstack.common.testkit.apiserver.internal.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who owns which fields of an object, as {@code metadata.managedFields} has it. An object that nobody ever applied has
 * no such list here; at the first application all that it holds belongs to {@code before-first-apply}, as on the real
 * server.
 */
final class FieldManagers {

    private static final List<List<String>> SYSTEM = List.of(
            List.of("f:apiVersion"),
            List.of("f:kind"),
            List.of("f:metadata", "f:name"),
            List.of("f:metadata", "f:namespace"),
            List.of("f:metadata", "f:uid"),
            List.of("f:metadata", "f:resourceVersion"),
            List.of("f:metadata", "f:generation"),
            List.of("f:metadata", "f:creationTimestamp"),
            List.of("f:metadata", "f:deletionTimestamp"),
            List.of("f:metadata", "f:deletionGracePeriodSeconds"),
            List.of("f:metadata", "f:managedFields"));

    private final ResourceType type;
    private final ObjectNode schema;
    private final Map<Manager, Set<List<String>>> owned = new LinkedHashMap<>();
    private final Map<Manager, JsonNode> before = new HashMap<>();

    /** Somebody who writes: a name, by {@code Apply} or {@code Update}, and the subresource, empty for none. */
    record Manager(String name, String operation, String subresource) {

        boolean applies() {
            return operation.equals("Apply");
        }
    }

    private FieldManagers(ResourceType type, ObjectNode object) {
        this.type = type;
        this.schema = FieldPaths.schema(type);
        for (JsonNode entry : object.path("metadata").path(Meta.MANAGED)) {
            Manager manager = new Manager(
                    Json.text(entry, "manager"), Json.text(entry, "operation"), Json.text(entry, "subresource"));
            Set<List<String>> paths = new LinkedHashSet<>();
            read(entry.path("fieldsV1"), new ArrayList<>(), paths);
            owned.put(manager, paths);
            before.put(manager, entry);
        }
    }

    /** Applies a configuration to an object, or to an empty one; the result has its owners in its metadata. */
    static ObjectNode apply(ResourceType type, ObjectNode live, ObjectNode config, Manager manager, boolean force) {
        FieldManagers managers = new FieldManagers(type, live);
        Set<List<String>> applied = managers.fields(config);
        if (managers.owned.isEmpty() && !live.isEmpty()) {
            managers.owned.put(new Manager("before-first-apply", "Update", ""), managers.fields(live));
        }
        managers.settle(live, config, manager, applied, force);
        ObjectNode merged = (ObjectNode) FieldPaths.merge(live, config, managers.schema);
        Set<List<String>> former = managers.owned.put(manager, applied);
        for (List<String> path : former == null ? Set.<List<String>>of() : former) {
            boolean kept = managers.owned.values().stream().flatMap(Set::stream).anyMatch(one -> begins(one, path));
            if (!kept && !FieldPaths.at(merged, path, managers.schema).isMissingNode()) {
                FieldPaths.remove(merged, path, managers.schema);
            }
        }
        managers.write(merged);
        return merged;
    }

    /** Takes over what another write changed, where the object has owners. */
    static void update(ResourceType type, ObjectNode old, ObjectNode next, Manager manager) {
        Meta.of(next).remove(Meta.MANAGED);
        if (!old.path("metadata").has(Meta.MANAGED)) {
            return;
        }
        FieldManagers managers = new FieldManagers(type, old);
        Set<List<String>> fields = managers.fields(next);
        Set<List<String>> changed = new LinkedHashSet<>(fields);
        changed.removeIf(path -> managers.same(old, next, path));
        managers.owned.values().forEach(paths -> {
            paths.removeAll(changed);
            paths.removeIf(path -> FieldPaths.at(next, path, managers.schema).isMissingNode());
        });
        if (!changed.isEmpty()) {
            managers.owned
                    .computeIfAbsent(manager, key -> new LinkedHashSet<>())
                    .addAll(changed);
        }
        managers.write(next);
    }

    private Set<List<String>> fields(ObjectNode object) {
        Set<List<String>> fields = FieldPaths.of(object, schema);
        fields.removeIf(path -> SYSTEM.stream().anyMatch(system -> begins(path, system)) || path.size() < 2);
        return fields;
    }

    private static boolean begins(List<String> path, List<String> start) {
        return path.size() >= start.size() && path.subList(0, start.size()).equals(start);
    }

    private boolean same(ObjectNode a, ObjectNode b, List<String> path) {
        return Json.same(FieldPaths.at(a, path, schema), FieldPaths.at(b, path, schema));
    }

    /** A field that would change and belongs to somebody else is a conflict, unless it is taken over by force. */
    private void settle(ObjectNode live, ObjectNode config, Manager manager, Set<List<String>> applied, boolean force) {
        Map<Manager, List<String>> conflicts = new LinkedHashMap<>();
        owned.forEach((other, paths) -> {
            for (List<String> path : List.copyOf(paths)) {
                boolean changes = applied.contains(path)
                        && !FieldPaths.at(config, path, schema).isObject()
                        && !same(live, config, path);
                if (changes && !other.equals(manager)) {
                    conflicts.computeIfAbsent(other, key -> new ArrayList<>()).add(text(path));
                    paths.remove(path);
                }
            }
        });
        if (!force && !conflicts.isEmpty()) {
            throw ApiError.applyConflict(conflicts);
        }
    }

    private static String text(List<String> path) {
        StringBuilder text = new StringBuilder();
        for (String step : path) {
            String rest = step.substring(2);
            text.append(
                    step.startsWith("f:")
                            ? "." + rest
                            : "[" + rest.replaceAll("[{}]", "").replace("\":", "=") + "]");
        }
        return text.toString().replace("[\"", "[");
    }

    private static void read(JsonNode fields, List<String> path, Set<List<String>> paths) {
        for (Map.Entry<String, JsonNode> field : fields.properties()) {
            if (field.getKey().equals(".")) {
                paths.add(List.copyOf(path));
                continue;
            }
            path.add(field.getKey());
            if (field.getValue().isEmpty()) {
                paths.add(List.copyOf(path));
            }
            read(field.getValue(), path, paths);
            path.remove(path.size() - 1);
        }
    }

    private void write(ObjectNode object) {
        ArrayNode entries = Meta.of(object).putArray(Meta.MANAGED);
        owned.forEach((manager, paths) -> {
            if (paths.isEmpty()) {
                return;
            }
            ObjectNode entry =
                    entries.addObject().put("manager", manager.name()).put("operation", manager.operation());
            ObjectNode fields = Json.object();
            paths.forEach(path -> add(fields, path, paths));
            JsonNode last = before.getOrDefault(manager, MissingNode.getInstance());
            String time = fields.equals(last.path("fieldsV1")) ? Json.text(last, "time") : Meta.now();
            entry.put("apiVersion", type.apiVersion()).put("time", time).put("fieldsType", "FieldsV1");
            entry.set("fieldsV1", fields);
            if (!manager.subresource().isEmpty()) {
                entry.put("subresource", manager.subresource());
            }
        });
        if (entries.isEmpty()) {
            Meta.of(object).remove(Meta.MANAGED);
        }
    }

    /** An item that is owned as such and has fields that are owned, too, says the first with a dot. */
    private static void add(ObjectNode fields, List<String> path, Set<List<String>> paths) {
        ObjectNode here = fields;
        for (int i = 0; i < path.size(); i++) {
            here = here.get(path.get(i)) instanceof ObjectNode there ? there : here.putObject(path.get(i));
            if (i < path.size() - 1 && paths.contains(path.subList(0, i + 1))) {
                here.putObject(".");
            }
        }
    }
}
