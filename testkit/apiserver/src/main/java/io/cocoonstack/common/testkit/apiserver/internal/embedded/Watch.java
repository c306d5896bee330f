package io.cocoonstack.common.testkit.apiserver.internal.embedded;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cocoonstack.common.testkit.apiserver.internal.embedded.ObjectStore.Change;
import io.fabric8.mockwebserver.http.Response;
import io.fabric8.mockwebserver.http.WebSocket;
import io.fabric8.mockwebserver.http.WebSocketListener;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A watch over a web socket.
 *
 * <p>Changes are offered under the lock of the store, so that they line up, and sent without it, so that a slow socket
 * holds up nobody.
 */
final class Watch extends WebSocketListener {

    private final ResourceType type;
    private final String namespace;
    private final Selector selector;
    private final Consumer<Watch> whenOpen;
    private final Consumer<Watch> whenClosed;
    private final Queue<String> outgoing = new ConcurrentLinkedQueue<>();
    private final AtomicInteger senders = new AtomicInteger();
    private volatile @Nullable WebSocket socket;

    Watch(
            ResourceType type,
            String namespace,
            Selector selector,
            Consumer<Watch> whenOpen,
            Consumer<Watch> whenClosed) {
        this.type = type;
        this.namespace = namespace;
        this.selector = selector;
        this.whenOpen = whenOpen;
        this.whenClosed = whenClosed;
    }

    /** Queues an event when the change concerns this watch: an object that leaves the selection is deleted for it. */
    void offer(Change change) {
        if (!change.id().type().equals(type.key())
                || !(namespace.isEmpty() || change.id().namespace().equals(namespace))) {
            return;
        }
        ObjectNode before = change.before();
        ObjectNode after = change.after();
        boolean was = before != null && selector.test(before);
        boolean is = after != null && selector.test(after);
        if (is && after != null) {
            queue(was ? "MODIFIED" : "ADDED", after);
        } else if (was && before != null) {
            ObjectNode last = before.deepCopy();
            Meta.of(last).put(Meta.RESOURCE_VERSION, Long.toString(change.version()));
            queue("DELETED", last);
        }
    }

    /** Tells the client that the watch cannot go on. */
    void fail(ApiError error) {
        queue("ERROR", error.status());
    }

    private void queue(String event, ObjectNode object) {
        ObjectNode message = Json.object();
        message.put("type", event);
        message.set("object", object);
        outgoing.add(message.toString());
    }

    /** Sends what is queued. Of several threads one sends, and the others leave it to that one. */
    void flush() {
        WebSocket open = socket;
        if (open == null || senders.getAndIncrement() > 0) {
            return;
        }
        do {
            for (String message; (message = outgoing.poll()) != null; ) {
                send(open, message);
            }
        } while (senders.decrementAndGet() > 0);
    }

    private static void send(WebSocket open, String message) {
        try {
            open.send(message);
        } catch (IllegalStateException e) {
            // Closed a moment ago; its listener is told in its own turn.
        }
    }

    @Override
    public void onOpen(WebSocket webSocket, Response response) {
        socket = webSocket;
        whenOpen.accept(this);
        flush();
    }

    @Override
    public void onClosing(WebSocket webSocket, int code, String reason) {
        webSocket.close(code, reason);
    }

    @Override
    public void onClosed(WebSocket webSocket, int code, String reason) {
        whenClosed.accept(this);
    }

    @Override
    public void onFailure(WebSocket webSocket, Throwable error, Response response) {
        whenClosed.accept(this);
    }
}
