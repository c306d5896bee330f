package io.cocoonstack.common.checks;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Who may depend on whom. A module that comes is entered here first. */
final class ModuleTable {

    /** The plain objects of apis: no API for users, and k8s sends and reads them. */
    private static final Set<String> READ_BY_K8S = Set.of(
            "io.cocoonstack.api.internal.PlainObject",
            "io.cocoonstack.api.internal.PodPage",
            "io.cocoonstack.api.internal.PodPage$Entry",
            "io.cocoonstack.api.internal.ClientSerialization");

    /** Modules without code that users get. */
    static final Set<String> UNPUBLISHED = Set.of(
            "bom",
            "testkit",
            "examples-webhook",
            "examples-operator",
            "examples-kubelet",
            "examples-quickstart",
            "examples-demo",
            "integrations-spring-boot-example",
            "build-vectors",
            "build-crd-types",
            "build-consumers-module-path",
            "build-consumers-class-path",
            "build-benchmarks",
            "build-checks");

    private static final String ANY_JDK = "jdk:java\\..*";
    private static final String FABRIC8_API = "kubernetes-client-api|kubernetes-model-.*";
    // Comes with kubernetes-client-api, whose signatures show it.
    private static final String JACKSON = "jackson-(core|annotations|databind)";
    private static final String JUNIT = "junit-.*|opentest4j";
    // Logback and Jackson 3 are optional, and so not on the class path of this check.
    private static final String OPTIONAL = "micrometer-.*|logback-.*|unknown";

    /** The artifacts that a module's code may refer to, itself aside. */
    private static final Map<String, Pattern> MAY_USE = new TreeMap<>(Map.ofEntries(
            entry("core", "jdk:java\\.base", "jspecify"),
            entry("auth", "jdk:java\\.base", "jspecify", "jackson-core"),
            entry("registry", "jdk:java\\.(base|net\\.http)", "jspecify", "core", "jackson-core"),
            entry(
                    "server",
                    ANY_JDK,
                    "jspecify",
                    "slf4j-api",
                    "bc(pkix|prov|util)-jdk18on",
                    "jetty-(server|http|io|util)",
                    OPTIONAL),
            entry("apis", ANY_JDK, "jspecify", "core", FABRIC8_API, JACKSON, "builder-annotations", OPTIONAL),
            entry("k8s", ANY_JDK, "jspecify", "core", "apis", FABRIC8_API, "slf4j-api", OPTIONAL),
            entry("admission", ANY_JDK, "jspecify", "core", "apis", FABRIC8_API, JACKSON, "slf4j-api", OPTIONAL),
            entry(
                    "integrations-spring-boot",
                    ANY_JDK,
                    "jspecify",
                    "core",
                    "k8s",
                    "admission",
                    "auth",
                    "registry",
                    FABRIC8_API,
                    "slf4j-api",
                    "spring-.*",
                    "jakarta.servlet-api",
                    OPTIONAL),
            entry("testkit-apiserver", ANY_JDK, "jspecify", FABRIC8_API, JACKSON, JUNIT, "kubernetes-httpclient-jdk"),
            entry("testkit-explorer", ANY_JDK, "jspecify", "core"),
            entry(
                    "testkit-world",
                    ANY_JDK,
                    "jspecify",
                    "core",
                    "apis",
                    "k8s",
                    "testkit-apiserver",
                    FABRIC8_API,
                    JACKSON),
            entry(
                    "testkit-contracts",
                    ANY_JDK,
                    "jspecify",
                    "core",
                    "apis",
                    "k8s",
                    "testkit-world",
                    FABRIC8_API,
                    JACKSON,
                    JUNIT)));

    private ModuleTable() {}

    static Set<String> modules() {
        return MAY_USE.keySet();
    }

    /** The other modules that a module may use. */
    static Set<String> modulesFor(String module) {
        Set<String> allowed = new TreeSet<>(modules());
        allowed.removeIf(other -> !allows(module, other));
        return allowed;
    }

    /** Whether a module may use an artifact. */
    static boolean allows(String module, String artifact) {
        Pattern allowed = MAY_USE.get(module);
        return allowed != null && allowed.matcher(artifact).matches();
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
                    boolean sister = from.equals("k8s") && READ_BY_K8S.contains(target.getName());
                    boolean foreign = MAY_USE.containsKey(to)
                            && !to.equals(from)
                            && !sister
                            && (target.getPackageName() + ".").contains(".internal.");
                    events.add(new SimpleConditionEvent(item, !foreign, dependency.getDescription()));
                });
            }
        };
    }

    private static Map.Entry<String, Pattern> entry(String module, String... mayUse) {
        return Map.entry(module, Pattern.compile(String.join("|", mayUse)));
    }
}
