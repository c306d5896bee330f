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

/** Gets bearer tokens from the token server that a registry names (Docker Registry token authentication). */
final class TokenClient {

    private static final int MAX_ANSWER = 256 * 1024;
    // What the specification says a token lives when the answer does not say.
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
        HttpRequest.Builder request =
                HttpRequest.newBuilder(withQuery(server, service, scope)).GET();
        String basic = credentials.basicHeader();
        if (basic != null) {
            request.header("Authorization", basic);
        }
        // Counted from before it was issued, by a clock that nobody sets.
        long asked = nanoTime.getAsLong();
        Answer answer = transport.send(request.build(), MAX_ANSWER, deadline);
        String name = "the token server " + server.getAuthority();
        if (answer.status() == 401 || answer.status() == 403) {
            throw new RegistryFailure(
                    name + (basic == null ? " gives no token without credentials (" : " refused the credentials (")
                            + answer.summary() + ")");
        }
        if (answer.status() != 200) {
            throw new RegistryFailure(name + " answered " + answer.summary() + ", expected 200 and a token");
        }
        Reading reading = new Reading();
        try {
            Json.readObject(answer.body(), (member, value) -> {
                if ((member.equals("token") || member.equals("access_token"))
                        && value.hasToken(JsonToken.VALUE_STRING)
                        && !value.getText().isEmpty()) {
                    reading.token = value.getText();
                } else if (member.equals("expires_in") && value.hasToken(JsonToken.VALUE_NUMBER_INT)) {
                    reading.seconds = value.getLongValue();
                }
            });
        } catch (IOException e) {
            // Without the cause: a parser's message can quote the token.
            throw new RegistryFailure(name + " answered what cannot be read, expected JSON");
        }
        String token = reading.token;
        if (token == null || !isPrintable(token)) {
            throw new RegistryFailure(name + " answered without a token that can be sent");
        }
        long seconds = Math.max(MARGIN_SECONDS, Math.min(reading.seconds, MAX_SECONDS)) - MARGIN_SECONDS;
        return new Token(token, asked + TimeUnit.SECONDS.toNanos(seconds));
    }

    private static URI withQuery(URI server, @Nullable String service, String scope) {
        String query = service == null ? "" : "service=" + encoded(service) + "&";
        String text = server.toString();
        String joint = server.getRawQuery() == null ? "?" : server.getRawQuery().isEmpty() ? "" : "&";
        return URI.create(text + joint + query + "scope=" + encoded(scope));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static boolean isPrintable(String token) {
        return token.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    private static final class Reading {
        private @Nullable String token;
        private long seconds = DEFAULT_SECONDS;
    }
}
