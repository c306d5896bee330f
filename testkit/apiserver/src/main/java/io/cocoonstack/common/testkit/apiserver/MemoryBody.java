package io.cocoonstack.common.testkit.apiserver;

import io.fabric8.kubernetes.client.http.AsyncBody;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A body that is all there. */
final class MemoryBody implements AsyncBody {

    private final byte[] bytes;
    private final AsyncBody.Consumer<List<ByteBuffer>> consumer;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private boolean consumed;

    MemoryBody(byte[] bytes, AsyncBody.Consumer<List<ByteBuffer>> consumer) {
        this.bytes = bytes;
        this.consumer = consumer;
    }

    @Override
    public void consume() {
        if (consumed) {
            return;
        }
        consumed = true;
        try {
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
