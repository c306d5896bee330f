package io.cocoonstack.common.server;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.QuietException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * One request from the end of its head to the end of its answer. The handler holds a thread, reading and writing do
 * not.
 */
final class Exchange implements Runnable {

    private static final ServerResponse FAILED = ServerResponse.text(500, "internal server error");

    // The bytes of a large body that are read before another one has its turn.
    private static final int MOST_AT_ONCE = 256 * 1024;

    private final ExchangeContext context;
    private final Request request;
    private final Response response;
    private final Callback callback;
    private final ConnectionWatch watch;
    private final BodyBuffer body;

    Exchange(ExchangeContext context, Request request, Response response, Callback callback) {
        this.context = context;
        this.request = request;
        this.response = response;
        this.callback = callback;
        this.watch = Connections.of(request);
        this.body = new BodyBuffer(context.spec().bodyLimit, request.getLength(), context.memory());
    }

    void start() {
        // Jetty 12.0 goes on with the requests that it holds when their connection is closed already.
        if (watch.isCut() || !watch.endPoint().isOpen()) {
            callback.failed(new Connections.Cut());
            return;
        }
        if (headLength() > context.spec().headLimit) {
            Response.writeError(request, response, callback, HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431);
            return;
        }
        watch.enter(ConnectionWatch.Phase.BODY);
        // A client that asks whether to send its body gets its answer, and sends nothing.
        boolean asks = request.getHeaders().contains(HttpHeader.EXPECT);
        if (asks && request.getLength() > context.spec().bodyLimit) {
            refuse(Rejection.BODY_TOO_LARGE, true);
        } else {
            run();
        }
    }

    /** At least so many bytes: Jetty 12.0 does not count those of methods and fields that it knows by heart. */
    private long headLength() {
        String target = request.getHttpURI().getPathQuery();
        long length = "  HTTP/1.1\r\n\r\n".length();
        length += request.getMethod().length();
        length += target == null ? 0 : target.length();
        for (HttpField field : request.getHeaders()) {
            String value = field.getValue();
            length += field.getName().length() + ": \r\n".length() + (value == null ? 0 : value.length());
        }
        return length;
    }

    /** Reads the bytes that are there, and is called again when there are more. */
    @Override
    public void run() {
        if (!body.isLarge()) {
            Step step = read();
            if (step != Step.AGAIN) {
                proceed(step);
                return;
            }
        }
        while (context.turns().take(this::haveTurn)) {
            if (!useTurn()) {
                return;
            }
        }
    }

    private void haveTurn() {
        if (useTurn()) {
            run();
        }
    }

    /** Reads a little of a large body, gives the turn to the next, and says whether there is more to read at once. */
    private boolean useTurn() {
        Step step;
        try {
            step = read();
        } finally {
            Runnable next = context.turns().giveBack();
            if (next != null) {
                request.getConnectionMetaData().getConnector().getExecutor().execute(next);
            }
        }
        if (step == Step.AGAIN) {
            return true;
        }
        proceed(step);
        return false;
    }

    /** The outcome of reading. */
    private enum Step {
        AGAIN,
        WAIT,
        WHOLE,
        HOPELESS,
        BROKEN
    }

    private Step read() {
        boolean large = body.isLarge();
        long begin = body.seen();
        while (body.isLarge() == large && body.seen() - begin < MOST_AT_ONCE) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                return Step.WAIT;
            }
            if (Content.Chunk.isFailure(chunk)) {
                return Step.BROKEN;
            }
            body.add(chunk.getByteBuffer());
            boolean last = chunk.isLast();
            chunk.release();
            if (last) {
                return Step.WHOLE;
            }
            if (body.isHopeless()) {
                return Step.HOPELESS;
            }
        }
        return Step.AGAIN;
    }

    private void proceed(Step step) {
        switch (step) {
            case WAIT -> request.demand(this);
            case BROKEN -> brokenOff();
            case WHOLE -> complete(true);
            case HOPELESS -> complete(false);
            case AGAIN -> throw new IllegalStateException("there is more to read");
        }
    }

    private void brokenOff() {
        body.release();
        if (watch.isCut()) {
            callback.failed(new Connections.Cut());
        } else {
            // The client may have closed its half alone, and still read.
            refuse(Rejection.BAD_REQUEST, true);
        }
    }

    private void complete(boolean wholeBody) {
        if (body.isTooLarge()) {
            refuse(Rejection.BODY_TOO_LARGE, !wholeBody);
        } else if (body.isStarved()) {
            refuse(Rejection.BODY_MEMORY, false);
        } else if (!context.permits().tryAcquire()) {
            body.release();
            refuse(Rejection.OVERLOAD, false);
        } else {
            ServerResponse answer;
            try {
                answer = handle();
            } finally {
                context.permits().release();
                body.release();
            }
            send(answer, false);
        }
    }

    private ServerResponse handle() {
        watch.enter(ConnectionWatch.Phase.HANDLING);
        try {
            ServerResponse answer = context.spec().handler.handle(new JettyRequest(request, body.toBytes()));
            if (answer == null) {
                throw new NullPointerException("the handler returned null, expected an answer");
            }
            return answer;
        } catch (Throwable failure) {
            // Errors, too: a client whose request overflows the stack still gets its answer.
            context.rejections().handlerFailed(request.getMethod(), JettyRequest.pathOf(request), failure);
            return FAILED;
        }
    }

    private void refuse(Rejection reason, boolean close) {
        context.rejections().report(reason, request.getConnectionMetaData().getRemoteSocketAddress());
        send(Rejections.answer(reason), close);
    }

    private void send(ServerResponse answer, boolean close) {
        watch.enter(ConnectionWatch.Phase.WRITING);
        HttpFields.Mutable headers = response.getHeaders();
        response.setStatus(answer.status());
        if (answer.contentType() != null) {
            headers.put(HttpHeader.CONTENT_TYPE, answer.contentType());
        }
        answer.headers().forEach((name, values) -> values.forEach(value -> headers.add(name, value)));
        if (answer.status() != 204 && answer.status() != 304) {
            headers.put(HttpHeader.CONTENT_LENGTH, answer.body().length);
        }
        if (close || context.stopping().getAsBoolean()) {
            headers.put(HttpHeader.CONNECTION, "close");
        }
        int status = answer.status();
        response.write(true, ByteBuffer.wrap(answer.body()), Callback.from(() -> sent(status), this::notSent));
    }

    private void sent(int status) {
        // Before Jetty goes on: it may begin with the next request of the connection right there.
        watch.enter(ConnectionWatch.Phase.IDLE);
        context.metrics().onRequest(status, System.nanoTime() - request.getHeadersNanoTime());
        callback.succeeded();
    }

    private void notSent(Throwable failure) {
        callback.failed(failure instanceof QuietException ? failure : new QuietException.Exception(failure));
    }
}
