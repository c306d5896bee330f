package io.cocoonstack.common.testkit.contract.internal;

import io.cocoonstack.common.testkit.internal.embedded.ApiDispatcher;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.StandardHttpClient;
import io.fabric8.kubernetes.client.http.StandardHttpClientBuilder;
import io.fabric8.kubernetes.client.http.StandardHttpRequest;
import io.fabric8.kubernetes.client.http.StandardWebSocketBuilder;
import io.fabric8.kubernetes.client.http.WebSocket;
import io.fabric8.kubernetes.client.http.WebSocketResponse;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientImpl;
import io.fabric8.mockwebserver.dsl.HttpMethod;
import io.fabric8.mockwebserver.http.Buffer;
import io.fabric8.mockwebserver.http.Headers;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * fabric8's HTTP client without a socket: a request is answered on the thread that sends it, through the gate of the
 * process where there is one. Only watches go over a socket.
 */
final class KitHttp extends StandardHttpClient<KitHttp, KitHttp.Factory, KitHttp.Builder> {

    private static final String CONFLICT = "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"metadata\":{},"
            + "\"status\":\"Failure\",\"message\":\"the contract kit wants a conflict\",\"reason\":\"Conflict\","
            + "\"code\":409}";

    private final ApiDispatcher server;
    private final @Nullable Gate gate;
    private final int prefix;

    private KitHttp(Builder builder, Factory factory) {
        super(builder, new AtomicBoolean());
        this.server = factory.server;
        this.gate = factory.gate;
        this.prefix = factory.prefix;
    }

    @Override
    public CompletableFuture<HttpResponse<AsyncBody>> consumeBytesDirect(
            StandardHttpRequest request, AsyncBody.Consumer<List<ByteBuffer>> consumer) {
        CompletableFuture<HttpResponse<AsyncBody>> future = new CompletableFuture<>();
        try {
            future.complete(new KitResponse(request, gated(request), consumer));
        } catch (Refused e) {
            if (e.isApplied()) {
                future.completeExceptionally(new IOException(e.getMessage()));
            } else {
                future.complete(new KitResponse(
                        request, new MockResponse().setResponseCode(409).setBody(CONFLICT), consumer));
            }
        } catch (ProcessDied e) {
            future.completeExceptionally(new IOException(e.getMessage(), e));
        }
        return future;
    }

    private MockResponse gated(StandardHttpRequest request) {
        String uri = request.uri().getRawPath().substring(prefix);
        String path = request.uri().getRawQuery() == null
                ? uri
                : uri + "?" + request.uri().getRawQuery();
        byte[] body = bytes(request.body());
        RecordedRequest recorded = new RecordedRequest(
                "HTTP/1.1", HttpMethod.valueOf(request.method()), path, headers(request), new Buffer(body));
        if (gate == null) {
            return server.dispatch(recorded);
        }
        ApiCall call = ApiCall.of(request.method(), path, new String(body, StandardCharsets.UTF_8));
        Effect effect = new Effect(call.isRead() ? Effect.Kind.READ : Effect.Kind.WRITE, call.toString(), call);
        return gate.pass(effect, () -> {
            MockResponse response = server.dispatch(recorded);
            if (!call.isRead()) {
                gate.tell(call + " → " + response.code());
            }
            return response;
        });
    }

    private static byte[] bytes(StandardHttpRequest.@Nullable BodyContent body) {
        if (body instanceof StandardHttpRequest.StringBodyContent text) {
            return text.getContent().getBytes(StandardCharsets.UTF_8);
        }
        return body instanceof StandardHttpRequest.ByteArrayBodyContent array ? array.getContent() : new byte[0];
    }

    private static Headers headers(StandardHttpRequest request) {
        Headers.Builder headers = Headers.builder();
        request.headers().forEach((name, values) -> values.forEach(value -> headers.add(name, value)));
        if (request.getContentType() != null) {
            headers.add("Content-Type", request.getContentType());
        }
        return headers.build();
    }

    @Override
    public CompletableFuture<WebSocketResponse> buildWebSocketDirect(
            StandardWebSocketBuilder builder, WebSocket.Listener listener) {
        return gate != null && gate.isDead()
                ? CompletableFuture.failedFuture(new IOException("the process is dead"))
                : Sockets.CLIENT.buildWebSocketDirect(builder, listener);
    }

    @Override
    protected void doClose() {
        // Holds nothing.
    }

    /** Made when the first watch is opened, and shared. */
    private static final class Sockets {
        private static final JdkHttpClientImpl CLIENT = client(new JdkHttpClientFactory().newBuilder());

        private static JdkHttpClientImpl client(HttpClient.Builder builder) {
            return (JdkHttpClientImpl) builder.build();
        }
    }

    /** Makes clients of one API server for one process. */
    static final class Factory implements HttpClient.Factory {

        private final ApiDispatcher server;
        private final @Nullable Gate gate;
        private final int prefix;

        Factory(ApiDispatcher server, @Nullable Gate gate, int prefix) {
            this.server = server;
            this.gate = gate;
            this.prefix = prefix;
        }

        @Override
        public Builder newBuilder() {
            return new Builder(this);
        }
    }

    /** Makes one client. */
    static final class Builder extends StandardHttpClientBuilder<KitHttp, Factory, Builder> {

        Builder(Factory factory) {
            super(factory);
        }

        @Override
        public HttpClient build() {
            return new KitHttp(this, clientFactory);
        }

        @Override
        protected Builder newInstance(Factory factory) {
            return new Builder(factory);
        }
    }
}
