package io.cocoonstack.consumer;

import io.cocoonstack.api.v1.CocoonSet;
import io.cocoonstack.common.admission.AdmissionResponse;
import io.cocoonstack.common.admission.ReviewAnswer;
import io.cocoonstack.common.admission.ReviewLoop;
import io.cocoonstack.common.auth.KeyRing;
import io.cocoonstack.common.auth.Session;
import io.cocoonstack.common.auth.SessionCookie;
import io.cocoonstack.common.auth.SessionKey;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.filter.OncePerRequestFilter;

/** A CocoonSet as a body, a review loop behind a controller, a session cookie in a filter. */
@SpringBootApplication
@RestController
public class BootApplication {

    private static final KeyRing KEYS = KeyRing.of(SessionKey.of(new byte[32]));
    private static final SessionCookie COOKIE = SessionCookie.named("cocoon").secure(false);

    private final ReviewLoop loop = ReviewLoop.of(request -> AdmissionResponse.deny("nothing is allowed here"));

    public static void main(String[] arguments) {
        SpringApplication.run(BootApplication.class, arguments);
    }

    @PostMapping("/sets")
    CocoonSet suspended(@RequestBody CocoonSet set) {
        set.getSpec().setSuspend(true);
        return set;
    }

    @PostMapping("/validate")
    ResponseEntity<byte[]> review(@RequestBody byte[] body) {
        ReviewAnswer answer = loop.answer("POST", "application/json", null, body);
        return ResponseEntity.status(answer.status())
                .contentType(MediaType.parseMediaType(answer.contentType()))
                .body(answer.body());
    }

    @PostMapping("/login")
    ResponseEntity<Void> login() {
        Session alice = new Session("alice", "alice@example.com", Session.NEVER);
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, COOKIE.issue(alice, KEYS, InstantSource.system()))
                .build();
    }

    @GetMapping("/me")
    String me(@RequestAttribute Session session) {
        return session.user();
    }

    /** Lets nobody to /me who has no session. */
    @Component
    static class SessionFilter extends OncePerRequestFilter {

        @Override
        protected boolean shouldNotFilter(HttpServletRequest request) {
            return !request.getRequestURI().equals("/me");
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            Session session = COOKIE.read(request.getHeader("Cookie"), KEYS, InstantSource.system())
                    .sessionOrNull();
            if (session == null) {
                response.setStatus(401);
                return;
            }
            request.setAttribute("session", session);
            chain.doFilter(request, response);
        }
    }
}
