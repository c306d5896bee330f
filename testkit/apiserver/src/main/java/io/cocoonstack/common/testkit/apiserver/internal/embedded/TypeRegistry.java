package io.cocoonstack.common.testkit.apiserver.internal.embedded;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The kinds that are served now, and the discovery documents that list them. */
final class TypeRegistry {

    private static final List<String> VERBS =
            List.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");

    private final Map<String, ResourceType> byPath = new LinkedHashMap<>();

    TypeRegistry() {
        BuiltInTypes.all().forEach(this::add);
    }

    private static String path(String group, String version, String plural) {
        return group + "/" + version + "/" + plural;
    }

    void add(ResourceType type) {
        byPath.put(path(type.group(), type.version(), type.plural()), type);
    }

    void removeAll(ResourceType.Key key) {
        byPath.values().removeIf(type -> type.key().equals(key));
    }

    @Nullable
    ResourceType find(String group, String version, String plural) {
        return byPath.get(path(group, version, plural));
    }

    /** The types of one group and version. */
    ObjectNode resources(String group, String version) {
        ObjectNode list = Json.object();
        list.put("kind", "APIResourceList").put("apiVersion", "v1");
        list.put("groupVersion", group.isEmpty() ? version : group + "/" + version);
        ArrayNode resources = list.putArray("resources");
        for (ResourceType type : byPath.values()) {
            if (type.group().equals(group) && type.version().equals(version)) {
                ObjectNode resource = resource(resources, type, type.plural());
                resource.put("singularName", type.names().singular());
                texts(resource, "shortNames", type.names().shortNames());
                texts(resource, "categories", type.names().categories());
                texts(resource, "verbs", VERBS);
                if (type.hasStatus()) {
                    ObjectNode status = resource(resources, type, type.plural() + "/status");
                    texts(status, "verbs", List.of("get", "patch", "update"));
                }
            }
        }
        if (resources.isEmpty()) {
            throw ApiError.noSuchPath();
        }
        return list;
    }

    private static ObjectNode resource(ArrayNode resources, ResourceType type, String name) {
        return resources
                .addObject()
                .put("name", name)
                .put("singularName", "")
                .put("namespaced", type.namespaced())
                .put("kind", type.kind());
    }

    private static void texts(ObjectNode resource, String field, Collection<String> texts) {
        if (!texts.isEmpty()) {
            ArrayNode list = resource.putArray(field);
            texts.forEach(list::add);
        }
    }

    /** All groups but the core one. */
    ObjectNode groups() {
        ObjectNode list = Json.object();
        list.put("kind", "APIGroupList").put("apiVersion", "v1");
        ArrayNode groups = list.putArray("groups");
        byPath.values().stream()
                .map(ResourceType::group)
                .filter(group -> !group.isEmpty())
                .distinct()
                .forEach(group -> {
                    ObjectNode entry = group(group);
                    entry.remove("kind");
                    entry.remove("apiVersion");
                    groups.add(entry);
                });
        return list;
    }

    /** The versions of one group. */
    ObjectNode group(String group) {
        TreeSet<String> versions = new TreeSet<>();
        for (ResourceType type : byPath.values()) {
            if (type.group().equals(group)) {
                versions.add(type.version());
            }
        }
        if (versions.isEmpty()) {
            throw ApiError.noSuchPath();
        }
        ObjectNode result = Json.object();
        result.put("kind", "APIGroup").put("apiVersion", "v1").put("name", group);
        ArrayNode list = result.putArray("versions");
        versions.forEach(version -> version(list.addObject(), group, version));
        version(result.putObject("preferredVersion"), group, versions.first());
        return result;
    }

    private static void version(ObjectNode target, String group, String version) {
        target.put("groupVersion", group + "/" + version).put("version", version);
    }
}
