package io.cocoonstack.common.registry;

import static io.cocoonstack.common.registry.FakeRegistry.DELETE;
import static io.cocoonstack.common.registry.FakeRegistry.GET;
import static io.cocoonstack.common.registry.FakeRegistry.HEAD;
import static io.cocoonstack.common.registry.FakeRegistry.answer;
import static io.cocoonstack.common.registry.FakeRegistry.error;
import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.round.DropResult;
import io.cocoonstack.common.round.ProbeResult;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests contract 12 rule probe and 6.2 rule 2. */
class DropTest {

    private static final String DIGEST = "sha256:" + "ab".repeat(32);
    private static final String LINE = DELETE + "/v2/vk-a-b-0/manifests/" + DIGEST;
    private static final String TAG = "/v2/vk-a-b-0/manifests/hibernate";

    private FakeRegistry server;
    private OciSnapshotRegistry registry;

    @BeforeEach
    void start() throws IOException {
        server = new FakeRegistry();
        registry = server.client().build();
    }

    @AfterEach
    void stop() {
        registry.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 202, 204})
    void aDeletedSnapshotIsGoneOnceTheTagDoesNotNameIt(int status) {
        server.on(LINE, answer(status, ""));
        assertThat(drop()).isEqualTo(new DropResult.Gone());
        assertThat(server.lines()).containsExactly(LINE, HEAD + TAG, GET + TAG);
        assertThat(registry).hasToString("OciSnapshotRegistry[" + server.authority() + " drops by digest]");
    }

    @Test
    void aDeletionUnderANewerSnapshotIsGone() {
        server.on(LINE, answer(202, "")).holds("vk-a-b-0", "hibernate", TestManifest.ofPod("a", "b-0", 1));
        assertThat(drop()).isEqualTo(new DropResult.Gone());
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 404, 500, 503})
    void aDeletionThatCannotBeSeenIsAFailure(int status) {
        server.on(LINE, answer(202, "")).on(HEAD + TAG, answer(status, "")).on(GET + TAG, answer(status, ""));
        assertFailed(server.authority() + " answered " + status + " to ");
    }

    @Test
    void theTagUnderWhichTheDigestWasSeenIsLookedAt() {
        byte[] manifest = TestManifest.ofPod("a", "b-0", 1);
        String digest = ManifestDigest.sha256(manifest);
        server.holds("vk-a-b-0", "latest", manifest).on(DELETE + "/v2/vk-a-b-0/manifests/" + digest, answer(202, ""));
        registry.probe("vk-a-b-0", "latest");
        assertThat(registry.drop("vk-a-b-0", digest)).isInstanceOf(DropResult.Unsupported.class);
        assertThat(server.lines()).doesNotContain(HEAD + TAG);
    }

    @Test
    void aRegistryThatKeepsTheTagDoesNotDropWhateverItAnswers() {
        ManifestStore store = new ManifestStore(ManifestStore.Rules.KEEPS_TAGS);
        server.guardedBy(store);
        String digest = store.push("vk-a-b-0", "hibernate", TestManifest.ofPod("a", "b-0", 1));
        for (String status : new String[] {"202", "404 MANIFEST_UNKNOWN"}) {
            assertThat(registry.drop("vk-a-b-0", digest))
                    .isEqualTo(new DropResult.Unsupported(server.authority() + " answered " + status
                            + " to the deletion and keeps the manifest under the tag hibernate: use a registry that"
                            + " deletes by digest"));
        }
        assertThat(registry.probe("vk-a-b-0", "hibernate")).isInstanceOf(ProbeResult.Present.class);
        assertThat(registry).hasToString("OciSnapshotRegistry[" + server.authority() + " does not drop]");
    }

    @Test
    void whereATagStandsInTheWayItIsDeletedFirstAndThatIsRemembered() {
        ManifestStore store = new ManifestStore(ManifestStore.Rules.TAG_FIRST);
        server.guardedBy(store);
        String digest = store.push("vk-a-b-0", "hibernate", TestManifest.ofPod("a", "b-0", 1));
        assertThat(registry).hasToString("OciSnapshotRegistry[" + server.authority() + " has dropped nothing yet]");
        assertThat(registry.drop("vk-a-b-0", digest)).isEqualTo(new DropResult.Gone());
        assertThat(store.holds("vk-a-b-0", digest)).isFalse();
        assertThat(store.holds("vk-a-b-0", "hibernate")).isFalse();
        assertThat(registry)
                .hasToString("OciSnapshotRegistry[" + server.authority() + " drops by digest once the tag is deleted]");

        String next = store.push("vk-a-b-0", "hibernate", TestManifest.ofPod("a", "b-0", 2));
        server.requests().clear();
        assertThat(registry.drop("vk-a-b-0", next)).isEqualTo(new DropResult.Gone());
        assertThat(server.lines())
                .containsExactly(
                        HEAD + TAG,
                        GET + TAG,
                        DELETE + TAG,
                        DELETE + "/v2/vk-a-b-0/manifests/" + next,
                        HEAD + TAG,
                        GET + TAG);
    }

    @Test
    void aTagThatNamesANewerSnapshotIsNotDeleted() {
        ManifestStore store = new ManifestStore(ManifestStore.Rules.TAG_FIRST);
        server.guardedBy(store);
        String first = store.push("vk-a-b-0", "hibernate", TestManifest.ofPod("a", "b-0", 1));
        assertThat(registry.drop("vk-a-b-0", first)).isEqualTo(new DropResult.Gone());
        String older = store.push("vk-a-b-0", "hibernate", TestManifest.ofPod("a", "b-0", 2));
        String newer = store.push("vk-a-b-0", "hibernate", TestManifest.ofPod("a", "b-0", 3));
        assertThat(registry.drop("vk-a-b-0", older)).isEqualTo(new DropResult.Gone());
        assertThat(store.holds("vk-a-b-0", older)).isFalse();
        assertThat(store.holds("vk-a-b-0", newer)).isTrue();
        assertThat(store.holds("vk-a-b-0", "hibernate")).isTrue();
    }

    @Test
    void aManifestThatAnotherTagNamesTooIsAFailureThatSaysSo() {
        ManifestStore store = new ManifestStore(ManifestStore.Rules.TAG_FIRST);
        server.guardedBy(store);
        byte[] manifest = TestManifest.ofPod("a", "b-0", 1);
        String digest = store.push("vk-a-b-0", "hibernate", manifest);
        store.push("vk-a-b-0", "kept", manifest);
        assertThat(registry.drop("vk-a-b-0", digest))
                .isInstanceOfSatisfying(
                        DropResult.Failed.class,
                        failed -> assertThat(failed.reason())
                                .contains("answered 400 GOOGLE_MANIFEST_DANGLING_TAG")
                                .endsWith("another tag than hibernate names the manifest, too"));
        assertThat(store.holds("vk-a-b-0", "kept")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 405, 500})
    void aTagThatMayNotBeDeletedStandsAndItsManifestToo(int status) {
        ManifestStore store = new ManifestStore(ManifestStore.Rules.TAG_FIRST);
        server.guardedBy(exchange -> {
            if (exchange.getRequestMethod().equals("DELETE")
                    && exchange.getRequestURI().getPath().equals(TAG)) {
                error(status, "DENIED").handle(exchange);
            }
            store.handle(exchange);
        });
        String digest = store.push("vk-a-b-0", "hibernate", TestManifest.ofPod("a", "b-0", 1));
        assertThat(registry.drop("vk-a-b-0", digest))
                .isInstanceOf(status == 500 ? DropResult.Failed.class : DropResult.Unsupported.class);
        assertThat(store.holds("vk-a-b-0", "hibernate")).isTrue();
        assertThat(store.holds("vk-a-b-0", digest)).isTrue();
    }

    @Test
    void aRegistryThatDeletesNothingIsToldApartAndSaysWhatToDo() {
        for (var refusal : Map.of(
                        "405 UNSUPPORTED", error(405, "UNSUPPORTED"),
                        "405", answer(405, ""),
                        "400 UNSUPPORTED", error(400, "UNSUPPORTED"),
                        "403 DENIED", error(403, "DENIED"),
                        "403 FORBIDDEN", error(403, "FORBIDDEN"))
                .entrySet()) {
            server.on(LINE, refusal.getValue());
            assertThat(drop())
                    .isEqualTo(new DropResult.Unsupported(server.authority() + " does not delete manifests ("
                            + refusal.getKey() + "): enable deletion there, and give the user the right to it"));
        }
        assertThat(server.lines()).containsOnly(LINE);
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 302, 400, 403, 409, 412, 423, 429, 500, 503})
    void everyOtherStatusIsAFailureThatNamesIt(int status) {
        server.on(LINE, answer(status, ""));
        assertFailed(server.authority() + " answered " + status + " to " + LINE);
    }

    @Test
    void aPageThatRefusesTheMethodMayBeOfAProxyAndIsAFailure() {
        server.on(LINE, answer(405, "<html>Not Allowed</html>", "Content-Type", "text/html"));
        assertFailed("answered 405 to " + LINE);
    }

    @Test
    void anErrorOfTheServerIsAFailureEvenWhereItSpeaksOfSupport() {
        server.on(LINE, error(503, "UNSUPPORTED"));
        assertFailed("answered 503 UNSUPPORTED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hibernate", "latest", "sha256:abc", "sha256:", "SHA256:00", "sha256:\n"})
    void whatIsNoDigestIsRefusedAndNothingIsSent(String digest) {
        assertThat(registry.drop("vk-a-b-0", digest))
                .isInstanceOfSatisfying(
                        DropResult.Failed.class,
                        failed -> assertThat(failed.reason()).contains("expected sha256: or sha512:"));
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aNameThatCannotBeOneIsRefusedAndNothingIsSent() {
        assertThat(registry.drop("a/../b", DIGEST)).isInstanceOf(DropResult.Failed.class);
        assertThat(server.requests()).isEmpty();
    }

    private DropResult drop() {
        return registry.drop("vk-a-b-0", DIGEST);
    }

    private void assertFailed(String reason) {
        assertThat(drop())
                .isInstanceOfSatisfying(
                        DropResult.Failed.class,
                        failed -> assertThat(failed.reason()).contains(reason));
    }
}
