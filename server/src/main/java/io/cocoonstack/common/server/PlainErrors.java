package io.cocoonstack.common.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Jetty's own refusals, such as that of a malformed head: the status in words, in place of a page that tells of causes.
 */
final class PlainErrors implements Request.Handler {

    private final Rejections rejections;
    private final ServerMetrics metrics;

    PlainErrors(Rejections rejections, ServerMetrics metrics) {
        this.rejections = rejections;
        this.metrics = metrics;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        ConnectionWatch watch = Connections.of(request);
        if (watch.isCut()) {
            // Nobody is there any more to read why.
            callback.failed(new Connections.Cut());
            return true;
        }
        watch.enter(ConnectionWatch.Phase.WRITING);
        int status = response.getStatus();
        metrics.onRequest(status, 0);
        if (status == HttpStatus.INTERNAL_SERVER_ERROR_500
                && request.getAttribute(ErrorHandler.ERROR_EXCEPTION) instanceof Throwable failure) {
            // An answer that cannot be sent, such as one whose head is too long.
            rejections.handlerFailed(request.getMethod(), JettyRequest.pathOf(request), failure);
        } else {
            rejections.report(
                    Rejection.BAD_REQUEST, request.getConnectionMetaData().getRemoteSocketAddress());
        }
        byte[] text = HttpStatus.getMessage(status).getBytes(StandardCharsets.US_ASCII);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, text.length);
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        response.write(true, ByteBuffer.wrap(text), callback);
        return true;
    }
}
