package io.cocoonstack.common.registry;

import static io.cocoonstack.common.registry.FakeRegistry.DELETE;
import static io.cocoonstack.common.registry.FakeRegistry.HEAD;
import static io.cocoonstack.common.registry.FakeRegistry.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.round.DropResult;
import io.cocoonstack.common.round.ProbeResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTest extends AuthorizationFixture {

    @Test
    void aTokenIsGotForWhatTheProbeNeedsAndNoMore() {
        askForToken("t1", "service=\"reg, istry\",scope=\"repository:other:push\"");
        giveTokens("{\"token\":\"t1\",\"expires_in\":300}");
        assertPresent();
        FakeRegistry.Request request = tokenRequests().get(0);
        assertThat(request.query()).isEqualTo("service=reg, istry&scope=repository:vk-a-b-0:pull");
        assertThat(request.authorization()).isEqualTo(ALICE_HEADER);
        assertThat(server.requests().get(2).authorization()).isEqualTo("Bearer t1");
    }

    @Test
    void aDropAsksForTheRightToDelete() {
        askForToken("t1", "service=s");
        giveTokens("{\"access_token\":\"t1\"}");
        String older = "sha256:" + "ab".repeat(32);
        server.on(DELETE + "/v2/vk-a-b-0/manifests/" + older, answer(202, ""));
        assertThat(registry.drop("vk-a-b-0", older)).isEqualTo(new DropResult.Gone());
        assertThat(tokenRequests().stream().map(FakeRegistry.Request::query))
                .containsExactly(
                        "service=s&scope=repository:vk-a-b-0:pull,delete", "service=s&scope=repository:vk-a-b-0:pull");
    }

    @Test
    void aTokenIsKeptUntilItExpires() {
        askForToken("t1", "service=s");
        giveTokens("{\"token\":\"t1\",\"expires_in\":300}");
        assertPresent();
        pass(294);
        assertPresent();
        assertThat(tokenRequests()).hasSize(1);
        pass(1);
        server.requests().clear();
        assertPresent();
        assertThat(server.lines()).containsExactly(TOKEN, HEAD + PATH);
    }

    @Test
    void aTokenWithoutATimeLivesAMinute() {
        askForToken("t1", "service=s");
        giveTokens("{\"token\":\"t1\"}");
        assertPresent();
        pass(54);
        assertPresent();
        assertThat(tokenRequests()).hasSize(1);
        pass(1);
        assertPresent();
        assertThat(tokenRequests()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "-9223372036854775808", "5"})
    void aTokenThatIsAboutToExpireIsUsedAllTheSame(String seconds) {
        askForToken("t1", "service=s");
        giveTokens("{\"token\":\"t1\",\"expires_in\":" + seconds + "}");
        assertPresent();
        assertPresent();
        assertThat(tokenRequests()).hasSizeGreaterThan(1);
    }

    @Test
    void aTokenForEverIsKept() {
        askForToken("t1", "service=s");
        giveTokens("{\"token\":\"t1\",\"expires_in\":9223372036854775807}");
        assertPresent();
        pass(3600);
        assertPresent();
        assertThat(tokenRequests()).hasSize(1);
    }

    @Test
    void aTokenThatIsRefusedBeforeItsTimeIsReplacedOnce() {
        askForToken("t1", "service=s");
        giveTokens("{\"token\":\"t1\",\"expires_in\":300}");
        assertPresent();
        askForToken("t2", "service=s");
        giveTokens("{\"token\":\"t2\",\"expires_in\":300}");
        server.requests().clear();
        assertPresent();
        assertThat(server.lines()).containsExactly(HEAD + PATH, TOKEN, HEAD + PATH);
        askForToken("t3", "service=s");
        server.requests().clear();
        assertFailed("answered 401 to HEAD " + PATH + ": it refused the token or password");
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void eachRepositoryHasATokenOfItsOwn() {
        server.holds("vk-a-c-0", "hibernate", MANIFEST);
        askForToken("t1", "service=s");
        giveTokens("{\"token\":\"t1\",\"expires_in\":300}");
        assertPresent();
        assertThat(registry.probe("vk-a-c-0", "hibernate")).isInstanceOf(ProbeResult.Present.class);
        assertThat(tokenRequests().stream().map(FakeRegistry.Request::query))
                .containsExactly(
                        "service=s&scope=repository:vk-a-b-0:pull", "service=s&scope=repository:vk-a-c-0:pull");
    }

    @Test
    void aTokenIsPreferredToAPassword() {
        askFor("Basic realm=\"x\", Bearer realm=\"" + server.uri() + "/token\",service=s", "Bearer t1");
        giveTokens("{\"token\":\"t1\"}");
        assertPresent();
    }
}
