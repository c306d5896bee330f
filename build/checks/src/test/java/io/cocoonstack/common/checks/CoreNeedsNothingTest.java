package io.cocoonstack.common.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.meta.VmNames;
import io.cocoonstack.common.testsupport.Reactor;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CoreNeedsNothingTest {

    @Test
    void coresModuleRequiresNothingAtRunTimeButTheBaseOfTheJdk() throws URISyntaxException {
        Path core = Path.of(VmNames.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Set<ModuleReference> found = ModuleFinder.of(core).findAll();
        assertThat(found).hasSize(1);

        ModuleDescriptor descriptor = found.iterator().next().descriptor();
        assertThat(descriptor.name()).isEqualTo("io.cocoonstack.common.core");
        assertThat(descriptor.isAutomatic()).isFalse();
        assertThat(descriptor.requires())
                .filteredOn(requires -> !requires.modifiers().contains(Requires.Modifier.STATIC))
                .extracting(Requires::name)
                .containsExactly("java.base");
    }

    @Test
    void coresPomHandsNoDependencyOnToItsUsers() {
        Pom pom = Pom.read(ReactorModules.folder("core").resolve("pom.xml"));
        assertThat(pom.elements("dependencies", "dependency"))
                .isNotEmpty()
                .allSatisfy(dependency -> assertThat(Pom.text(dependency, "scope"))
                        .as(Pom.text(dependency, "artifactId"))
                        .isIn("test", "provided"));
    }

    @Test
    void theParentAddsNoDependencyToItsModules() {
        Pom parent = Pom.read(Reactor.root().resolve("pom.xml"));
        assertThat(parent.elements("dependencies", "dependency")).isEmpty();
    }
}
