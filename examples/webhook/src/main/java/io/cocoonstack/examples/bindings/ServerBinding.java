package io.cocoonstack.examples.bindings;

import io.cocoonstack.common.admission.ReviewAnswer;
import io.cocoonstack.common.admission.ReviewLoop;
import io.cocoonstack.common.server.ServerHandler;
import io.cocoonstack.common.server.ServerRequest;
import io.cocoonstack.common.server.ServerResponse;

/**
 * A review loop on our own server, which reads the body, cuts slow clients, and bounds how many requests are handled
 * at once.
 */
public final class ServerBinding implements ServerHandler {

    private final ReviewLoop loop;

    /**
     * Binds a loop.
     *
     * @param loop answers every request, whatever its path
     */
    public ServerBinding(ReviewLoop loop) {
        this.loop = loop;
    }

    @Override
    public ServerResponse handle(ServerRequest request) {
        ReviewAnswer answer = loop.answer(
                request.method(), request.header("Content-Type"), request.header("Content-Encoding"), request.body());
        ServerResponse response = ServerResponse.of(answer.status(), answer.contentType(), answer.body());
        return answer.status() == 405 ? response.withHeader("Allow", "POST") : response;
    }
}
