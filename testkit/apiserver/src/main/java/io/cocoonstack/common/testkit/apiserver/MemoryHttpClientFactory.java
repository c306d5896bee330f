package io.cocoonstack.common.testkit.apiserver;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.StandardHttpClient;
import io.fabric8.kubernetes.client.http.StandardHttpClientBuilder;
import io.fabric8.kubernetes.client.http.StandardHttpHeaders;
import io.fabric8.kubernetes.client.http.StandardHttpRequest;
import io.fabric8.kubernetes.client.http.StandardWebSocketBuilder;
import io.fabric8.kubernetes.client.http.WebSocket;
import io.fabric8.kubernetes.client.http.WebSocketResponse;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientImpl;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes clients that hand each request to a {@link Wire} on the caller's thread, and are done with it when they return.
 * A watch goes on after that, so it takes a loopback socket.
 */
final class MemoryHttpClientFactory implements HttpClient.Factory {

    private final Wire wire;
    private final @Nullable BooleanSupplier canWatch;

    /** Without an answer to whether a new watch can be opened, the clients never watch. */
    MemoryHttpClientFactory(Wire wire, @Nullable BooleanSupplier canWatch) {
        this.wire = wire;
        this.canWatch = canWatch;
    }

    @Override
    public HttpClient.Builder newBuilder() {
        return new ClientBuilder(this);
    }

    /** What fabric8 builds clients with; nothing that it can set matters without a network. */
    private static final class ClientBuilder
            extends StandardHttpClientBuilder<Client, MemoryHttpClientFactory, ClientBuilder> {

        ClientBuilder(MemoryHttpClientFactory factory) {
            super(factory);
        }

        @Override
        public Client build() {
            return new Client(this, client == null ? new AtomicBoolean() : client.getClosed(), clientFactory);
        }

        @Override
        protected ClientBuilder newInstance(MemoryHttpClientFactory factory) {
            return new ClientBuilder(factory);
        }
    }

    private static final class Client extends StandardHttpClient<Client, MemoryHttpClientFactory, ClientBuilder> {

        private final MemoryHttpClientFactory factory;

        Client(ClientBuilder builder, AtomicBoolean closed, MemoryHttpClientFactory factory) {
            super(builder, closed);
            this.factory = factory;
        }

        @Override
        public CompletableFuture<HttpResponse<AsyncBody>> consumeBytesDirect(
                StandardHttpRequest request, AsyncBody.Consumer<List<ByteBuffer>> consumer) {
            URI uri = request.uri();
            String path = uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
            String type = request.getContentType() != null ? request.getContentType() : request.header("Content-Type");
            try {
                Wire.Reply reply = factory.wire.exchange(new Wire.Call(request.method(), path, type, body(request)));
                return CompletableFuture.completedFuture(new Response(request, reply, consumer));
            } catch (IOException e) {
                return CompletableFuture.failedFuture(e);
            }
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
            if (factory.canWatch == null) {
                return CompletableFuture.failedFuture(new IOException("the server in memory offers no watches"));
            }
            return factory.canWatch.getAsBoolean()
                    ? Sockets.CLIENT.buildWebSocketDirect(builder, listener)
                    : CompletableFuture.failedFuture(new IOException("the process is dead"));
        }

        @Override
        protected void doClose() {
            // There is nothing to close.
        }
    }

    /** Made when the first watch is opened, and shared. */
    private static final class Sockets {
        private static final JdkHttpClientImpl CLIENT = client(new JdkHttpClientFactory().newBuilder());

        private static JdkHttpClientImpl client(HttpClient.Builder builder) {
            return (JdkHttpClientImpl) builder.build();
        }
    }

    /** An answer as fabric8 wants it, and its body, which is all there. */
    private static final class Response extends StandardHttpHeaders implements HttpResponse<AsyncBody>, AsyncBody {

        private final HttpRequest request;
        private final Wire.Reply reply;
        private final AsyncBody.Consumer<List<ByteBuffer>> consumer;
        private final CompletableFuture<Void> done = new CompletableFuture<>();
        private boolean consumed;

        Response(HttpRequest request, Wire.Reply reply, AsyncBody.Consumer<List<ByteBuffer>> consumer) {
            super(Map.of("Content-Type", List.of("application/json")));
            this.request = request;
            this.reply = reply;
            this.consumer = consumer;
        }

        @Override
        public int code() {
            return reply.status();
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
                return;
            }
            consumed = true;
            try {
                consumer.consume(List.of(ByteBuffer.wrap(reply.body().getBytes(StandardCharsets.UTF_8))), this);
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
}
