package io.cocoonstack.common.testkit.apiserver;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.StandardHttpClient;
import io.fabric8.kubernetes.client.http.StandardHttpRequest;
import io.fabric8.kubernetes.client.http.StandardWebSocketBuilder;
import io.fabric8.kubernetes.client.http.WebSocket;
import io.fabric8.kubernetes.client.http.WebSocketResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Hands each request to a {@link Wire} on the caller's thread, and is done with it when it returns. */
final class MemoryHttpClient
        extends StandardHttpClient<MemoryHttpClient, MemoryHttpClientFactory, MemoryHttpClientBuilder> {

    private final Wire wire;
    private final Watches watches;

    MemoryHttpClient(MemoryHttpClientBuilder builder, AtomicBoolean closed, Wire wire, Watches watches) {
        super(builder, closed);
        this.wire = wire;
        this.watches = watches;
    }

    @Override
    public CompletableFuture<HttpResponse<AsyncBody>> consumeBytesDirect(
            StandardHttpRequest request, AsyncBody.Consumer<List<ByteBuffer>> consumer) {
        try {
            Wire.Reply reply = wire.exchange(
                    new Wire.Call(request.method(), pathAndQuery(request.uri()), contentType(request), body(request)));
            return CompletableFuture.completedFuture(new MemoryResponse(
                    request, reply.status(), new MemoryBody(reply.body().getBytes(StandardCharsets.UTF_8), consumer)));
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static String pathAndQuery(URI uri) {
        return uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
    }

    private static @Nullable String contentType(StandardHttpRequest request) {
        return request.getContentType() != null ? request.getContentType() : request.header("Content-Type");
    }

    private static String body(StandardHttpRequest request) {
        if (request.body() instanceof StandardHttpRequest.StringBodyContent text) {
            return text.getContent();
        }
        return request.body() instanceof StandardHttpRequest.ByteArrayBodyContent bytes
                ? new String(bytes.getContent(), StandardCharsets.UTF_8)
                : "";
    }

    @Override
    public CompletableFuture<WebSocketResponse> buildWebSocketDirect(
            StandardWebSocketBuilder builder, WebSocket.Listener listener) {
        return watches.open(builder, listener);
    }

    @Override
    protected void doClose() {
        // There is nothing to close.
    }
}
