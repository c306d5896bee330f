package io.cocoonstack.common.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.cocoonstack.common.meta.Epoch;
import io.cocoonstack.common.meta.SnapshotOrigin;
import io.cocoonstack.common.round.DropResult;
import io.cocoonstack.common.round.ProbeResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;

/** Real registries, direct and behind nginx: how they treat manifests and tags, and the results of our client. */
@ParameterizedClass(name = "{0}, behind nginx: {1}")
@CsvSource({
    "DOCKER_REGISTRY,false",
    "DOCKER_REGISTRY,true",
    "DISTRIBUTION,false",
    "DISTRIBUTION,true",
    "CRANE,false",
    "CRANE,true"
})
class RealRegistryTest {

    private static final String OCI = TestManifest.MEDIA_TYPE;
    private static final String ABSENT_DIGEST = "sha256:" + "ab".repeat(32);

    @Parameter(0)
    RealRegistry.Product product;

    @Parameter(1)
    boolean behindNginx;

    @TempDir
    Path folder;

    @TempDir
    Path edgeFolder;

    private final String vm = "vk-prod-" + UUID.randomUUID();
    private RealRegistry server;
    private Nginx edge;
    private OciSnapshotRegistry registry;

    @BeforeEach
    void start() throws Exception {
        server = new RealRegistry(product, folder, true, "");
        if (behindNginx) {
            edge = new Nginx(edgeFolder, server.uri());
        }
        registry = client();
    }

    private OciSnapshotRegistry client() {
        return behindNginx
                ? OciSnapshotRegistry.builder(edge.uri(Nginx.Face.BAD_GATEWAY))
                        .allowPlainHttp()
                        .build()
                : server.builder().build();
    }

    @AfterEach
    void stop() {
        if (registry != null) {
            registry.close();
        }
        if (edge != null) {
            edge.close();
        }
        if (server != null) {
            server.close();
        }
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
    void withoutMediaTypesARegistryDeniesAManifestThatItHas() throws Exception {
        assumeTrue(product.isDistribution(), "crane answers any Accept header alike");
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
    void aDropIsGoneWhereTheTagIsAndUnsupportedWhereItStays() throws Exception {
        String digest = server.push(vm, "hibernate", OCI, TestManifest.ofPod("prod", "demo-0", 1));
        for (int time = 1; time <= 2; time++) {
            DropResult result = registry.drop(vm, digest);
            ProbeResult left = registry.probe(vm, "hibernate");
            if (product.isDistribution()) {
                assertThat(result).isEqualTo(new DropResult.Gone());
                assertThat(left).isEqualTo(new ProbeResult.Absent());
                assertThat(registry.toString()).endsWith(" drops by digest]");
            } else {
                assertThat(result).isInstanceOf(DropResult.Unsupported.class);
                assertThat(left).isInstanceOf(ProbeResult.Present.class);
                assertThat(registry.toString()).endsWith(" does not drop]");
            }
        }
    }

    @Test
    void aDropTakesEveryTagOnTheDigest() throws Exception {
        assumeTrue(product.isDistribution(), "crane keeps tags");
        byte[] manifest = TestManifest.ofPod("prod", "demo-0", 1);
        String digest = server.push(vm, "hibernate", OCI, manifest);
        server.push(vm, "latest", OCI, manifest);
        assertThat(registry.drop(vm, digest)).isEqualTo(new DropResult.Gone());
        assertThat(registry.probe(vm, "hibernate")).isEqualTo(new ProbeResult.Absent());
        assertThat(registry.probe(vm, "latest")).isEqualTo(new ProbeResult.Absent());
        server.push(vm, "hibernate", OCI, manifest);
        assertThat(registry.probe(vm, "hibernate")).isInstanceOf(ProbeResult.Present.class);
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
    void aManifestThatHasLostItsTagIsThereByItsDigestAndGetsTheTagAgain() throws Exception {
        byte[] manifest = TestManifest.ofPod("prod", "demo-0", 1);
        String digest = server.push(vm, "other", OCI, manifest);
        assertThat(registry.probe(vm, "hibernate")).isEqualTo(new ProbeResult.Absent());
        ProbeResult there = registry.probe(vm, digest);
        assertThat(there)
                .isInstanceOfSatisfying(
                        ProbeResult.Present.class,
                        present -> assertThat(present.digest()).isEqualTo(digest));

        assertThat(registry.retag(vm, "hibernate", digest)).isEqualTo(there);

        assertThat(registry.probe(vm, "hibernate")).isEqualTo(there);
        assertThat(server.request("GET", "/v2/" + vm + "/manifests/hibernate", "Accept", OCI)
                        .body())
                .isEqualTo(new String(manifest, StandardCharsets.UTF_8));
    }

    @Test
    void noTagIsSetToAManifestThatWasDropped() throws Exception {
        assumeTrue(product.isDistribution(), "crane keeps what is dropped");
        String digest = server.push(vm, "hibernate", OCI, TestManifest.ofPod("prod", "demo-0", 1));
        assertThat(registry.drop(vm, digest)).isEqualTo(new DropResult.Gone());
        assertThat(registry.probe(vm, digest)).isEqualTo(new ProbeResult.Absent());
        assertThat(registry.retag(vm, "hibernate", digest)).isEqualTo(new ProbeResult.Absent());
        assertThat(registry.probe(vm, "hibernate")).isEqualTo(new ProbeResult.Absent());
    }

    @Test
    void aTagInThePlaceOfADigestIsRefused() {
        assertThat(registry.retag(vm, "hibernate", "latest"))
                .isInstanceOfSatisfying(
                        ProbeResult.Failed.class,
                        failed -> assertThat(failed.reason()).startsWith("the digest is \"latest\", expected sha256:"));
    }

    @Test
    void toDropWhatWasNeverPushedIsASuccess() {
        assertThat(registry.drop("vk-never-pushed", ABSENT_DIGEST)).isEqualTo(new DropResult.Gone());
    }

    @Test
    void aRegistryWithoutDeletionSaysSoAndKeepsTheSnapshot(@TempDir Path other) throws Exception {
        assumeTrue(product.isDistribution(), "crane always deletes, or says so");
        try (RealRegistry keeping = new RealRegistry(product, other, false, "");
                OciSnapshotRegistry client = keeping.builder().build()) {
            String digest = keeping.push(vm, "hibernate", OCI, TestManifest.ofPod("prod", "demo-0", 1));
            for (String wanted : new String[] {digest, ABSENT_DIGEST}) {
                assertThat(client.drop(vm, wanted))
                        .isInstanceOfSatisfying(
                                DropResult.Unsupported.class,
                                unsupported -> assertThat(unsupported.reason())
                                        .startsWith(keeping.uri().getAuthority()
                                                + " does not delete manifests (405 UNSUPPORTED)"));
            }
            assertThat(client.probe(vm, "hibernate")).isInstanceOf(ProbeResult.Present.class);
        }
    }

    @Test
    void aTagWhoseManifestIsLostIsNoAbsence() throws Exception {
        assumeTrue(product.isDistribution(), "crane keeps manifests in its memory");
        String digest = server.push(vm, "hibernate", OCI, TestManifest.ofPod("prod", "demo-0", 1));
        server.loseManifests(vm);
        assertThat(registry.probe(vm, "hibernate"))
                .isInstanceOfSatisfying(
                        ProbeResult.Failed.class,
                        failed -> assertThat(failed.reason())
                                .contains("the tag hibernate is there and its manifest " + digest + " is lost"));
        assertThat(registry.drop(vm, digest)).isInstanceOf(DropResult.Failed.class);
        assertThat(registry.probe(vm, "latest")).isEqualTo(new ProbeResult.Absent());
    }

    @Test
    void aRegistryThatWentAwayIsAFailureUntilItIsBack() throws Exception {
        String digest = server.push(vm, "hibernate", OCI, TestManifest.ofPod("prod", "demo-0", 1));
        assertThat(registry.probe(vm, "hibernate")).isInstanceOf(ProbeResult.Present.class);
        server.stop();
        assertThat(registry.probe(vm, "hibernate")).isInstanceOf(ProbeResult.Failed.class);
        assertThat(registry.drop(vm, digest)).isInstanceOf(DropResult.Failed.class);
        server.start();
        if (product.isDistribution()) {
            assertThat(registry.probe(vm, "hibernate")).isInstanceOf(ProbeResult.Present.class);
        } else {
            // Its manifests went with the process: this is its own word.
            assertThat(registry.probe(vm, "hibernate")).isEqualTo(new ProbeResult.Absent());
        }
    }
}
