package io.cocoonstack.examples.bindings;

import io.cocoonstack.common.admission.ReviewAnswer;
import io.cocoonstack.common.admission.ReviewLoop;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * A review loop in a servlet container. Time limits for slow clients, and how many requests are handled at once, are
 * the container's to set.
 */
public final class ServletBinding extends HttpServlet {

    private static final long serialVersionUID = 1;

    private final transient ReviewLoop loop;

    /**
     * Binds a loop.
     *
     * @param loop answers every request that comes to the servlet
     */
    public ServletBinding(ReviewLoop loop) {
        this.loop = loop;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // One byte more than the limit tells the loop that there is more.
        byte[] body = request.getInputStream().readNBytes(loop.limit() + 1);
        ReviewAnswer answer =
                loop.answer(request.getMethod(), request.getContentType(), request.getHeader("Content-Encoding"), body);
        if (answer.status() == 405) {
            response.setHeader("Allow", "POST");
        }
        response.setStatus(answer.status());
        response.setContentType(answer.contentType());
        response.setContentLength(answer.body().length);
        response.getOutputStream().write(answer.body());
    }
}
