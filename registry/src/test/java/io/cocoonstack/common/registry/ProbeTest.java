package io.cocoonstack.common.registry;

import static io.cocoonstack.common.registry.FakeRegistry.GET;
import static io.cocoonstack.common.registry.FakeRegistry.HEAD;
import static io.cocoonstack.common.registry.FakeRegistry.answer;
import static io.cocoonstack.common.registry.FakeRegistry.error;
import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.meta.Epoch;
import io.cocoonstack.common.meta.SnapshotOrigin;
import io.cocoonstack.common.round.ProbeResult;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests contract 12 rule probe. */
class ProbeTest {

    private static final String PATH = "/v2/vk-a-b-0/manifests/hibernate";
    private static final byte[] MANIFEST = TestManifest.ofPod("a", "b-0", 3);
    private static final String DIGEST = ManifestDigest.sha256(MANIFEST);

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

    @Test
    void aSnapshotIsPresentWithItsDigestAndItsPod() {
        server.holds("vk-a-b-0", "hibernate", MANIFEST);
        assertThat(probe())
                .isEqualTo(new ProbeResult.Present(
                        DIGEST, new SnapshotOrigin("a", "b-0", null, new Epoch(Epoch.Kind.PRESENT, 3))));
    }

    @Test
    void aSnapshotThatNamesNoPodIsPresentToo() {
        byte[] manifest = TestManifest.of(Map.of());
        server.holds("vk-a-b-0", "hibernate", manifest);
        assertThat(probe()).isEqualTo(new ProbeResult.Present(ManifestDigest.sha256(manifest)));
    }

    @Test
    void theManifestIsReadOnceForEachDigest() {
        server.holds("vk-a-b-0", "hibernate", MANIFEST);
        ProbeResult first = probe();
        assertThat(probe()).isEqualTo(first);
        assertThat(server.lines()).containsExactly(HEAD + PATH, GET + PATH, HEAD + PATH);
        byte[] newer = TestManifest.ofPod("a", "b-0", 4);
        server.holds("vk-a-b-0", "hibernate", newer);
        assertThat(probe()).isInstanceOfSatisfying(ProbeResult.Present.class, present -> {
            assertThat(present.digest()).isEqualTo(ManifestDigest.sha256(newer));
            assertThat(present.origin().hibernateEpoch().value()).isEqualTo(4);
        });
    }

    @Test
    void everyKindOfManifestIsAskedForSinceARegistrySaysOtherwiseThatItHasNone() {
        server.holds("vk-a-b-0", "hibernate", MANIFEST);
        probe();
        assertThat(server.requests())
                .allSatisfy(request -> assertThat(request.headers().getFirst("Accept"))
                        .contains(
                                "application/vnd.oci.image.manifest.v1+json",
                                "application/vnd.oci.image.index.v1+json",
                                "application/vnd.docker.distribution.manifest.v2+json",
                                "application/vnd.docker.distribution.manifest.list.v2+json"));
    }

    @Test
    void withoutADigestHeaderTheDigestIsComputed() {
        server.on(HEAD + PATH, answer(200, MANIFEST));
        server.on(GET + PATH, answer(200, MANIFEST));
        assertThat(probe())
                .isInstanceOfSatisfying(
                        ProbeResult.Present.class,
                        present -> assertThat(present.digest()).isEqualTo(DIGEST));
    }

    @Test
    void aDigestThatIsNotTheManifestsIsAFailure() {
        byte[] other = TestManifest.ofPod("a", "b-0", 9);
        server.holds("vk-a-b-0", "hibernate", MANIFEST).on(GET + PATH, answer(200, other));
        assertFailed("has another one");
        server.on(GET + PATH, answer(200, other, "Docker-Content-Digest", DIGEST));
        assertFailed("has another one");
    }

    @Test
    void aDigestOfTheSecondRequestThatIsNotTheManifestsIsAFailureToo() {
        server.on(HEAD + PATH, answer(200, MANIFEST));
        server.on(GET + PATH, answer(200, MANIFEST, "Docker-Content-Digest", "sha256:" + "0".repeat(64)));
        assertFailed("has another one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sha256:abc", "hibernate", "md5:d41d8cd98f00b204e9800998ecf8427e", "sha256:\u00e9"})
    void aDigestThatIsNoneIsAFailure(String digest) {
        server.on(HEAD + PATH, answer(200, MANIFEST, "Docker-Content-Digest", digest));
        assertFailed("expected a sha256 or sha512 one");
    }

    @Test
    void aSnapshotUnderASha512DigestIsPresent() throws NoSuchAlgorithmException {
        String digest = "sha512:"
                + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(MANIFEST));
        server.on(HEAD + PATH, answer(200, MANIFEST, "Docker-Content-Digest", digest));
        server.on(GET + PATH, answer(200, MANIFEST));
        assertThat(probe())
                .isInstanceOfSatisfying(
                        ProbeResult.Present.class,
                        present -> assertThat(present.digest()).isEqualTo(digest));
    }

    @Test
    void anAbsenceTakesTheBodyThatAHeadDoesNotHave() {
        assertThat(probe()).isEqualTo(new ProbeResult.Absent());
        assertThat(server.lines()).containsExactly(HEAD + PATH, GET + PATH);
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 405})
    void whereARegistryRefusesAHeadTheManifestItselfIsRead(int status) {
        server.on(HEAD + PATH, answer(status, ""));
        assertThat(probe()).isEqualTo(new ProbeResult.Absent());
        server.on(GET + PATH, answer(200, MANIFEST, "Docker-Content-Digest", DIGEST));
        assertThat(probe())
                .isInstanceOfSatisfying(
                        ProbeResult.Present.class,
                        present -> assertThat(present.digest()).isEqualTo(DIGEST));
        server.on(HEAD + PATH, answer(status, "", "Docker-Content-Digest", "sha256:" + "0".repeat(64)));
        server.on(GET + PATH, answer(200, MANIFEST));
        assertThat(probe()).isInstanceOf(ProbeResult.Present.class);
        server.on(GET + PATH, answer(status, ""));
        assertFailed("answered " + status + " to GET " + PATH);
    }

    @Test
    void aSnapshotThatComesBetweenTwoRequestsIsPresent() {
        server.on(HEAD + PATH, answer(404, "")).on(GET + PATH, answer(200, MANIFEST));
        assertThat(probe()).isInstanceOf(ProbeResult.Present.class);
    }

    @Test
    void aSnapshotThatIsReplacedBetweenTwoRequestsIsTheNewOne() {
        byte[] newer = TestManifest.ofPod("a", "b-0", 4);
        server.holds("vk-a-b-0", "hibernate", MANIFEST);
        server.on(GET + PATH, answer(200, newer, "Docker-Content-Digest", ManifestDigest.sha256(newer)));
        assertThat(probe())
                .isInstanceOfSatisfying(
                        ProbeResult.Present.class,
                        present -> assertThat(present.digest()).isEqualTo(ManifestDigest.sha256(newer)));
    }

    @Test
    void aSnapshotThatGoesBetweenTwoRequestsIsAFailure() {
        server.holds("vk-a-b-0", "hibernate", MANIFEST);
        server.on(GET + PATH, error(404, "MANIFEST_UNKNOWN"));
        assertFailed("answered 404 MANIFEST_UNKNOWN to GET " + PATH
                + ", and 200 to HEAD just before: the manifest is lost, or was dropped just now");
    }

    @Test
    void aSnapshotThatTheRegistryKnowsByItsTagAloneIsPresent() {
        server.holds("vk-a-b-0", "hibernate", MANIFEST);
        server.on(GET + "/v2/vk-a-b-0/manifests/" + DIGEST, error(404, "MANIFEST_UNKNOWN"));
        assertThat(probe()).isInstanceOf(ProbeResult.Present.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 206, 301, 307, 400, 410, 418, 429, 500, 502, 503, 504})
    void everyOtherStatusIsAFailureThatNamesIt(int status) {
        server.on(HEAD + PATH, answer(status, ""));
        assertFailed(server.authority() + " answered " + status + " to HEAD " + PATH);
    }

    @Test
    void aPageThatSaysFoundIsNoSnapshot() {
        server.on(HEAD + PATH, answer(200, "")).on(GET + PATH, answer(200, "<html>log in</html>"));
        assertFailed("cannot be read as a manifest");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"schemaVersion\":1}",
                "{\"schemaVersion\":\"2\"}",
                "{\"schemaVersion\":2",
                "{\"schemaVersion\":2,\"annotations\":[]}",
                "{\"schemaVersion\":2,\"annotations\":{\"vm.cocoonstack.io/pod-namespace\":5}}",
                "{\"schemaVersion\":2,\"annotations\":{\"a\":{\"b\":\"c\"}}}"
            })
    void whatIsNoManifestIsAFailure(String body) {
        server.on(HEAD + PATH, answer(200, body)).on(GET + PATH, answer(200, body));
        assertFailed("cannot be read as a manifest");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"schemaVersion\":2}",
                "{\"schemaVersion\":2,\"annotations\":null}",
                "{\"annotations\":{},\"layers\":[{\"annotations\":{\"vm.cocoonstack.io/pod-name\":\"x\"}}],"
                        + "\"schemaVersion\":2}",
                "{\"schemaVersion\":2,\"annotations\":{\"vm.cocoonstack.io/pod-name\":null}}"
            })
    void aManifestThatNamesNoPodAtItsTopNamesNone(String body) {
        server.on(HEAD + PATH, answer(200, body)).on(GET + PATH, answer(200, body));
        assertThat(probe())
                .isInstanceOfSatisfying(
                        ProbeResult.Present.class,
                        present -> assertThat(present.origin()).isEqualTo(SnapshotOrigin.UNNAMED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Upper", "a/../b", "a//b", "a b", "a:b", "vk-a\nb", "a?x=y", "a%2fb", "-a"})
    void aNameThatCannotBeOneIsAFailureAndNothingIsSent(String name) {
        assertThat(registry.probe(name, "hibernate"))
                .isInstanceOfSatisfying(
                        ProbeResult.Failed.class,
                        failed -> assertThat(failed.reason())
                                .contains("expected a repository path")
                                .doesNotContain("\n"));
        assertThat(server.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".x", "a/b", "a b", "a?b", "\u00e9"})
    void aTagThatCannotBeOneIsAFailureAndNothingIsSent(String tag) {
        assertThat(registry.probe("vk-a-b-0", tag))
                .isInstanceOfSatisfying(
                        ProbeResult.Failed.class,
                        failed -> assertThat(failed.reason()).startsWith("the tag is \""));
        assertThat(server.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sha256:abc", "sha256:", ":", "md5:d41d8cd98f00b204e9800998ecf8427e", "a b:c"})
    void aReferenceWithAColonThatIsNoDigestIsAFailureAndNothingIsSent(String reference) {
        assertThat(registry.probe("vk-a-b-0", reference))
                .isInstanceOfSatisfying(
                        ProbeResult.Failed.class,
                        failed -> assertThat(failed.reason()).startsWith("the digest is \""));
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void anotherManifestThanTheOneOfTheDigestIsAFailure() {
        String asked = "sha256:" + "0".repeat(64);
        server.holds("vk-a-b-0", asked, MANIFEST);
        for (int time = 0; time < 2; time++) {
            assertThat(registry.probe("vk-a-b-0", asked))
                    .isInstanceOfSatisfying(
                            ProbeResult.Failed.class,
                            failed -> assertThat(failed.reason())
                                    .isEqualTo(
                                            server.authority() + " answered the manifest " + DIGEST + " for " + asked));
        }
    }

    @Test
    void aPrefixStandsBeforeEveryName() {
        server.holds("team/snapshots/vk-a-b-0", "hibernate", MANIFEST);
        try (OciSnapshotRegistry prefixed =
                server.client().repositoryPrefix("team/snapshots").build()) {
            assertThat(prefixed.probe("vk-a-b-0", "hibernate")).isInstanceOf(ProbeResult.Present.class);
        }
    }

    @Test
    void aPortThatNobodyListensOnIsAFailure() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        try (OciSnapshotRegistry nobody = OciSnapshotRegistry.builder(URI.create("http://127.0.0.1:" + port))
                .allowPlainHttp()
                .build()) {
            assertThat(nobody.probe("vk-a-b-0", "hibernate"))
                    .isInstanceOfSatisfying(ProbeResult.Failed.class, failed -> {
                        assertThat(failed.reason()).isEqualTo("127.0.0.1:" + port + " cannot be connected to");
                        assertThat(failed.cause()).isNotNull();
                    });
        }
    }

    private ProbeResult probe() {
        return registry.probe("vk-a-b-0", "hibernate");
    }

    private void assertFailed(String reason) {
        assertThat(probe())
                .isInstanceOfSatisfying(
                        ProbeResult.Failed.class,
                        failed -> assertThat(failed.reason()).contains(reason));
    }
}
