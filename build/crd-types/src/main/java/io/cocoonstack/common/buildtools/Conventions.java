package io.cocoonstack.common.buildtools;

import com.palantir.javapoet.ClassName;
import io.cocoonstack.common.buildtools.Property.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the Java types need and no schema says. */
final class Conventions {

    static final String API = "io.cocoonstack.api.v1";

    /** The class that writes the types, as their annotation names it. */
    static final String GENERATOR = "io.cocoonstack.common.buildtools.Generate";

    /** The interface of all our types. */
    static final ClassName EXTENSIBLE = ClassName.get("io.cocoonstack.api", "Extensible");

    private static final String INTERNAL = "io.cocoonstack.api.internal";

    /** The options that agents and toolboxes share: contract 5. */
    static final List<String> VM_OPTIONS = List.of(
            "os", "backend", "connType", "network", "storage", "resources", "probePort", "forcePull", "noDirectIO");

    /** The types that share them. */
    static final Set<String> VM_OPTION_HOLDERS = Set.of("AgentSpec", "ToolboxSpec");

    private static final String META = "io.cocoonstack.common.meta";
    private static final String MODEL = "io.fabric8.kubernetes.api.model";

    /** Java types of objects and of list elements, by their place; spec and status are named after the kind. */
    private static final Map<String, String> TYPE_NAMES = Map.of(
            "spec.agent", "AgentSpec",
            "spec.toolboxes", "ToolboxSpec",
            "spec.podRef", "PodRef",
            "status.agents", "AgentStatus",
            "status.toolboxes", "ToolboxStatus");

    /**
     * Fields that hold a word of the vocabulary, by name; those of one name and several vocabularies by type and name.
     */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("snapshotPolicy", "SnapshotPolicy"),
            Map.entry("hibernatePolicy", "HibernatePolicy"),
            Map.entry("mode", "VmMode"),
            Map.entry("os", "OsType"),
            Map.entry("backend", "Backend"),
            Map.entry("connType", "ConnType"),
            Map.entry("role", "Role"),
            Map.entry("desire", "HibernationDesire"),
            Map.entry("CocoonSetStatus.phase", "CocoonSetPhase"),
            Map.entry("CocoonHibernationStatus.phase", "HibernationPhase"));

    /** Fields that hold core types of Kubernetes, by name. */
    static final Map<String, Kind> CORE_FIELDS =
            Map.of("resources", Kind.RESOURCES, "envFrom", Kind.ENV_FROM, "conditions", Kind.CONDITIONS);

    /** Counts that are always written, 0 included: contract 5. */
    private static final Set<String> COUNTS = Set.of(
            "CocoonSetStatus.readyAgents",
            "CocoonSetStatus.desiredAgents",
            "CocoonSetStatus.readyToolboxes",
            "CocoonSetStatus.desiredToolboxes");

    /** Objects that are written as {@code {}} even when they are absent: contract 5. */
    private static final Set<String> ALWAYS_OBJECTS = Set.of("resources", "status");

    /** Runs of capitals, which Java names spell like words. */
    private static final Map<String, String> ACRONYMS = Map.of("VMID", "VmId", "IO", "Io", "IP", "Ip", "ID", "Id");

    private Conventions() {}

    static String typeName(String place) {
        String name = TYPE_NAMES.get(place);
        if (name == null) {
            throw new IllegalArgumentException("no Java name for the type of " + place);
        }
        return name;
    }

    static boolean isWord(String type, String property) {
        return WORDS.containsKey(property) || WORDS.containsKey(type + "." + property);
    }

    static ClassName word(String type, String property) {
        return ClassName.get(META, WORDS.getOrDefault(property, WORDS.getOrDefault(type + "." + property, property)));
    }

    static boolean isCount(String type, String property) {
        return COUNTS.contains(type + "." + property);
    }

    static boolean isAlwaysObject(String property) {
        return ALWAYS_OBJECTS.contains(property);
    }

    static ClassName model(String simpleName) {
        return ClassName.get(MODEL, simpleName);
    }

    static ClassName api(String simpleName) {
        return ClassName.get(API, simpleName);
    }

    static ClassName internal(String simpleName) {
        return ClassName.get(INTERNAL, simpleName);
    }

    /** The class that reads and writes a type. */
    static ClassName json(String type) {
        return api(type + "Json");
    }

    /** {@code vmID} becomes {@code vmId}. */
    static String javaName(String property) {
        for (String acronym : List.of("VMID", "IO", "IP", "ID")) {
            if (property.endsWith(acronym)) {
                return property.substring(0, property.length() - acronym.length()) + ACRONYMS.get(acronym);
            }
        }
        return property;
    }
}
