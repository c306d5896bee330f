package io.cocoonstack.common.testkit.apiserver;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.StandardHttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An answer as fabric8 wants it. */
final class MemoryResponse extends StandardHttpHeaders implements HttpResponse<AsyncBody> {

    private final HttpRequest request;
    private final int code;
    private final AsyncBody body;

    MemoryResponse(HttpRequest request, int code, AsyncBody body) {
        super(Map.of("Content-Type", List.of("application/json")));
        this.request = request;
        this.code = code;
        this.body = body;
    }

    @Override
    public int code() {
        return code;
    }

    @Override
    public AsyncBody body() {
        return body;
    }

    @Override
    public HttpRequest request() {
        return request;
    }

    @Override
    public Optional<HttpResponse<?>> previousResponse() {
        return Optional.empty();
    }
}
