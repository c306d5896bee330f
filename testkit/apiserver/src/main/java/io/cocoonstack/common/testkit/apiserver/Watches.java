package io.cocoonstack.common.testkit.apiserver;

import io.fabric8.kubernetes.client.http.StandardWebSocketBuilder;
import io.fabric8.kubernetes.client.http.WebSocket;
import io.fabric8.kubernetes.client.http.WebSocketResponse;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** How a client watches, which takes more than a call: a watch goes on after it returned. */
@FunctionalInterface
interface Watches {

    /** No watches at all. */
    Watches NONE = (request, listener) ->
            CompletableFuture.failedFuture(new IOException("the server in memory offers no watches"));

    /**
     * Opens a watch.
     *
     * @param request what is to be watched
     * @param listener is told what happens
     * @return the watch, or why there is none
     */
    CompletableFuture<WebSocketResponse> open(StandardWebSocketBuilder request, WebSocket.Listener listener);
}
