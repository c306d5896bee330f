package io.cocoonstack.examples.webhook;

import io.cocoonstack.common.admission.ReviewAnswer;
import io.cocoonstack.common.admission.ReviewLoop;
import io.cocoonstack.common.server.ServerHandler;
import io.cocoonstack.common.server.ServerRequest;
import io.cocoonstack.common.server.ServerResponse;
import io.cocoonstack.common.server.TlsMaterial;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Binds a review loop to the library's server, beside the probes of the kubelet: {@code /validate} takes reviews,
 * {@code /healthz} says that the process answers, {@code /readyz} that the API server can trust its certificate.
 *
 * <p>A replica is ready also while look-ups fail. Otherwise a short outage of the API server would take all replicas
 * away at once, and with them the reviews that need no look-up.
 */
public final class WebhookEndpoint implements ServerHandler {

    /** Where the API server posts its reviews. */
    public static final String PATH = "/validate";

    private final ReviewLoop loop;
    private final Supplier<TlsMaterial> served;

    /**
     * An endpoint.
     *
     * @param loop answers the reviews
     * @param served the certificate that new handshakes get
     */
    public WebhookEndpoint(ReviewLoop loop, Supplier<TlsMaterial> served) {
        this.loop = Objects.requireNonNull(loop, "loop");
        this.served = Objects.requireNonNull(served, "served");
    }

    @Override
    public ServerResponse handle(ServerRequest request) {
        return switch (request.path()) {
            case PATH -> review(request);
            case "/healthz" -> ServerResponse.text(200, "ok");
            case "/readyz" -> ready();
            default -> ServerResponse.text(404, "expected " + PATH + ", /healthz or /readyz");
        };
    }

    private ServerResponse review(ServerRequest request) {
        ReviewAnswer answer = loop.answer(
                request.method(), request.header("Content-Type"), request.header("Content-Encoding"), request.body());
        ServerResponse response = ServerResponse.of(answer.status(), answer.contentType(), answer.body());
        return answer.status() == 405 ? response.withHeader("Allow", "POST") : response;
    }

    private ServerResponse ready() {
        Instant end = served.get().certificate().getNotAfter().toInstant();
        return end.isAfter(Instant.now())
                ? ServerResponse.text(200, "ok")
                : ServerResponse.text(503, "the certificate expired at " + end);
    }
}
