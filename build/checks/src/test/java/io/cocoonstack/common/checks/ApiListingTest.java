package io.cocoonstack.common.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.cocoonstack.common.testsupport.Reactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The files in {@code docs/api} are the public API: a change of it is seen in review, and made there by {@code make
 * api}.
 */
class ApiListingTest {

    /** Generated, and shaped by the types that they build. */
    private static final String BUILDERS = "io\\.cocoonstack\\.api\\.v1\\.\\w+(Fluent|Builder)(\\$.*)?";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.cocoonstack");

    @ParameterizedTest
    @MethodSource("modules")
    void theListingIsThePublicApi(String module) throws IOException {
        String listing = ApiListing.of(CLASSES.stream()
                .filter(type -> Artifact.of(type).equals(module))
                .filter(ApiListingTest::isPublicApi)
                .map(JavaClass::reflect));
        Path file = Reactor.root().resolve("docs/api").resolve(module + ".txt");
        if (Boolean.getBoolean("api.write")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, listing);
        }
        assertThat(Files.readString(file))
                .as("docs/api/%s.txt; `make api` writes it anew", module)
                .isEqualTo(listing);
    }

    static Iterable<String> modules() {
        return ModuleTable.modules();
    }

    private static boolean isPublicApi(JavaClass type) {
        return !(type.getPackageName() + ".").contains(".internal.")
                && !type.getName().matches(BUILDERS)
                && isVisible(type)
                && type.getEnclosingClass().map(ApiListingTest::isVisible).orElse(true);
    }

    private static boolean isVisible(JavaClass type) {
        return !type.isAnonymousClass()
                && (type.getModifiers().contains(JavaModifier.PUBLIC)
                        || type.getModifiers().contains(JavaModifier.PROTECTED))
                && !type.getSimpleName().equals("package-info");
    }
}
