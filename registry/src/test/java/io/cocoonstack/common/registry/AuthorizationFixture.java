package io.cocoonstack.common.registry;

import static io.cocoonstack.common.registry.FakeRegistry.GET;
import static io.cocoonstack.common.registry.FakeRegistry.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.round.ProbeResult;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A registry that holds one snapshot and asks who is there, a client of it, and a clock that a test moves. */
abstract class AuthorizationFixture {

    static final String PATH = "/v2/vk-a-b-0/manifests/hibernate";
    static final byte[] MANIFEST = TestManifest.ofPod("a", "b-0", 3);
    static final String DIGEST = ManifestDigest.sha256(MANIFEST);
    static final RegistryCredentials ALICE = RegistryCredentials.basic("alice", "s3cret");
    static final String ALICE_HEADER = Objects.requireNonNull(ALICE.basicHeader());
    static final String TOKEN = GET + "/token";

    FakeRegistry server;
    OciSnapshotRegistry registry;
    final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 1000);
    final AtomicReference<RegistryCredentials> current = new AtomicReference<>(ALICE);

    @BeforeEach
    void start() throws IOException {
        server = new FakeRegistry().holds("vk-a-b-0", "hibernate", MANIFEST);
        registry =
                server.client().credentials(current::get).nanoTime(clock::get).build();
    }

    @AfterEach
    void stop() {
        registry.close();
        server.close();
    }

    void askForBasic(String wanted) {
        askFor("Basic realm=\"cocoon\"", wanted);
    }

    void askForToken(String wanted, String parameters) {
        askFor("Bearer realm=\"" + server.uri() + "/token\"," + parameters, "Bearer " + wanted);
    }

    void askFor(String challenge, String wanted) {
        server.guardedBy(exchange -> {
            if (!wanted.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                exchange.getResponseHeaders().add("WWW-Authenticate", challenge);
                FakeRegistry.error(401, "UNAUTHORIZED").handle(exchange);
            }
        });
    }

    void giveTokens(String body) {
        server.on(TOKEN, answer(200, body));
    }

    List<FakeRegistry.Request> tokenRequests() {
        return server.requests().stream()
                .filter(request -> request.line().equals(TOKEN))
                .toList();
    }

    void pass(long seconds) {
        clock.addAndGet(seconds * 1_000_000_000);
    }

    void assertPresent() {
        assertThat(registry.probe("vk-a-b-0", "hibernate")).isInstanceOf(ProbeResult.Present.class);
    }

    void assertFailed(String reason) {
        assertThat(registry.probe("vk-a-b-0", "hibernate")).isInstanceOfSatisfying(ProbeResult.Failed.class, failed -> {
            assertThat(failed.reason()).contains(reason).doesNotContain("s3cret", "alice:", ALICE_HEADER);
            assertThat(failed.cause()).isNull();
        });
    }
}
