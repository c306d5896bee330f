package io.cocoonstack.common.spring;

import io.cocoonstack.common.auth.KeyRing;
import io.cocoonstack.common.auth.Session;
import io.cocoonstack.common.auth.SessionCookie;
import io.cocoonstack.common.auth.Verification;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.InstantSource;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets requests with a good session pass, and answers all others with 401. The reason is for the log alone. */
final class SessionFilter extends HttpFilter {

    private static final long serialVersionUID = 1;
    private static final Logger LOG = LoggerFactory.getLogger(SessionFilter.class);
    private static final byte[] REFUSAL = "a session is needed\n".getBytes(StandardCharsets.UTF_8);

    private final transient SessionCookie cookie;
    private final transient KeyRing keys;

    SessionFilter(SessionCookie cookie, KeyRing keys) {
        this.cookie = cookie;
        this.keys = keys;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        @Nullable
        String header = request.getHeader("Cookie") == null
                ? null
                : String.join("; ", Collections.list(request.getHeaders("Cookie")));
        Verification verification = cookie.read(header, keys, InstantSource.system());
        @Nullable Session session = verification.sessionOrNull();
        if (session != null) {
            request.setAttribute(Session.class.getName(), session);
            chain.doFilter(new SignedIn(request, session.user()), response);
            return;
        }
        if (verification instanceof Verification.Rejected rejected) {
            LOG.debug("refused a request: {}", rejected.reason().why());
        }
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        response.setContentType("text/plain; charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(REFUSAL.length);
        response.getOutputStream().write(REFUSAL);
    }

    private static final class SignedIn extends HttpServletRequestWrapper {

        private final Principal principal;

        private SignedIn(HttpServletRequest request, String user) {
            super(request);
            this.principal = () -> user;
        }

        @Override
        public Principal getUserPrincipal() {
            return principal;
        }

        @Override
        public String getRemoteUser() {
            return principal.getName();
        }
    }
}
