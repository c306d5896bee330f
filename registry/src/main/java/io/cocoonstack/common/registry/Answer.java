package io.cocoonstack.common.registry;

import java.net.http.HttpResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a server answered; its body ends one byte behind the limit that was set for it, at the latest. */
final class Answer {

    private static final String API_VERSION = "Docker-Distribution-Api-Version";

    private final HttpResponse<byte[]> response;

    Answer(HttpResponse<byte[]> response) {
        this.response = response;
    }

    int status() {
        return response.statusCode();
    }

    byte[] body() {
        return response.body();
    }

    @Nullable
    String header(String name) {
        return response.headers().firstValue(name).orElse(null);
    }

    List<String> headers(String name) {
        return response.headers().allValues(name);
    }

    /** Whether a registry put its name under the answer, rather than a proxy that found nothing behind it. */
    boolean isSignedByRegistry() {
        String version = header(API_VERSION);
        return version != null && version.startsWith("registry/");
    }

    boolean isRedirect() {
        return status() >= 300 && status() < 400;
    }

    /** Status and error codes, for a reason; no text of the server's own choice. */
    String summary() {
        List<String> codes = ErrorCodes.of(body());
        return codes.isEmpty() ? Integer.toString(status()) : status() + " " + String.join(", ", codes);
    }
}
