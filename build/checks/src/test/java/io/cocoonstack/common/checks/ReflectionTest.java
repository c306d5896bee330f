package io.cocoonstack.common.checks;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ResourceBundle;
import java.util.ServiceLoader;

/**
 * The modules without {@code META-INF/native-image} need none: a native image holds all that they reach, because they
 * look nothing up by its name. A class that a caller hands in, as to the reader of an admission review, is the caller's
 * to register.
 */
@AnalyzeClasses(
        packages = {
            "io.cocoonstack.common.meta",
            "io.cocoonstack.common.round",
            "io.cocoonstack.common.env",
            "io.cocoonstack.common.auth",
            "io.cocoonstack.common.registry",
            "io.cocoonstack.common.server",
            "io.cocoonstack.common.admission"
        },
        importOptions = ImportOption.DoNotIncludeTests.class)
class ReflectionTest {

    private static final String LOOK_UPS =
            "forName|newInstance|get(Declared)?(Class|Constructor|Field|Method)(es|s)?|getResource(AsStream)?";

    @ArchTest
    static final ArchRule nothingIsLookedUpByItsName = noClasses()
            .should()
            .callMethodWhere(
                    target(owner(JavaClass.Predicates.type(Class.class))).and(target(nameMatching(LOOK_UPS))))
            .orShould()
            .callMethodWhere(target(owner(JavaClass.Predicates.assignableTo(ClassLoader.class))))
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("java.lang.reflect")
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(ServiceLoader.class, ResourceBundle.class);
}
