package io.cocoonstack.examples.boot;

import io.cocoonstack.common.auth.KeyRing;
import io.cocoonstack.common.auth.Session;
import io.cocoonstack.common.auth.SessionCookie;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.Principal;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Signs users in. A real front end asks its identity provider where this one compares a password. */
@RestController
class SignInController {

    private static final Duration WORKDAY = Duration.ofHours(8);

    private final SessionCookie cookie;
    private final KeyRing keys;
    private final InstantSource clock = InstantSource.system();
    private final byte[] password;

    SignInController(SessionCookie cookie, KeyRing keys, @Value("${fleet.password}") String password) {
        this.cookie = cookie;
        this.keys = keys;
        this.password = password.getBytes(StandardCharsets.UTF_8);
    }

    @PostMapping("/sign-in")
    ResponseEntity<Void> signIn(@RequestParam("user") String user, @RequestParam("password") String given) {
        if (!MessageDigest.isEqual(password, given.getBytes(StandardCharsets.UTF_8))) {
            return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
        }
        Session session = new Session(
                user, user + "@example.com", clock.instant().plus(WORKDAY).getEpochSecond());
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, cookie.issue(session, keys, clock))
                .build();
    }

    @GetMapping("/api/me")
    String me(Principal user) {
        return user.getName();
    }
}
