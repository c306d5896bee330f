package io.cocoonstack.common.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.round.DropResult;
import io.cocoonstack.common.round.ProbeResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** How a real registry asks who is there, by password and by token. */
@ParameterizedClass
@EnumSource(names = {"DOCKER_REGISTRY", "DISTRIBUTION"})
class RealRegistryAuthTest {

    private static final String VM = "vk-prod-demo-0";
    private static final byte[] MANIFEST = TestManifest.ofPod("prod", "demo-0", 1);
    // bcrypt of "s3cret" at the lowest cost.
    private static final String HTPASSWD = "alice:$2b$04$abcdefghijklmnopqrstuuLZYjhNQAOdpbzt4WxWlUHjv1wsyH5DG\n";
    private static final RegistryCredentials ALICE = RegistryCredentials.basic("alice", "s3cret");
    private static final RegistryCredentials WRONG = RegistryCredentials.basic("alice", "wrong");

    @Parameter
    RealRegistry.Product product;

    @TempDir
    Path folder;

    @Test
    void aPasswordOpensARegistryThatAsksForOne() throws Exception {
        Path htpasswd = Files.writeString(folder.resolve("htpasswd"), HTPASSWD);
        try (RealRegistry server =
                new RealRegistry(product, folder, true, "{htpasswd: {realm: cocoon, path: \"" + htpasswd + "\"}}")) {
            String digest = server.push(
                    VM,
                    "hibernate",
                    TestManifest.MEDIA_TYPE,
                    MANIFEST,
                    "Authorization",
                    Objects.requireNonNull(ALICE.basicHeader()));
            try (OciSnapshotRegistry nobody = server.builder().build();
                    OciSnapshotRegistry wrong =
                            server.builder().credentials(WRONG).build()) {
                assertFailed(nobody.probe(VM, "hibernate"), "it asks for a password, and none is set");
                assertFailed(wrong.probe(VM, "hibernate"), "it refused the token or password");
                assertFailed(wrong.probe("vk-absent", "hibernate"), "refused the credentials");
                assertThat(wrong.drop(VM, digest)).isInstanceOf(DropResult.Failed.class);
            }
            try (OciSnapshotRegistry alice = server.builder().credentials(ALICE).build()) {
                assertThat(alice.probe(VM, "hibernate")).isInstanceOf(ProbeResult.Present.class);
                assertThat(alice.probe("vk-absent", "hibernate")).isEqualTo(new ProbeResult.Absent());
                assertThat(alice.drop(VM, digest)).isEqualTo(new DropResult.Gone());
                assertThat(alice.probe(VM, "hibernate")).isEqualTo(new ProbeResult.Absent());
            }
        }
    }

    @Test
    void aTokenOpensWhatItWasGivenFor() throws Exception {
        try (TestTokenServer tokens = new TestTokenServer(folder, ALICE);
                RealRegistry server = new RealRegistry(product, folder, true, tokens.registryConfiguration())) {
            String digest = server.push(
                    VM,
                    "hibernate",
                    TestManifest.MEDIA_TYPE,
                    MANIFEST,
                    "Authorization",
                    "Bearer " + tokens.token("repository:" + VM + ":push,pull"));
            try (OciSnapshotRegistry alice = server.builder().credentials(ALICE).build();
                    OciSnapshotRegistry wrong =
                            server.builder().credentials(WRONG).build();
                    OciSnapshotRegistry nobody = server.builder().build()) {
                assertFailed(wrong.probe(VM, "hibernate"), "refused the credentials (401)");
                assertThat(alice.probe(VM, "hibernate")).isInstanceOf(ProbeResult.Present.class);
                assertThat(alice.probe("vk-absent", "hibernate")).isEqualTo(new ProbeResult.Absent());
                // Nobody may pull, as this token server has it, and may not delete: the registry refuses its token.
                assertThat(nobody.probe(VM, "hibernate")).isInstanceOf(ProbeResult.Present.class);
                assertThat(nobody.drop(VM, digest))
                        .isInstanceOfSatisfying(
                                DropResult.Failed.class,
                                failed -> assertThat(failed.reason())
                                        .contains("answered 401", "it refused the token or password"));
                assertThat(alice.drop(VM, digest)).isEqualTo(new DropResult.Gone());
                assertThat(alice.probe(VM, "hibernate")).isEqualTo(new ProbeResult.Absent());
            }
            assertThat(tokens.scopes())
                    .contains("repository:" + VM + ":pull", "repository:" + VM + ":delete")
                    .doesNotHaveDuplicates();
        }
    }

    private static void assertFailed(ProbeResult result, String reason) {
        assertThat(result)
                .isInstanceOfSatisfying(
                        ProbeResult.Failed.class,
                        failed -> assertThat(failed.reason()).contains(reason).doesNotContain("s3cret", "wrong"));
    }
}
