package io.cocoonstack.examples.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.admission.AdmissionResponse;
import io.cocoonstack.common.admission.ReviewLoop;
import io.cocoonstack.common.server.ServerRequest;
import io.cocoonstack.common.server.ServerResponse;
import io.cocoonstack.common.server.TlsMaterial;
import java.net.InetAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhookEndpointTest {

    private static final String REVIEW = """
            {"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview",
             "request":{"uid":"1","kind":{"group":"","version":"v1","kind":"Pod"},"operation":"CREATE"}}
            """;

    private final TlsMaterial served = TlsMaterial.selfSigned("localhost", InetAddress.getLoopbackAddress());
    private final WebhookEndpoint endpoint =
            new WebhookEndpoint(ReviewLoop.of(request -> AdmissionResponse.deny("no")), () -> served);

    @Test
    void aReviewIsAnswered() {
        ServerResponse response = endpoint.handle(new Request("POST", "/validate", "application/json", REVIEW));
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.contentType()).isEqualTo("application/json");
        assertThat(new String(response.body(), StandardCharsets.UTF_8)).contains("\"allowed\":false");
    }

    @Test
    void whatIsNoReviewIsRefusedWithItsStatus() {
        assertThat(endpoint.handle(new Request("POST", "/validate", "text/plain", REVIEW))
                        .status())
                .isEqualTo(415);
        ServerResponse get = endpoint.handle(new Request("GET", "/validate", null, ""));
        assertThat(get.status()).isEqualTo(405);
        assertThat(get.headers()).containsEntry("Allow", List.of("POST"));
    }

    @Test
    void probesAreAnsweredAndOtherPathsAreNot() {
        assertThat(endpoint.handle(new Request("GET", "/healthz", null, "")).status())
                .isEqualTo(200);
        assertThat(endpoint.handle(new Request("GET", "/readyz", null, "")).status())
                .isEqualTo(200);
        assertThat(endpoint.handle(new Request("GET", "/", null, "")).status()).isEqualTo(404);
    }

    private record Request(String method, String path, String contentType, String text) implements ServerRequest {

        @Override
        public String query() {
            return null;
        }

        @Override
        public String header(String name) {
            return name.equals("Content-Type") ? contentType : null;
        }

        @Override
        public Map<String, List<String>> headers() {
            return Map.of();
        }

        @Override
        public byte[] body() {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public SocketAddress remoteAddress() {
            return null;
        }
    }
}
