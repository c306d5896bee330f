package io.cocoonstack.common.testkit.apiserver.internal.embedded;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A kind that is served, in one of its versions.
 *
 * @param group the API group, empty for the core one
 * @param hasStatus whether status is written through a path of its own
 * @param hasGeneration whether metadata.generation counts changes
 * @param schema the structural schema of a custom resource, or null for a built-in kind
 */
record ResourceType(
        String group,
        String version,
        String plural,
        String kind,
        boolean namespaced,
        boolean hasStatus,
        boolean hasGeneration,
        Names names,
        @Nullable ObjectNode schema) {

    /** What a kind is called in discovery; {@code list} is the kind of its lists. */
    record Names(String singular, String list, List<String> shortNames, List<String> categories) {}

    /** What the versions of a kind have in common. */
    record Key(String group, String plural) {}

    Key key() {
        return new Key(group, plural);
    }

    boolean isCustom() {
        return schema != null;
    }

    boolean is(String otherGroup, String otherPlural) {
        return group.equals(otherGroup) && plural.equals(otherPlural);
    }

    boolean isPod() {
        return is("", "pods");
    }

    boolean isNamespace() {
        return is("", "namespaces");
    }

    String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    String qualifiedPlural() {
        return group.isEmpty() ? plural : plural + "." + group;
    }

    String qualifiedKind() {
        return group.isEmpty() ? kind : kind + "." + group;
    }
}
