package io.cocoonstack.common.buildtools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestsTest {

    private static final Path CRDS = Path.of(System.getProperty("crds.folder"));
    private static final String AGENT_OS =
            "/spec/versions/0/schema/openAPIV3Schema/properties/spec/properties/agent/properties/os";

    @TempDir
    Path folder;

    @BeforeEach
    void copy() {
        Folder.update(folder, Folder.read(CRDS));
    }

    @Test
    void rewritingWhatIsCanonicalChangesNothing() {
        Manifests.main(new String[] {folder.toString()});

        assertThat(Folder.read(folder)).isEqualTo(Folder.read(CRDS));
    }

    @Test
    void anotherOrderOfKeywordsAndOtherLineBreaksAreSetRight() throws IOException {
        Path file = folder.resolve("cocoonset.yaml");
        String yaml = Files.readString(file);
        String respelled = yaml.replace("  scope: Namespaced\n", "")
                .replace("spec:\n  group:", "spec:\n  scope: \"Namespaced\"\n  group:")
                .replace("beside them. An operator", "beside them.\n            An operator");
        assertThat(respelled).isNotEqualTo(yaml);
        Files.writeString(file, respelled);

        Manifests.main(new String[] {folder.toString()});

        assertThat(file).hasContent(yaml);
    }

    @Test
    void anOptionThatDiffersBetweenAgentAndToolboxesIsAnError() {
        Crd set = set();
        ((ObjectNode) set.root().at(AGENT_OS)).put("default", "windows");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Manifests.render(List.of(set)))
                .withMessageContaining("cocoonset.yaml: the VM option os");
    }

    @Test
    void aDescriptionOfMetadataIsAnErrorBecauseTheApiServerRefusesIt() {
        Crd set = set();
        ((ObjectNode) set.root().at("/spec/versions/0/schema/openAPIV3Schema/properties/metadata"))
                .put("description", "x");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Manifests.render(List.of(set)))
                .withMessageContaining("metadata");
    }

    @Test
    void aFieldWithoutADescriptionIsAnError() {
        Crd set = set();
        ((ObjectNode) set.root().at(AGENT_OS)).remove("description");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Generate.render(List.of(set)))
                .withMessage("spec.agent.os has no description");
    }

    @Test
    void anEnumWithoutAVocabularyTypeIsAnError() {
        Crd set = set();
        ((ObjectNode) set.root().at(AGENT_OS.replace("/os", "/network")))
                .putArray("enum")
                .add("a");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Generate.render(List.of(set)))
                .withMessageContaining("spec.agent.network");
    }

    @Test
    void theKustomizationListsTheCrdsAlone() {
        assertThat(Manifests.render(Crd.readAll(folder)))
                .containsOnlyKeys("cocoonset.yaml", "cocoonhibernation.yaml", "kustomization.yaml")
                .containsEntry("kustomization.yaml", """
                        # Written by make manifests
                        apiVersion: kustomize.config.k8s.io/v1beta1
                        kind: Kustomization
                        resources:
                          - cocoonhibernation.yaml
                          - cocoonset.yaml
                        """);
    }

    @Test
    void aGeneratedFileThatNothingAsksForIsDeleted() throws IOException {
        Path stray = folder.resolve("sources/io/Stray.java");
        Files.createDirectories(stray.getParent());
        Files.writeString(stray, "class Stray {}");

        Folder.replace(folder.resolve("sources"), Map.of("io/Other.java", "class Other {}"));

        assertThat(Folder.read(folder.resolve("sources"))).containsOnlyKeys("io/Other.java");
    }

    private Crd set() {
        return Crd.readAll(folder).stream()
                .filter(crd -> crd.kind().equals("CocoonSet"))
                .findFirst()
                .orElseThrow();
    }
}
