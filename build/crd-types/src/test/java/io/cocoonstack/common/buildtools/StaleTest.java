package io.cocoonstack.common.buildtools;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is checked in is what would be derived now. After a failure: make manifests generate. */
class StaleTest {

    private static final Path CRDS = Path.of(System.getProperty("crds.folder"));
    private static final Path GENERATED = Path.of(System.getProperty("generated.folder"));

    @Test
    void theYamlIsInCanonicalForm() {
        Map<String, String> folder = Folder.read(CRDS);
        assertThat(folder.remove(Crd.KUSTOMIZE_CONFIG)).isNotNull();

        assertThat(folder).isEqualTo(Manifests.render(Crd.readAll(CRDS)));
    }

    @Test
    void theTypesAreThoseOfTheYaml() {
        assertThat(Folder.read(GENERATED)).isEqualTo(Generate.render(Crd.readAll(CRDS)));
    }

    @Test
    void generatingTwiceGivesTheSame() {
        Map<String, String> first = Generate.render(Crd.readAll(CRDS));

        assertThat(Generate.render(Crd.readAll(CRDS))).isEqualTo(first);
    }
}
