package io.cocoonstack.common.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.testsupport.PageCommands;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runbook's command for a registry, run as it is printed on a real one. */
class RegistryCommandsTest {

    private static final String COMMAND = PageCommands.of("docs/protocol.md", "curl");

    @TempDir
    Path folder;

    @Test
    void theRunbookShowsWhoseASnapshotIsAndTellsAnAbsentOneFromOneWithoutAnnotations() throws Exception {
        try (RealRegistry registry = new RealRegistry(RealRegistry.Product.DOCKER_REGISTRY, folder, true, "")) {
            PageCommands shell = new PageCommands(
                    Map.of("REGISTRY", registry.uri().toString(), "VM_NAME", "vk-prod-demo-0", "no_proxy", "*"));
            shell.require("curl", "jq");
            assertThat(shell.fail(COMMAND)).contains("404").doesNotContain("null");

            registry.push(
                    "vk-prod-demo-0", "hibernate", TestManifest.MEDIA_TYPE, TestManifest.ofPod("prod", "demo-0", 3));
            assertThat(shell.run(COMMAND))
                    .contains("\"vm.cocoonstack.io/pod-name\": \"demo-0\"")
                    .contains("\"vm.cocoonstack.io/hibernate-epoch\": \"3\"");
        }
    }
}
