package io.cocoonstack.common.spring;

import io.cocoonstack.common.admission.ReviewLoop;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A review loop in a servlet container. No thread waits for a client: the container calls back when there are bytes, and
 * {@link ReviewExchange} keeps of them no more than the limit. All reviews together keep no more than the memory.
 */
final class ReviewServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    private final transient ReviewLoop loop;
    private final transient Duration timeout;
    private final transient AtomicLong memoryLeft;

    ReviewServlet(ReviewLoop loop, Duration timeout, long memory) {
        this.loop = loop;
        this.timeout = timeout;
        this.memoryLeft = new AtomicLong(memory);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        AsyncContext async = request.startAsync(request, response);
        async.setTimeout(timeout.toMillis());
        ReviewExchange exchange = new ReviewExchange(request, response, async, loop, memoryLeft);
        async.addListener(exchange);
        request.getInputStream().setReadListener(exchange);
    }
}
