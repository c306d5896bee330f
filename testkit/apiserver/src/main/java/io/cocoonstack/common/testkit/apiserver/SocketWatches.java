package io.cocoonstack.common.testkit.apiserver;

import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.StandardWebSocketBuilder;
import io.fabric8.kubernetes.client.http.WebSocket;
import io.fabric8.kubernetes.client.http.WebSocketResponse;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientImpl;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** Watches of one client over a socket; no new one is opened once the client's process is dead. */
final class SocketWatches implements Watches {

    private final BooleanSupplier alive;

    /**
     * The watches of one client.
     *
     * @param alive answers whether the client's process still lives
     */
    public SocketWatches(BooleanSupplier alive) {
        this.alive = alive;
    }

    @Override
    public CompletableFuture<WebSocketResponse> open(StandardWebSocketBuilder request, WebSocket.Listener listener) {
        return alive.getAsBoolean()
                ? Sockets.CLIENT.buildWebSocketDirect(request, listener)
                : CompletableFuture.failedFuture(new IOException("the process is dead"));
    }

    /** Made when the first watch is opened, and shared. */
    private static final class Sockets {
        private static final JdkHttpClientImpl CLIENT = client(new JdkHttpClientFactory().newBuilder());

        private static JdkHttpClientImpl client(HttpClient.Builder builder) {
            return (JdkHttpClientImpl) builder.build();
        }
    }
}
