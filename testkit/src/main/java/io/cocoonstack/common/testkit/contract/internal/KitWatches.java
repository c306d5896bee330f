package io.cocoonstack.common.testkit.contract.internal;

import io.cocoonstack.common.testkit.internal.memory.Watches;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.StandardWebSocketBuilder;
import io.fabric8.kubernetes.client.http.WebSocket;
import io.fabric8.kubernetes.client.http.WebSocketResponse;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientImpl;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The watches of one process, over a socket; none once it is dead. */
final class KitWatches implements Watches {

    private final @Nullable Gate gate;

    KitWatches(@Nullable Gate gate) {
        this.gate = gate;
    }

    @Override
    public CompletableFuture<WebSocketResponse> open(StandardWebSocketBuilder request, WebSocket.Listener listener) {
        return gate != null && gate.isDead()
                ? CompletableFuture.failedFuture(new IOException("the process is dead"))
                : Sockets.CLIENT.buildWebSocketDirect(request, listener);
    }

    /** Made when the first watch is opened, and shared. */
    private static final class Sockets {
        private static final JdkHttpClientImpl CLIENT = client(new JdkHttpClientFactory().newBuilder());

        private static JdkHttpClientImpl client(HttpClient.Builder builder) {
            return (JdkHttpClientImpl) builder.build();
        }
    }
}
