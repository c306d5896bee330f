package io.cocoonstack.common.registry;

import static io.cocoonstack.common.registry.FakeRegistry.answer;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Token authentication by the published rules of a product: the scopes of its challenges, and of its token server. */
final class TokenGate {

    /** A product by the action that its deletions take, and the actions that its token server knows. */
    enum Product {
        DISTRIBUTION("delete", "pull,push,delete,*"),
        DISTRIBUTION_2_6("*", "pull,push,*"),
        QUAY("push", "pull,push,*"),
        ZOT("push", "pull,push,delete,create,update");

        private final String deletes;
        private final String known;

        Product(String deletes, String known) {
            this.deletes = deletes;
            this.known = known;
        }
    }

    static final String REFRESH_TOKEN = "r3fresh+t/ken=";

    private final FakeRegistry server;
    private final Product product;
    private final FakeRegistry.Handler behind;
    private final List<String> scopes = new CopyOnWriteArrayList<>();

    TokenGate(FakeRegistry server, Product product, FakeRegistry.Handler behind) {
        this.server = server;
        this.product = product;
        this.behind = behind;
        server.guardedBy(this::guard);
        server.on("GET /token", this::byPassword);
        server.on("POST /token", this::byIdentity);
    }

    /** The scopes that tokens were asked for, in their order. */
    List<String> scopes() {
        return scopes;
    }

    private void guard(HttpExchange exchange) throws IOException {
        String repository = exchange.getRequestURI().getPath().replaceAll("^/v2/|/manifests/.*$", "");
        String action = exchange.getRequestMethod().equals("DELETE") ? product.deletes : "pull";
        if (opens(exchange.getRequestHeaders().getFirst("Authorization"), repository, action)) {
            behind.handle(exchange);
            return;
        }
        String challenge =
                "Bearer realm=\"" + server.uri() + "/token\",service=\"registry\",scope=\"registry:catalog:* "
                        + "repository:" + repository + ":" + action + " repository:other:pull,push,*\"";
        answer(401, "{\"errors\":[{\"code\":\"UNAUTHORIZED\"}]}", "WWW-Authenticate", challenge)
                .handle(exchange);
    }

    private static boolean opens(String authorization, String repository, String action) {
        if (authorization == null || !authorization.startsWith("Bearer ")) {
            return false;
        }
        byte[] scope = Base64.getUrlDecoder().decode(authorization.substring("Bearer ".length()));
        String text = new String(scope, StandardCharsets.UTF_8);
        String prefix = "repository:" + repository + ":";
        return text.startsWith(prefix)
                && List.of(text.substring(prefix.length()).split(",", -1)).contains(action);
    }

    private void byPassword(HttpExchange exchange) throws IOException {
        boolean alice = AuthorizationFixture.ALICE_HEADER.equals(
                exchange.getRequestHeaders().getFirst("Authorization"));
        give(exchange, alice, form(exchange.getRequestURI().getRawQuery()), "token");
    }

    private void byIdentity(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        boolean known = "refresh_token".equals(form.get("grant_type"))
                && REFRESH_TOKEN.equals(form.get("refresh_token"))
                && form.containsKey("client_id")
                && exchange.getRequestHeaders().getFirst("Authorization") == null;
        give(exchange, known, form, "access_token");
    }

    private void give(HttpExchange exchange, boolean known, Map<String, String> form, String member)
            throws IOException {
        String scope = form.getOrDefault("scope", "");
        scopes.add(scope);
        String actions = scope.substring(scope.lastIndexOf(':') + 1);
        if (!known || !"registry".equals(form.get("service"))) {
            answer(401, "").handle(exchange);
        } else if (!List.of(product.known.split(",", -1)).containsAll(List.of(actions.split(",", -1)))) {
            answer(400, "{\"errors\":[{\"code\":\"INVALID_SCOPE\"}]}").handle(exchange);
        } else {
            String token = Base64.getUrlEncoder().withoutPadding().encodeToString(TestManifest.bytes(scope));
            answer(200, "{\"" + member + "\":\"" + token + "\",\"expires_in\":300}")
                    .handle(exchange);
        }
    }

    private static Map<String, String> form(String text) {
        Map<String, String> members = new HashMap<>();
        for (String pair : text.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            members.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return members;
    }
}
