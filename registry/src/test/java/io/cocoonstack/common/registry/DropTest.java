package io.cocoonstack.common.registry;

import static io.cocoonstack.common.registry.FakeRegistry.DELETE;
import static io.cocoonstack.common.registry.FakeRegistry.GET;
import static io.cocoonstack.common.registry.FakeRegistry.answer;
import static io.cocoonstack.common.registry.FakeRegistry.error;
import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.round.DropResult;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DropTest {

    private static final String DIGEST = "sha256:" + "ab".repeat(32);
    private static final String LINE = DELETE + "/v2/vk-a-b-0/manifests/" + DIGEST;

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
    void aDeletedSnapshotIsGone(int status) {
        server.on(LINE, answer(status, ""));
        assertThat(drop()).isEqualTo(new DropResult.Gone());
        assertThat(server.lines()).containsExactly(LINE);
    }

    @Test
    void anAbsentSnapshotIsGone() {
        assertThat(drop()).isEqualTo(new DropResult.Gone());
        server.on(LINE, answer(404, "{\"errors\":[{\"code\":\"NAME_UNKNOWN\"}]}"));
        assertThat(drop()).isEqualTo(new DropResult.Gone());
        server.on(LINE, answer(404, "")).on(GET + "/v2/", answer(200, "{}"));
        assertThat(drop()).isEqualTo(new DropResult.Gone());
    }

    @Test
    void aNotFoundOfAServerThatIsNoRegistryIsAFailure() {
        server.on(LINE, answer(404, "nothing here")).on(GET + "/v2/", answer(404, "nothing here"));
        assertFailed("but not as a registry does");
    }

    @Test
    void aRegistryThatDeletesNothingIsToldApart() {
        server.on(LINE, error(405, "UNSUPPORTED"));
        assertThat(drop())
                .isEqualTo(new DropResult.Unsupported(
                        server.authority() + " does not delete manifests (405 UNSUPPORTED)"));
        server.on(LINE, answer(405, ""));
        assertThat(drop()).isInstanceOf(DropResult.Unsupported.class);
        server.on(LINE, error(400, "UNSUPPORTED"));
        assertThat(drop()).isInstanceOf(DropResult.Unsupported.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 302, 400, 403, 409, 412, 423, 429, 500, 503})
    void everyOtherStatusIsAFailureThatNamesIt(int status) {
        server.on(LINE, answer(status, ""));
        assertFailed(server.authority() + " answered " + status + " to " + LINE);
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
