package io.cocoonstack.common.checks;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

@AnalyzeClasses(packages = "io.cocoonstack", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String NULL_MARKED = "org.jspecify.annotations.NullMarked";
    private static final String META = "io.cocoonstack.common.meta..";
    private static final String ROUND = "io.cocoonstack.common.round..";
    private static final String ENV = "io.cocoonstack.common.env..";

    /** What the builder generator writes next to our classes, in its own style. */
    private static final DescribedPredicate<JavaClass> GENERATED = DescribedPredicate.describe(
            "are generated builders",
            javaClass -> javaClass.getName().matches("io\\.cocoonstack\\.api\\.v1\\.\\w+(Fluent|Builder)(\\$.*)?"));

    private static final DescribedPredicate<JavaClass> WRITTEN_BY_US =
            ModuleTable.ours().and(not(GENERATED)).as("are written by us");

    private static final DescribedPredicate<JavaClass> OPTIONAL = DescribedPredicate.describe(
            "Optional", type -> type.getBaseComponentType().isEquivalentTo(Optional.class));

    @ArchTest
    static final ArchRule modulesDependAsTheTableSays =
            classes().that(ModuleTable.ours()).should(ModuleTable.useOnlyWhatTheTableAllows());

    @ArchTest
    static final ArchRule internalPackagesStayWithinTheirModule =
            classes().that(ModuleTable.ours()).should(ModuleTable.notUseInternalsOfOtherModules());

    @ArchTest
    static final ArchRule metaIsTheGroundOfCore = noClasses()
            .that()
            .resideInAPackage(META)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROUND, ENV)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule envStandsAlone = noClasses()
            .that()
            .resideInAPackage(ENV)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(META, ROUND)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule decisionsReadNoEnvironmentAndNoClock = noClasses()
            .that()
            .resideInAPackage(ROUND)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ENV, "java.time..", "java.io..", "java.nio..", "java.net..")
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(System.class, Thread.class);

    @ArchTest
    static void packagesHaveNoCycles(JavaClasses classes) {
        Map<String, Set<String>> arrows = new TreeMap<>();
        for (JavaClass javaClass : classes) {
            Set<String> targets = arrows.computeIfAbsent(javaClass.getPackageName(), name -> new TreeSet<>());
            javaClass.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                    .filter(type -> classes.contain(type.getName()))
                    .map(JavaClass::getPackageName)
                    .filter(name -> !name.equals(javaClass.getPackageName()))
                    .forEach(targets::add);
        }
        assertThat(Cycles.of(arrows)).as("cycles of packages").isEmpty();
    }

    @ArchTest
    static final ArchRule everyClassIsNullMarked = classes()
            .that(WRITTEN_BY_US)
            .and()
            .areTopLevelClasses()
            .and()
            .doNotHaveSimpleName("package-info")
            .should(beNullMarked())
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule noFieldIsOptional = noFields()
            .that()
            .areDeclaredInClassesThat(WRITTEN_BY_US)
            .should()
            .haveRawType(OPTIONAL)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule noParameterIsOptional = codeUnits()
            .that()
            .areDeclaredInClassesThat(WRITTEN_BY_US)
            .and(notSynthetic())
            .and(areNotJUnits())
            .should(takeNoOptional())
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule noStaticFieldCanBeReassigned = fields().that()
            .areDeclaredInClassesThat(ModuleTable.ours())
            .and()
            .areStatic()
            .and(DescribedPredicate.<JavaField>describe(
                    "are not synthetic", field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC)))
            .should()
            .beFinal()
            .allowEmptyShould(true);

    @ArchTest
    static void everyModuleWithSourcesWasLookedAt(JavaClasses classes) {
        Set<String> seen = new TreeSet<>();
        classes.forEach(javaClass -> seen.add(Artifact.of(javaClass)));
        Set<String> withSources = new TreeSet<>();
        ReactorModules.withMainSources().forEach(folder -> withSources.add(ReactorModules.name(folder)));
        withSources.removeIf(module -> module.startsWith("build-"));
        assertThat(seen).contains("core", "examples-demo").containsAll(withSources);
    }

    @ArchTest
    static void everyModuleIsInTheTable(JavaClasses classes) {
        Set<String> known = new TreeSet<>(ModuleTable.modules());
        known.addAll(ModuleTable.UNPUBLISHED);
        assertThat(ReactorModules.all()).extracting(ReactorModules::name).isSubsetOf(known);
    }

    @ArchTest
    static void noPackageIsSplitBetweenModules(JavaClasses classes) {
        Map<String, Set<String>> modules = new TreeMap<>();
        for (JavaClass javaClass : classes) {
            modules.computeIfAbsent(javaClass.getPackageName(), name -> new TreeSet<>())
                    .add(Artifact.of(javaClass));
        }
        assertThat(modules)
                .allSatisfy((name, artifacts) -> assertThat(artifacts).as(name).hasSize(1));
    }

    /** What overrides a method of JUnit's has no choice. */
    private static DescribedPredicate<JavaCodeUnit> areNotJUnits() {
        return DescribedPredicate.describe(
                "are not of JUnit's TestWatcher", unit -> !unit.getName().equals("testDisabled"));
    }

    private static ArchCondition<JavaClass> beNullMarked() {
        return new ArchCondition<>("be @NullMarked, or be in a package that is") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                boolean marked = item.isAnnotatedWith(NULL_MARKED) || isNullMarked(item.getPackage());
                events.add(new SimpleConditionEvent(item, marked, item.getName() + " is not @NullMarked"));
            }
        };
    }

    private static boolean isNullMarked(JavaPackage javaPackage) {
        return javaPackage
                .tryGetPackageInfo()
                .map(info -> info.isAnnotatedWith(NULL_MARKED))
                .orElse(false);
    }

    private static DescribedPredicate<JavaCodeUnit> notSynthetic() {
        return DescribedPredicate.describe(
                "are not synthetic", unit -> !unit.getModifiers().contains(JavaModifier.SYNTHETIC));
    }

    private static ArchCondition<JavaCodeUnit> takeNoOptional() {
        return new ArchCondition<>("take no Optional") {
            @Override
            public void check(JavaCodeUnit item, ConditionEvents events) {
                boolean takes = item.getRawParameterTypes().stream().anyMatch(OPTIONAL);
                events.add(new SimpleConditionEvent(item, !takes, item.getFullName() + " takes an Optional"));
            }
        };
    }
}
