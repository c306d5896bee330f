package io.cocoonstack.common.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.cocoonstack.common.round.DropResult;
import io.cocoonstack.common.round.ProbeResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A real registry that is away behind nginx, whatever nginx puts in its place: no snapshot is absent, none is gone.
 */
class AwayRegistryTest {

    private static final String VM = "vk-prod-demo-0";
    private static final String OTHER_DIGEST = "sha256:" + "ab".repeat(32);

    @TempDir
    Path folder;

    @TempDir
    Path edgeFolder;

    @ParameterizedTest
    @EnumSource
    void whateverStandsInItsPlaceIsAFailure(RealRegistry.Product product) throws Exception {
        try (RealRegistry server = new RealRegistry(product, folder, true, "");
                Nginx edge = new Nginx(edgeFolder, server.uri())) {
            String digest = push(server);
            server.stop();
            for (Nginx.Face face : Nginx.Face.values()) {
                try (OciSnapshotRegistry registry = client(edge, face)) {
                    assertThat(registry.probe(VM, "hibernate")).isInstanceOf(ProbeResult.Failed.class);
                    assertThat(registry.probe("vk-never-pushed", "hibernate")).isInstanceOf(ProbeResult.Failed.class);
                    assertThat(registry.drop(VM, digest)).isInstanceOf(DropResult.Failed.class);
                    assertThat(registry.drop(VM, OTHER_DIGEST)).isInstanceOf(DropResult.Failed.class);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void noMomentOfARestartLooksLikeAnAbsence(RealRegistry.Product product) throws Exception {
        assumeTrue(product.isDistribution(), "the manifests of crane go with its process");
        try (RealRegistry server = new RealRegistry(product, folder, true, "");
                Nginx edge = new Nginx(edgeFolder, server.uri())) {
            push(server);
            CompletableFuture<Void> restarts = CompletableFuture.runAsync(() -> restart(server));
            List<ProbeResult> results = new ArrayList<>();
            try (OciSnapshotRegistry found = client(edge, Nginx.Face.DEFAULT_BACKEND);
                    OciSnapshotRegistry page = client(edge, Nginx.Face.PAGE)) {
                while (!restarts.isDone()) {
                    results.add(found.probe(VM, "hibernate"));
                    results.add(page.probe(VM, "hibernate"));
                }
                results.add(found.probe(VM, "hibernate"));
            }
            restarts.join();
            assertThat(results).doesNotContain(new ProbeResult.Absent()).last().isInstanceOf(ProbeResult.Present.class);
            assertThat(results).hasAtLeastOneElementOfType(ProbeResult.Failed.class);
        }
    }

    private static void restart(RealRegistry server) {
        try {
            for (int time = 0; time < 3; time++) {
                server.stop();
                Thread.sleep(100);
                server.start();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String push(RealRegistry server) throws Exception {
        return server.push(VM, "hibernate", TestManifest.MEDIA_TYPE, TestManifest.ofPod("prod", "demo-0", 1));
    }

    private static OciSnapshotRegistry client(Nginx edge, Nginx.Face face) {
        return OciSnapshotRegistry.builder(edge.uri(face)).allowPlainHttp().build();
    }
}
