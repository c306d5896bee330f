package io.cocoonstack.common.registry;

import static io.cocoonstack.common.registry.FakeRegistry.DELETE;
import static io.cocoonstack.common.registry.FakeRegistry.GET;
import static io.cocoonstack.common.registry.FakeRegistry.HEAD;
import static io.cocoonstack.common.registry.FakeRegistry.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.round.DropResult;
import io.cocoonstack.common.round.ProbeResult;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An absence is proved by the registry's own word, and never inferred from an answer of somebody else. */
class AbsenceTest {

    private static final String VM = "vk-a-b-0";
    private static final String PATH = "/v2/vk-a-b-0/manifests/hibernate";
    private static final String DIGEST = "sha256:" + "ab".repeat(32);
    private static final String BY_DIGEST = "/v2/vk-a-b-0/manifests/" + DIGEST;
    private static final String[] VERSION = {"Docker-Distribution-Api-Version", "registry/2.0"};

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
    @ValueSource(
            strings = {
                // docker-registry 2.8, distribution 3, crane, and a registry that says no more than it has to.
                "{\"errors\":[{\"code\":\"MANIFEST_UNKNOWN\",\"message\":\"manifest unknown\","
                        + "\"detail\":{\"Tag\":\"hibernate\"}}]}\n",
                "{\"errors\":[{\"code\":\"MANIFEST_UNKNOWN\",\"message\":\"manifest unknown\","
                        + "\"detail\":\"unknown tag=hibernate\"}]}\n",
                "{\"errors\":[{\"code\":\"NAME_UNKNOWN\",\"message\":\"Unknown name\"}]}\n",
                "{\"errors\":[{\"code\":\"MANIFEST_UNKNOWN\"}]}",
                "{\"errors\":[{\"code\":\"NAME_UNKNOWN\",\"detail\":null},{\"code\":\"MANIFEST_UNKNOWN\","
                        + "\"detail\":{}}]}",
                // Harbor, which has a code of its own and names the snapshot.
                "{\"errors\":[{\"code\":\"NOT_FOUND\",\"message\":\"artifact vk-a-b-0:hibernate not found\"}]}",
                "{\"errors\":[{\"code\":\"NOT_FOUND\",\"message\":\"repository vk-a-b-0 not found\"}]}"
            })
    void theRegistrysOwnWordIsAnAbsence(String body) {
        server.on(HEAD + PATH, answer(404, "")).on(GET + PATH, answer(404, body));
        assertThat(registry.probe(VM, "hibernate")).isEqualTo(new ProbeResult.Absent());
        assertThat(server.lines()).containsExactly(HEAD + PATH, GET + PATH);
    }

    @Test
    void theRegistrysOwnWordIsAbsentWhateverItsContentTypeButAPage() {
        String body = "{\"errors\":[{\"code\":\"MANIFEST_UNKNOWN\"}]}";
        for (String type : new String[] {"application/json; charset=utf-8", "text/plain; charset=utf-8"}) {
            server.on(HEAD + PATH, answer(404, "")).on(GET + PATH, answer(404, body, "Content-Type", type));
            assertThat(registry.probe(VM, "hibernate")).isEqualTo(new ProbeResult.Absent());
        }
        server.on(GET + PATH, answer(404, body, "Content-Type", "text/html; charset=utf-8"));
        assertProbeFailed("not in the words of a registry");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "404 page not found\n",
                "default backend - 404",
                "<html><body>MANIFEST_UNKNOWN</body></html>",
                "MANIFEST_UNKNOWN",
                "\"MANIFEST_UNKNOWN\"",
                "{}",
                "{\"errors\":[]}",
                "{\"errors\":{\"code\":\"MANIFEST_UNKNOWN\"}}",
                "{\"errors\":[\"MANIFEST_UNKNOWN\"]}",
                "{\"code\":\"MANIFEST_UNKNOWN\"}",
                "[{\"errors\":[{\"code\":\"MANIFEST_UNKNOWN\"}]}]",
                "{\"errors\":[{\"code\":\"MANIFEST_UNKNOWN\"}]",
                "{\"errors\":[{\"code\":\"MANIFEST_UNKNOWN\"}]}<html>",
                "{\"errors\":[{\"code\":\"manifest_unknown\"}]}",
                "{\"errors\":[{\"code\":[\"MANIFEST_UNKNOWN\"]}]}",
                "{\"errors\":[{\"message\":\"MANIFEST_UNKNOWN\"}]}",
                "{\"errors\":[{\"code\":\"NOT_FOUND\"}]}",
                "{\"errors\":[{\"code\":\"NOT_FOUND\",\"message\":\"no route\"}]}",
                "{\"errors\":[{\"code\":\"NOT_FOUND\",\"message\":\"artifact vk-other:hibernate not found\"}]}",
                "{\"errors\":[{\"code\":\"404\",\"message\":\"Not Found\","
                        + "\"path\":\"/v2/vk-a-b-0/manifests/hibernate\"}]}",
                "{\"errors\":[{\"code\":\"UNAUTHORIZED\"},{\"code\":\"MANIFEST_UNKNOWN\"}]}",
                "{\"errors\":[{\"code\":\"BLOB_UNKNOWN\"}]}",
                "{\"errors\":[{\"code\":\"MANIFEST_BLOB_UNKNOWN\"}]}"
            })
    void a404OfAnybodyElseIsNoAbsenceWhateverHeadersStandOnItAndHoweverGoodTheRootIs(String body) {
        server.on(GET + "/v2/", answer(200, "{}", VERSION));
        server.on(HEAD + PATH, answer(404, "", VERSION)).on(GET + PATH, answer(404, body, VERSION));
        assertProbeFailed("answered 404");
        assertProbeFailed("not in the words of a registry");
        server.on(DELETE + BY_DIGEST, answer(404, body, VERSION));
        assertDropFailed("not in the words of a registry");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 204, 301, 302, 307, 308, 400, 401, 403, 405, 410, 429, 451, 500, 502, 503, 504})
    void noOtherStatusIsAnAbsenceEvenWhereItSpeaksOfAnUnknownManifest(int status) {
        String body = "{\"errors\":[{\"code\":\"MANIFEST_UNKNOWN\"}]}";
        server.on(HEAD + PATH, answer(404, "", VERSION));
        server.on(GET + PATH, answer(status, status == 204 ? "" : body, "Location", "/elsewhere"));
        assertThat(registry.probe(VM, "hibernate")).isInstanceOf(ProbeResult.Failed.class);
        server.on(HEAD + PATH, answer(status, "", "Location", "/elsewhere"));
        assertThat(registry.probe(VM, "hibernate")).isInstanceOf(ProbeResult.Failed.class);
        assertThat(server.lines()).doesNotContain(GET + "/elsewhere", HEAD + "/elsewhere");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Name\":\"vk-a-b-0\",\"Revision\":\"DIGEST\"}",
                "\"unknown manifest name=vk-a-b-0 revision=DIGEST\"",
                "[{\"a\":{\"b\":[\"DIGEST\"]}}]"
            })
    void aTagWhoseManifestIsLostIsAFailureThatNamesTheManifest(String detail) {
        String body = "{\"errors\":[{\"code\":\"MANIFEST_UNKNOWN\",\"message\":\"manifest unknown\",\"detail\":"
                + detail.replace("DIGEST", DIGEST) + "}]}";
        server.on(HEAD + PATH, answer(404, "", VERSION)).on(GET + PATH, answer(404, body, VERSION));
        assertProbeFailed("the tag hibernate is there and its manifest " + DIGEST + " is lost");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OCI manifest found, but accept header does not support OCI manifests",
                "Manifest with tag 'hibernate' has media type 'a/b', but client accepts 'c/d'.",
                "Manifest with digest 'DIGEST' has media type 'a/b', but client accepts 'c/d'."
            })
    void aManifestThatIsThereInAMediaTypeThatWasNotAskedForIsAFailure(String message) {
        String body = "{\"errors\":[{\"code\":\"MANIFEST_UNKNOWN\",\"message\":\"" + message.replace("DIGEST", DIGEST)
                + "\"}]}";
        server.on(HEAD + PATH, answer(404, "", VERSION)).on(GET + PATH, answer(404, body, VERSION));
        assertProbeFailed("the manifest is there, in a media type that the registry thinks was not asked for");
    }

    @Test
    void theUsersNamesAreNotReadAsTheRegistrysWords() {
        String vm = "vk-accept-b-0";
        server.on(HEAD + "/v2/" + vm + "/manifests/accepts", answer(404, ""));
        server.on(
                GET + "/v2/" + vm + "/manifests/accepts",
                answer(404, "{\"errors\":[{\"code\":\"MANIFEST_UNKNOWN\",\"detail\":\"" + vm + ":accepts\"}]}"));
        assertThat(registry.probe(vm, "accepts")).isEqualTo(new ProbeResult.Absent());
    }

    @Test
    void aShortNameHidesNoLostManifest() {
        String lost =
                "{\"errors\":[{\"code\":\"MANIFEST_UNKNOWN\",\"message\":\"manifest unknown\",\"detail\":{\"Name\":\"a\","
                        + "\"Revision\":\"sha256:" + "1a".repeat(32) + "\"}}]}";
        server.on(HEAD + "/v2/a/manifests/1", answer(404, "")).on(GET + "/v2/a/manifests/1", answer(404, lost));
        assertThat(registry.probe("a", "1")).isInstanceOf(ProbeResult.Failed.class);
    }

    @Test
    void aPageWithStatus200IsNoSnapshotAndNoAbsence() {
        server.on(HEAD + PATH, answer(200, "", VERSION)).on(GET + PATH, answer(200, "<html>log in</html>", VERSION));
        assertProbeFailed("cannot be read as a manifest");
        server.on(DELETE + BY_DIGEST, answer(200, "<html>log in</html>", VERSION));
        assertDropFailed("cannot be read as a manifest");
    }

    @Test
    void a404OfATokenServerIsNoAbsenceEvenInTheWordsOfARegistry() {
        server.guardedBy(answer(401, "", "WWW-Authenticate", "Bearer realm=\"" + server.uri() + "/token\""));
        server.on(GET + "/token", answer(404, "{\"errors\":[{\"code\":\"MANIFEST_UNKNOWN\"}]}"));
        assertProbeFailed("the token server " + server.authority() + " answered 404 MANIFEST_UNKNOWN");
        assertDropFailed("the token server " + server.authority() + " answered 404 MANIFEST_UNKNOWN");
    }

    @Test
    void aDropOfWhatTheRegistryDoesNotKnowIsGone() {
        for (String body : new String[] {
            "{\"errors\":[{\"code\":\"MANIFEST_UNKNOWN\",\"message\":\"manifest unknown\"}]}",
            "{\"errors\":[{\"code\":\"MANIFEST_UNKNOWN\",\"detail\":{\"Revision\":\"" + DIGEST + "\"}}]}",
            "{\"errors\":[{\"code\":\"NAME_UNKNOWN\"}]}",
            "{\"errors\":[{\"code\":\"NOT_FOUND\",\"message\":\"artifact vk-a-b-0@" + DIGEST + " not found\"}]}"
        }) {
            server.on(DELETE + BY_DIGEST, answer(404, body));
            assertThat(registry.drop(VM, DIGEST)).isEqualTo(new DropResult.Gone());
        }
    }

    private void assertProbeFailed(String reason) {
        assertThat(registry.probe(VM, "hibernate"))
                .isInstanceOfSatisfying(
                        ProbeResult.Failed.class,
                        failed -> assertThat(failed.reason()).contains(reason));
    }

    private void assertDropFailed(String reason) {
        assertThat(registry.drop(VM, DIGEST))
                .isInstanceOfSatisfying(
                        DropResult.Failed.class,
                        failed -> assertThat(failed.reason()).contains(reason));
    }
}
