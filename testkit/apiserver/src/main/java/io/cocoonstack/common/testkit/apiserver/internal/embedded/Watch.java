package io.cocoonstack.common.testkit.apiserver.internal.embedded;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cocoonstack.common.testkit.apiserver.internal.embedded.ObjectStore.Change;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** A watch. Changes are offered under the lock of the store, so that they line up, and sent without it. */
final class Watch {

    private final ResourceType type;
    private final String namespace;
    private final Selector selector;
    private final Consumer<Watch> whenClosed;
    private final BlockingQueue<String> outgoing = new LinkedBlockingQueue<>();

    /** Where events go, each a JSON object. */
    @FunctionalInterface
    interface Sink {
        void send(String event) throws IOException;
    }

    Watch(ResourceType type, String namespace, Selector selector, Consumer<Watch> whenClosed) {
        this.type = type;
        this.namespace = namespace;
        this.selector = selector;
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

    /** Sends events as they come, on a thread of its own, until the watch is closed. */
    void follow(Sink sink) {
        DaemonThread.start("embedded API server, watch of " + type.plural(), () -> {
            try {
                String event = outgoing.take();
                while (!event.isEmpty()) {
                    sink.send(event);
                    event = outgoing.take();
                }
            } catch (IOException e) {
                // The client went away; the thread that reads from it sees that, too, and closes the watch.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    void close() {
        whenClosed.accept(this);
        outgoing.add("");
    }
}
