package io.cocoonstack.common.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.meta.Epoch;
import io.cocoonstack.common.meta.SnapshotOrigin;
import io.cocoonstack.common.round.DropResult;
import io.cocoonstack.common.round.ProbeResult;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** What a real registry does with manifests and tags, and what our client makes of it. */
@EnabledIfEnvironmentVariable(named = RealRegistry.BINARY, matches = ".+", disabledReason = RealRegistry.WHY_SKIPPED)
class RealRegistryTest {

    private static final String OCI = TestManifest.MEDIA_TYPE;
    private static final String ABSENT_DIGEST = "sha256:" + "ab".repeat(32);

    @TempDir
    static Path folder;

    private static RealRegistry server;
    private static OciSnapshotRegistry registry;

    private final String vm = "vk-prod-" + UUID.randomUUID();

    @BeforeAll
    static void start() throws Exception {
        server = new RealRegistry(folder, true, "");
        registry = server.builder().build();
    }

    @AfterAll
    static void stop() throws Exception {
        registry.close();
        server.close();
    }

    @Test
    void aSnapshotThatWasPushedIsPresentWithItsDigestAndItsPod() throws Exception {
        String digest = server.push(vm, "hibernate", OCI, TestManifest.ofPod("prod", "demo-0", 3));
        assertThat(registry.probe(vm, "hibernate"))
                .isEqualTo(new ProbeResult.Present(
                        digest, new SnapshotOrigin("prod", "demo-0", null, new Epoch(Epoch.Kind.PRESENT, 3))));
    }

    @Test
    void aTagAndARepositoryThatWereNeverPushedAreAbsent() throws Exception {
        assertThat(registry.probe(vm, "hibernate")).isEqualTo(new ProbeResult.Absent());
        server.push(vm, "latest", OCI, TestManifest.ofPod("prod", "demo-0", 0));
        assertThat(registry.probe(vm, "hibernate")).isEqualTo(new ProbeResult.Absent());
    }

    @Test
    void withoutMediaTypesTheRegistryDeniesAManifestThatItHas() throws Exception {
        server.push(vm, "hibernate", OCI, TestManifest.ofPod("prod", "demo-0", 0));
        assertThat(server.request("HEAD", "/v2/" + vm + "/manifests/hibernate").statusCode())
                .isEqualTo(404);
        assertThat(server.request("HEAD", "/v2/" + vm + "/manifests/hibernate", "Accept", "*/*")
                        .statusCode())
                .isEqualTo(404);
        assertThat(registry.probe(vm, "hibernate")).isInstanceOf(ProbeResult.Present.class);
    }

    @Test
    void everyKindOfManifestIsPresent() throws Exception {
        byte[] image = TestManifest.ofPod("prod", "demo-0", 0);
        String digest = server.push(vm, "image", OCI, image);
        String descriptor = "\"digest\":\"" + digest + "\",\"size\":" + image.length
                + ",\"platform\":{\"architecture\":\"amd64\",\"os\":\"linux\"}";
        String docker = "application/vnd.docker.distribution.manifest.";
        Map<String, String> kinds = Map.of(
                "application/vnd.oci.image.index.v1+json",
                "{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.index.v1+json\",\"manifests\":"
                        + "[{\"mediaType\":\"" + OCI + "\"," + descriptor
                        + "}],\"annotations\":{\"vm.cocoonstack.io/pod-name\":\"demo-0\"}}",
                docker + "list.v2+json",
                "{\"schemaVersion\":2,\"mediaType\":\"" + docker + "list.v2+json\",\"manifests\":[{\"mediaType\":\""
                        + docker + "v2+json\"," + descriptor + "}]}",
                docker + "v2+json",
                "{\"schemaVersion\":2,\"mediaType\":\"" + docker + "v2+json\",\"config\":{\"mediaType\":"
                        + "\"application/vnd.docker.container.image.v1+json\",\"digest\":\""
                        + ManifestDigest.sha256(TestManifest.bytes(TestManifest.EMPTY_CONFIG))
                        + "\",\"size\":2},\"layers\":[]}");
        for (Map.Entry<String, String> kind : kinds.entrySet()) {
            String pushed = server.push(vm, "hibernate", kind.getKey(), TestManifest.bytes(kind.getValue()));
            assertThat(registry.probe(vm, "hibernate"))
                    .as(kind.getKey())
                    .isInstanceOfSatisfying(ProbeResult.Present.class, present -> {
                        assertThat(present.digest()).isEqualTo(pushed);
                        assertThat(present.origin().podName())
                                .isEqualTo(kind.getKey().contains("index") ? "demo-0" : null);
                    });
        }
    }

    @Test
    void aDropTakesEveryTagOnTheDigest() throws Exception {
        byte[] manifest = TestManifest.ofPod("prod", "demo-0", 1);
        String digest = server.push(vm, "hibernate", OCI, manifest);
        server.push(vm, "latest", OCI, manifest);
        assertThat(registry.drop(vm, digest)).isEqualTo(new DropResult.Gone());
        assertThat(registry.probe(vm, "hibernate")).isEqualTo(new ProbeResult.Absent());
        assertThat(registry.probe(vm, "latest")).isEqualTo(new ProbeResult.Absent());
    }

    @Test
    void aDropThatComesLateTakesNoNewerSnapshot() throws Exception {
        String older = server.push(vm, "hibernate", OCI, TestManifest.ofPod("prod", "demo-0", 1));
        String newer = server.push(vm, "hibernate", OCI, TestManifest.ofPod("prod", "demo-0", 2));
        assertThat(registry.drop(vm, older)).isEqualTo(new DropResult.Gone());
        assertThat(registry.probe(vm, "hibernate"))
                .isInstanceOfSatisfying(
                        ProbeResult.Present.class,
                        present -> assertThat(present.digest()).isEqualTo(newer));
        assertThat(server.request("HEAD", "/v2/" + vm + "/manifests/" + older, "Accept", OCI)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void theSameManifestPushedAgainAfterADropIsPresentAgain() throws Exception {
        byte[] manifest = TestManifest.ofPod("prod", "demo-0", 1);
        String digest = server.push(vm, "hibernate", OCI, manifest);
        registry.drop(vm, digest);
        server.push(vm, "hibernate", OCI, manifest);
        assertThat(registry.probe(vm, "hibernate")).isInstanceOf(ProbeResult.Present.class);
    }

    @Test
    void theRegistryDeletesNothingByTag() throws Exception {
        server.push(vm, "hibernate", OCI, TestManifest.ofPod("prod", "demo-0", 1));
        assertThat(server.request("DELETE", "/v2/" + vm + "/manifests/hibernate")
                        .statusCode())
                .isEqualTo(400);
        assertThat(registry.drop(vm, "hibernate")).isInstanceOf(DropResult.Failed.class);
        assertThat(registry.probe(vm, "hibernate")).isInstanceOf(ProbeResult.Present.class);
    }

    @Test
    void aDropThatIsRepeatedFindsTheSnapshotGone() throws Exception {
        String digest = server.push(vm, "hibernate", OCI, TestManifest.ofPod("prod", "demo-0", 1));
        assertThat(registry.drop(vm, digest)).isEqualTo(new DropResult.Gone());
        assertThat(server.request("DELETE", "/v2/" + vm + "/manifests/" + digest)
                        .statusCode())
                .isEqualTo(404);
        assertThat(registry.drop(vm, digest)).isEqualTo(new DropResult.Gone());
        assertThat(registry.drop("vk-never-pushed", ABSENT_DIGEST)).isEqualTo(new DropResult.Gone());
    }

    @Test
    void aRegistryWithoutDeletionSaysSoAndKeepsTheSnapshot(@TempDir Path other) throws Exception {
        try (RealRegistry keeping = new RealRegistry(other, false, "");
                OciSnapshotRegistry client = keeping.builder().build()) {
            String digest = keeping.push(vm, "hibernate", OCI, TestManifest.ofPod("prod", "demo-0", 1));
            assertThat(client.drop(vm, digest))
                    .isEqualTo(new DropResult.Unsupported(
                            keeping.uri().getAuthority() + " does not delete manifests (405 UNSUPPORTED)"));
            assertThat(client.drop(vm, ABSENT_DIGEST)).isInstanceOf(DropResult.Unsupported.class);
            assertThat(client.probe(vm, "hibernate")).isInstanceOf(ProbeResult.Present.class);
        }
    }

    @Test
    void aRegistryThatWentAwayIsAFailureUntilItIsBack(@TempDir Path other) throws Exception {
        try (RealRegistry flaky = new RealRegistry(other, true, "")) {
            flaky.push(vm, "hibernate", OCI, TestManifest.ofPod("prod", "demo-0", 1));
            try (OciSnapshotRegistry client = flaky.builder().build()) {
                assertThat(client.probe(vm, "hibernate")).isInstanceOf(ProbeResult.Present.class);
                flaky.stop();
                assertThat(client.probe(vm, "hibernate")).isInstanceOf(ProbeResult.Failed.class);
                assertThat(client.drop(vm, ABSENT_DIGEST)).isInstanceOf(DropResult.Failed.class);
            }
            flaky.start();
            try (OciSnapshotRegistry client = flaky.builder().build()) {
                assertThat(client.probe(vm, "hibernate")).isInstanceOf(ProbeResult.Present.class);
            }
        }
    }
}
