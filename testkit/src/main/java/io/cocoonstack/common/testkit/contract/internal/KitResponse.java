package io.cocoonstack.common.testkit.contract.internal;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.StandardHttpHeaders;
import io.fabric8.mockwebserver.http.MockResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** An answer that is there already. */
final class KitResponse extends StandardHttpHeaders implements HttpResponse<AsyncBody>, AsyncBody {

    private final HttpRequest request;
    private final MockResponse response;
    private final AsyncBody.Consumer<List<ByteBuffer>> consumer;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private boolean consumed;

    KitResponse(HttpRequest request, MockResponse response, AsyncBody.Consumer<List<ByteBuffer>> consumer) {
        super(response.getHeaders().toMultimap());
        this.request = request;
        this.response = response;
        this.consumer = consumer;
    }

    @Override
    public int code() {
        return response.code();
    }

    @Override
    public AsyncBody body() {
        return this;
    }

    @Override
    public HttpRequest request() {
        return request;
    }

    @Override
    public Optional<HttpResponse<?>> previousResponse() {
        return Optional.empty();
    }

    @Override
    public void consume() {
        if (consumed) {
            done.complete(null);
            return;
        }
        consumed = true;
        try {
            byte[] bytes = response.getBody() == null
                    ? new byte[0]
                    : response.getBody().getBytes();
            consumer.consume(List.of(ByteBuffer.wrap(bytes)), this);
            done.complete(null);
        } catch (Exception e) {
            done.completeExceptionally(e);
        }
    }

    @Override
    public CompletableFuture<Void> done() {
        return done;
    }

    @Override
    public void cancel() {
        done.cancel(false);
    }
}
