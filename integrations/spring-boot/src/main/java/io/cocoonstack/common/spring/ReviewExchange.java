package io.cocoonstack.common.spring;

import io.cocoonstack.common.admission.ReviewAnswer;
import io.cocoonstack.common.admission.ReviewLoop;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** One review: its body as it comes in, and one answer. */
final class ReviewExchange implements ReadListener, AsyncListener {

    private static final int CHUNK = 8192;
    private static final String TEXT = "text/plain; charset=utf-8";

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final AsyncContext async;
    private final ReviewLoop loop;
    private final AtomicLong memoryLeft;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final byte[] chunk = new byte[CHUNK];
    private boolean crowdedOut;

    ReviewExchange(
            HttpServletRequest request,
            HttpServletResponse response,
            AsyncContext async,
            ReviewLoop loop,
            AtomicLong memoryLeft) {
        this.request = request;
        this.response = response;
        this.async = async;
        this.loop = loop;
        this.memoryLeft = memoryLeft;
    }

    @Override
    public void onDataAvailable() throws IOException {
        ServletInputStream in = request.getInputStream();
        while (in.isReady() && !in.isFinished()) {
            int read = in.read(chunk);
            if (read < 0) {
                return;
            }
            keep(read);
        }
    }

    /** One byte more than the limit tells the loop that there is more; the rest is dropped as it comes. */
    private void keep(int read) {
        int kept = Math.min(read, loop.limit() + 1 - body.size());
        if (crowdedOut || ended.get() || kept <= 0) {
            return;
        }
        body.write(chunk, 0, kept);
        if (memoryLeft.addAndGet(-kept) < 0) {
            crowdedOut = true;
            release();
        }
    }

    private void release() {
        memoryLeft.addAndGet(body.size());
        body.reset();
    }

    @Override
    public void onAllDataRead() throws IOException {
        if (crowdedOut) {
            response.setHeader("Retry-After", "1");
            answer(503, TEXT, "too many reviews at once\n".getBytes(StandardCharsets.UTF_8));
            return;
        }
        ReviewAnswer answer = loop.answer(
                request.getMethod(),
                request.getContentType(),
                request.getHeader("Content-Encoding"),
                body.toByteArray());
        if (answer.status() == 405) {
            response.setHeader("Allow", "POST");
        }
        answer(answer.status(), answer.contentType(), answer.body());
    }

    @Override
    public void onTimeout(AsyncEvent event) throws IOException {
        response.setHeader("Connection", "close");
        answer(408, TEXT, "the review did not come in time\n".getBytes(StandardCharsets.UTF_8));
    }

    private void answer(int status, String contentType, byte[] bytes) throws IOException {
        if (ended.compareAndSet(false, true)) {
            release();
            response.setStatus(status);
            response.setContentType(contentType);
            response.setContentLength(bytes.length);
            response.getOutputStream().write(bytes);
            async.complete();
        }
    }

    /** The client is gone. */
    @Override
    public void onError(Throwable failure) {
        if (ended.compareAndSet(false, true)) {
            release();
            async.complete();
        }
    }

    @Override
    public void onError(AsyncEvent event) {
        onError(event.getThrowable());
    }

    @Override
    public void onComplete(AsyncEvent event) {}

    @Override
    public void onStartAsync(AsyncEvent event) {}
}
