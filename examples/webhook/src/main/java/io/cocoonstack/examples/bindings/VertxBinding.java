package io.cocoonstack.examples.bindings;

import io.cocoonstack.common.admission.ReviewAnswer;
import io.cocoonstack.common.admission.ReviewLoop;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/**
 * A review loop on Vert.x. The body comes in on the event loop, and is kept up to the limit; the handler of the loop
 * may block, and so it runs on a worker. Time limits for slow clients are the server's to set.
 */
public final class VertxBinding implements Handler<HttpServerRequest> {

    private final Vertx vertx;
    private final ReviewLoop loop;

    /**
     * Binds a loop.
     *
     * @param vertx has the workers
     * @param loop answers every request, whatever its path
     */
    public VertxBinding(Vertx vertx, ReviewLoop loop) {
        this.vertx = vertx;
        this.loop = loop;
    }

    @Override
    public void handle(HttpServerRequest request) {
        Buffer body = Buffer.buffer();
        request.handler(chunk -> {
            // One byte more than the limit tells the loop that there is more; the rest is dropped as it comes.
            int room = loop.limit() + 1 - body.length();
            body.appendBuffer(chunk, 0, Math.min(room, chunk.length()));
        });
        request.endHandler(end -> vertx.executeBlocking(() -> answer(request, body.getBytes()), false)
                .onSuccess(answer -> send(request.response(), answer))
                .onFailure(failure -> request.response().reset()));
    }

    private ReviewAnswer answer(HttpServerRequest request, byte[] body) {
        return loop.answer(
                request.method().name(),
                request.getHeader("Content-Type"),
                request.getHeader("Content-Encoding"),
                body);
    }

    private static void send(HttpServerResponse response, ReviewAnswer answer) {
        if (answer.status() == 405) {
            response.putHeader("Allow", "POST");
        }
        response.setStatusCode(answer.status())
                .putHeader("Content-Type", answer.contentType())
                .end(Buffer.buffer(answer.body()));
    }
}
