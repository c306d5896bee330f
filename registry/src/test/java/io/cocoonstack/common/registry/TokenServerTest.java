package io.cocoonstack.common.registry;

import static io.cocoonstack.common.registry.FakeRegistry.GET;
import static io.cocoonstack.common.registry.FakeRegistry.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenServerTest extends AuthorizationFixture {

    @Test
    void nobodyGetsATokenWithoutAPassword() {
        current.set(RegistryCredentials.anonymous());
        askForToken("t1", "service=s");
        giveTokens("{\"token\":\"t1\"}");
        assertPresent();
        assertThat(tokenRequests().get(0).authorization()).isNull();
        server.on(TOKEN, answer(401, ""));
        pass(100);
        assertFailed("gives no token without credentials (401)");
    }

    @Test
    void aTokenServerThatMovedIsFoundAgain() {
        askForToken("t1", "service=s");
        giveTokens("{\"token\":\"t1\"}");
        assertPresent();
        server.on(TOKEN, answer(404, ""));
        askFor("Bearer realm=\"" + server.uri() + "/new?a=b\"", "Bearer t1");
        server.on(GET + "/new", answer(200, "{\"token\":\"t1\"}"));
        pass(100);
        assertFailed("the token server " + server.authority() + " answered 404");
        assertPresent();
        assertThat(server.requests().stream().map(FakeRegistry.Request::query))
                .contains("a=b&scope=repository:vk-a-b-0:pull");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void aTokenServerThatRefusesThePasswordIsAFailure(int status) {
        askForToken("t1", "service=s");
        server.on(TOKEN, answer(status, "alice:s3cret is wrong"));
        assertFailed("the token server " + server.authority() + " refused the credentials (" + status + ")");
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 302, 429, 500})
    void aTokenServerThatAnswersAnythingElseIsAFailure(int status) {
        askForToken("t1", "service=s");
        server.on(TOKEN, answer(status, "{\"token\":\"t1\"}", "Location", server.uri() + "/elsewhere"));
        assertFailed("answered " + status + ", expected 200 and a token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "s3cret",
                "{\"token\":\"\"}",
                "{\"token\":5}",
                "{\"token\":null}",
                "{\"token\":\"s3cret\\r\\nX: y\"}",
                "{\"token\":\"s3cret\u00e9\"}",
                "{\"token\":\"s3cret\",\"expires_in\":99999999999999999999}",
                "{\"token\":\"s3cret\""
            })
    void anAnswerWithoutAUsableTokenIsAFailureThatDoesNotShowIt(String body) {
        askForToken("t1", "service=s");
        giveTokens(body);
        assertFailed("the token server " + server.authority() + " answered w");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://192.0.2.1/token",
                "http://127.0.0.1.example.com/token",
                "ftp://127.0.0.1/token",
                "https://alice@127.0.0.1/token",
                "https://127.0.0.1/token#x",
                "//127.0.0.1/token",
                "/token",
                "https:",
                "not a URL",
                ""
            })
    void credentialsGoToNoTokenServerThatCouldLeakThem(String realm) {
        askFor("Bearer realm=\"" + realm + "\"", "never");
        assertFailed("names the token server \"" + realm + "\", expected ");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void anUnderscoreInTheHostNameOfATokenServerIsAFailureWithTheReason() {
        askFor("Bearer realm=\"https://my_auth/token\"", "never");
        assertFailed("Java's URI takes no _ in a host name");
    }

    @Test
    void aRegistryOverTlsCannotNameATokenServerOfPlainHttp() throws RegistryFailure {
        Endpoint tls = new Endpoint(URI.create("https://r.example.com"), false, null);
        for (String realm : List.of("http://r.example.com/token", "http://127.0.0.1/token")) {
            assertThatThrownBy(() -> tls.tokenServer(realm)).isInstanceOf(RegistryFailure.class);
        }
        assertThat(tls.tokenServer("https://auth.example.com/token").getHost()).isEqualTo("auth.example.com");
    }
}
