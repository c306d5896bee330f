package io.cocoonstack.common.registry;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An answer of a server. Its body ends one byte behind the limit that was set for it, at the latest. */
record Answer(HttpResponse<byte[]> response) {

    int status() {
        return response.statusCode();
    }

    boolean isSuccess() {
        return status() == 200 || status() == 202 || status() == 204;
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

    boolean isRedirect() {
        return status() >= 300 && status() < 400;
    }

    /** Whether the server calls the body a web page. Registries call their errors JSON, plain text, or nothing. */
    boolean isPage() {
        String type = header("Content-Type");
        return type != null && type.toLowerCase(Locale.ROOT).contains("html");
    }

    /** Status and error codes, for a reason; no text of the server's own choice. */
    String summary() {
        List<String> codes = ErrorReport.of(body()).codes();
        return codes.isEmpty() ? Integer.toString(status()) : status() + " " + String.join(", ", codes);
    }
}
