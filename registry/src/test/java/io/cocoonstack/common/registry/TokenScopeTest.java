package io.cocoonstack.common.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.round.DropResult;
import io.cocoonstack.common.round.ProbeResult;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The token of a request has the scope that the registry's challenge names for the repository in question. */
class TokenScopeTest {

    private static final String VM = "vk-a-b-0";

    private final ManifestStore store = new ManifestStore(ManifestStore.Rules.BY_DIGEST);
    private FakeRegistry server;

    @BeforeEach
    void start() throws IOException {
        server = new FakeRegistry();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"DISTRIBUTION,delete", "DISTRIBUTION_2_6,*", "QUAY,push", "ZOT,push"})
    void aSnapshotIsDroppedWithTheScopeThatTheProductWants(TokenGate.Product product, String action) {
        TokenGate gate = new TokenGate(server, product, store);
        String digest = store.push(VM, "hibernate", TestManifest.ofPod("a", "b-0", 1));
        String other = store.push("vk-a-c-0", "hibernate", TestManifest.ofPod("a", "c-0", 1));
        try (OciSnapshotRegistry registry =
                server.client().credentials(AuthorizationFixture.ALICE).build()) {
            assertThat(registry.probe(VM, "hibernate")).isInstanceOf(ProbeResult.Present.class);
            assertThat(registry.drop(VM, digest)).isEqualTo(new DropResult.Gone());
            assertThat(registry.probe("vk-a-c-0", "hibernate")).isInstanceOf(ProbeResult.Present.class);
            assertThat(registry.drop("vk-a-c-0", other)).isEqualTo(new DropResult.Gone());
        }
        assertThat(store.holds(VM, digest)).isFalse();
        assertThat(gate.scopes())
                .containsExactly(
                        "repository:vk-a-b-0:pull",
                        "repository:vk-a-b-0:" + action,
                        "repository:vk-a-c-0:pull",
                        "repository:vk-a-c-0:" + action);
    }

    @Test
    void anIdentityTokenIsExchangedByPost() {
        TokenGate gate = new TokenGate(server, TokenGate.Product.QUAY, store);
        String digest = store.push(VM, "hibernate", TestManifest.ofPod("a", "b-0", 1));
        try (OciSnapshotRegistry registry = server.client()
                .credentials(RegistryCredentials.basic("<token>", TokenGate.REFRESH_TOKEN))
                .build()) {
            assertThat(registry.probe(VM, "hibernate")).isInstanceOf(ProbeResult.Present.class);
            assertThat(registry.drop(VM, digest)).isEqualTo(new DropResult.Gone());
        }
        assertThat(gate.scopes()).containsExactly("repository:vk-a-b-0:pull", "repository:vk-a-b-0:push");
        assertThat(server.lines()).contains("POST /token").doesNotContain("GET /token");
    }

    @Test
    void anIdentityTokenThatIsRefusedIsAFailureThatDoesNotShowIt() {
        new TokenGate(server, TokenGate.Product.QUAY, store);
        try (OciSnapshotRegistry registry = server.client()
                .credentials(RegistryCredentials.identityToken("s3cret"))
                .build()) {
            assertThat(registry.probe(VM, "hibernate"))
                    .isInstanceOfSatisfying(
                            ProbeResult.Failed.class,
                            failed -> assertThat(failed.reason())
                                    .contains("refused the credentials (401)")
                                    .doesNotContain("s3cret"));
        }
    }

    @Test
    void anIdentityTokenIsNoPassword() {
        server.guardedBy(FakeRegistry.answer(401, "", "WWW-Authenticate", "Basic realm=\"x\""));
        try (OciSnapshotRegistry registry = server.client()
                .credentials(RegistryCredentials.identityToken("s3cret"))
                .build()) {
            assertThat(registry.probe(VM, "hibernate"))
                    .isInstanceOfSatisfying(
                            ProbeResult.Failed.class,
                            failed -> assertThat(failed.reason())
                                    .endsWith("it asks for a password, and an identity token is set"));
        }
        assertThat(server.requests()).hasSize(1).allMatch(request -> request.authorization() == null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // scope of the challenge | actions of a probe | actions of a drop
                "-|pull|pull,delete",
                "''|pull|pull,delete",
                "repository:vk-a-b-0:pull|pull|pull",
                "repository:vk-a-b-0:pull,push|pull|pull,push",
                "repository:vk-a-b-0:delete|delete|delete",
                "repository:vk-a-b-0:*|*|*",
                "repository:vk-a-b-0:pull repository:vk-a-b-0:push|pull|pull,push",
                "repository:other:pull,push,*|pull|pull,delete",
                "repository:vk-a-b-0/x:push|pull|pull,delete",
                "repository:x/vk-a-b-0:push|pull|pull,delete",
                "registry:catalog:*|pull|pull,delete",
                "repository(plugin):vk-a-b-0:push|pull|pull,delete",
                "repository:vk-a-b-0:|pull|pull,delete",
                "repository:vk-a-b-0:5000/other:push|pull|pull,delete",
                "repository:vk-a-b-0:push,PUSH,p:ush,p-ush|push|push"
            })
    void aScopeIsBoundedToTheRepository(String scope, String probe, String drop) {
        assertThat(Access.PULL.actions(scope, VM)).isEqualTo(probe);
        assertThat(Access.DELETE.actions(scope, VM)).isEqualTo(drop);
    }
}
