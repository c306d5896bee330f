package io.cocoonstack.common.registry;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Gets bearer tokens from the token server that a registry names (Docker Registry token authentication; for identity
 * tokens its OAuth 2 form). Safe for many threads.
 */
final class TokenClient {

    private static final int MAX_ANSWER = 256 * 1024;
    // The specification's lifetime of a token whose answer names none.
    private static final long DEFAULT_SECONDS = 60;
    private static final long MAX_SECONDS = TimeUnit.DAYS.toSeconds(1);
    // A token that dies on its way costs a request more.
    private static final long MARGIN_SECONDS = 5;

    private final Transport transport;
    private final LongSupplier nanoTime;

    TokenClient(Transport transport, LongSupplier nanoTime) {
        this.transport = transport;
        this.nanoTime = nanoTime;
    }

    Token fetch(URI server, @Nullable String service, String scope, RegistryCredentials credentials, Deadline deadline)
            throws RegistryFailure {
        HttpRequest request = request(server, service, scope, credentials);
        // Counted from before it was issued, by a clock that nobody sets.
        long asked = nanoTime.getAsLong();
        Answer answer = transport.send(request, MAX_ANSWER, deadline);
        String name = "the token server " + server.getAuthority();
        if (answer.status() == 401 || answer.status() == 403) {
            boolean anonymous = credentials.basicHeader() == null && credentials.identityToken() == null;
            String refusal = anonymous ? " gives no token without credentials (" : " refused the credentials (";
            throw new RegistryFailure(name + refusal + answer.summary() + ")");
        }
        if (answer.status() != 200) {
            throw new RegistryFailure(name + " answered " + answer.summary() + ", expected 200 and a token");
        }
        String[] tokens = {""};
        long[] lifetime = {DEFAULT_SECONDS};
        try {
            Json.readObject(answer.body(), (member, value) -> {
                if ((member.equals("token") || member.equals("access_token"))
                        && value.hasToken(JsonToken.VALUE_STRING)
                        && !value.getText().isEmpty()) {
                    tokens[0] = value.getText();
                } else if (member.equals("expires_in") && value.hasToken(JsonToken.VALUE_NUMBER_INT)) {
                    lifetime[0] = value.getLongValue();
                }
            });
        } catch (IOException e) {
            // Without the cause: a parser's message can quote the token.
            throw new RegistryFailure(name + " answered with a body that cannot be read, expected JSON");
        }
        if (tokens[0].isEmpty() || !tokens[0].chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new RegistryFailure(name + " answered without a token that can be sent");
        }
        long seconds = Math.max(MARGIN_SECONDS, Math.min(lifetime[0], MAX_SECONDS)) - MARGIN_SECONDS;
        return new Token(tokens[0], asked + TimeUnit.SECONDS.toNanos(seconds));
    }

    private static HttpRequest request(
            URI server, @Nullable String service, String scope, RegistryCredentials credentials) {
        String wanted = (service == null ? "" : "service=" + encoded(service) + "&") + "scope=" + encoded(scope);
        String identity = credentials.identityToken();
        if (identity != null) {
            String form = "grant_type=refresh_token&client_id=cocoon-common&" + wanted + "&refresh_token="
                    + encoded(identity);
            return HttpRequest.newBuilder(server)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form))
                    .build();
        }
        String joint = server.getRawQuery() == null ? "?" : server.getRawQuery().isEmpty() ? "" : "&";
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + joint + wanted));
        String basic = credentials.basicHeader();
        return (basic == null ? request : request.header("Authorization", basic)).build();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
