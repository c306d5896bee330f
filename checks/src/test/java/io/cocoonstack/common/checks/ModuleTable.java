package io.cocoonstack.common.checks;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Who may depend on whom. A module that comes is entered here first. */
final class ModuleTable {

    /** Modules that users never get, so that they may use what they like. */
    static final Set<String> UNPUBLISHED = Set.of(
            "bom",
            "test-support",
            "build-tools",
            "examples",
            "consumers/module-path",
            "consumers/class-path",
            "checks");

    private static final String ANY_JDK = "jdk:java\\..*";
    private static final String FABRIC8_API = "kubernetes-client-api|kubernetes-model-.*";
    // Comes with kubernetes-client-api, whose signatures show it.
    private static final String JACKSON = "jackson-(core|annotations|databind)";
    private static final String JUNIT = "junit-.*|opentest4j";
    private static final String MOCK = "mockwebserver|kubernetes-httpclient-jdk|zjsonpatch";

    /** The artifacts that a module's code may refer to, itself aside. */
    private static final Map<String, Pattern> MAY_USE = new TreeMap<>(Map.of(
            "core", allow("jdk:java\\.base", "jspecify"),
            "auth", allow("jdk:java\\.base", "jspecify", "jackson-core"),
            "registry", allow("jdk:java\\.(base|net\\.http)", "jspecify", "core", "jackson-core"),
            "server",
                    allow(
                            ANY_JDK,
                            "jspecify",
                            "slf4j-api",
                            "bc(pkix|prov|util)-jdk18on",
                            "jetty-(server|http|io|util)",
                            // Logback and Micrometer are optional, and so not on the class path of this check.
                            "unknown"),
            "apis", allow(ANY_JDK, "jspecify", "core", FABRIC8_API, JACKSON, "builder-annotations"),
            // Micrometer is optional, and so not on the class path of this check.
            "k8s", allow(ANY_JDK, "jspecify", "core", "apis", FABRIC8_API, JACKSON, "slf4j-api", "unknown"),
            "admission",
                    allow(
                            ANY_JDK,
                            "jspecify",
                            "core",
                            "apis",
                            FABRIC8_API,
                            JACKSON,
                            "slf4j-api",
                            // Micrometer is optional, and so not on the class path of this check.
                            "unknown"),
            "testkit",
                    allow(ANY_JDK, "jspecify", "core", "apis", "k8s", FABRIC8_API, JACKSON, "slf4j-api", JUNIT, MOCK)));

    private ModuleTable() {}

    static Set<String> modules() {
        return MAY_USE.keySet();
    }

    /** Classes that users get. */
    static DescribedPredicate<JavaClass> ours() {
        return DescribedPredicate.describe("are ours", javaClass -> MAY_USE.containsKey(Artifact.of(javaClass)));
    }

    static ArchCondition<JavaClass> useOnlyWhatTheTableAllows() {
        return new ArchCondition<>("use only what the table of modules allows") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                String from = Artifact.of(item);
                item.getDirectDependenciesFromSelf().forEach(dependency -> {
                    String to = Artifact.of(dependency.getTargetClass());
                    boolean allowed =
                            to.equals(from) || MAY_USE.get(from).matcher(to).matches();
                    events.add(new SimpleConditionEvent(
                            item, allowed, from + " must not use " + to + ": " + dependency.getDescription()));
                });
            }
        };
    }

    static ArchCondition<JavaClass> notUseInternalsOfOtherModules() {
        return new ArchCondition<>("not use internal packages of other modules") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                String from = Artifact.of(item);
                item.getDirectDependenciesFromSelf().forEach(dependency -> {
                    JavaClass target = dependency.getTargetClass().getBaseComponentType();
                    String to = Artifact.of(target);
                    boolean foreign = MAY_USE.containsKey(to)
                            && !to.equals(from)
                            && (target.getPackageName() + ".").contains(".internal.");
                    events.add(new SimpleConditionEvent(item, !foreign, dependency.getDescription()));
                });
            }
        };
    }

    private static Pattern allow(String... artifacts) {
        return Pattern.compile(String.join("|", artifacts));
    }
}
