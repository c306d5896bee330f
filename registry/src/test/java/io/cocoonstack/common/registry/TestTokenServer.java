package io.cocoonstack.common.registry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** Gives tokens as the Docker registry takes them: all that is asked for to one user, and only pulls to nobody. */
final class TestTokenServer implements AutoCloseable {

    private static final Base64.Encoder URL_BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final HttpServer server;
    private final Path certificate;
    private final KeyStore keys;
    private final String user;
    private final List<String> scopes = new CopyOnWriteArrayList<>();

    TestTokenServer(Path folder, RegistryCredentials user) throws Exception {
        this.keys = TestKeys.make(folder, "tokens", "RSA", "dns:tokens");
        this.certificate = folder.resolve("tokens.pem");
        this.user = Objects.requireNonNull(user.basicHeader());
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/token", this::handle);
        server.start();
    }

    /** The configuration by which a registry asks for our tokens. */
    String registryConfiguration() {
        return "{token: {realm: \"http://127.0.0.1:" + server.getAddress().getPort()
                + "/token\", service: cocoon, issuer: tokens, rootcertbundle: \"" + certificate + "\"}}";
    }

    /** The scopes that the user was given a token for. */
    List<String> scopes() {
        return scopes;
    }

    String token(String scope) throws Exception {
        int actions = scope.lastIndexOf(':');
        String granted = Arrays.stream(scope.substring(actions + 1).split(",", -1))
                .map(action -> "\"" + action + "\"")
                .collect(Collectors.joining(","));
        long now = Instant.now().getEpochSecond();
        String header = "{\"typ\":\"JWT\",\"alg\":\"RS256\",\"x5c\":[\""
                + Base64.getEncoder()
                        .encodeToString(keys.getCertificate(TestKeys.ALIAS).getEncoded()) + "\"]}";
        String claims = "{\"iss\":\"tokens\",\"sub\":\"\",\"aud\":\"cocoon\",\"jti\":\"1\",\"iat\":" + now + ",\"nbf\":"
                + (now - 10) + ",\"exp\":" + (now + 300) + ",\"access\":[{\"type\":\"repository\",\"name\":\""
                + scope.substring(scope.indexOf(':') + 1, actions) + "\",\"actions\":[" + granted + "]}]}";
        String signed = encoded(TestManifest.bytes(header)) + "." + encoded(TestManifest.bytes(claims));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign((PrivateKey) keys.getKey(TestKeys.ALIAS, TestKeys.PASSWORD));
        signature.update(TestManifest.bytes(signed));
        return signed + "." + encoded(signature.sign());
    }

    private static String encoded(byte[] bytes) {
        return URL_BASE64.encodeToString(bytes);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        if (authorization != null && !authorization.equals(user)) {
            FakeRegistry.answer(401, "").handle(exchange);
            return;
        }
        String query = exchange.getRequestURI().getQuery();
        String scope = query.substring(query.indexOf("scope=") + "scope=".length());
        if (authorization != null) {
            scopes.add(scope);
        }
        try {
            String token = token(authorization != null ? scope : scope.replaceFirst("[^:]*$", "pull"));
            FakeRegistry.answer(200, "{\"token\":\"" + token + "\",\"expires_in\":300}")
                    .handle(exchange);
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
