package io.cocoonstack.common.benchmarks;

import io.cocoonstack.common.auth.KeyRing;
import io.cocoonstack.common.auth.SessionKey;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Keys;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Date;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The cookie of a session. The limit is the signature of the same bytes by the JDK, with a {@code Mac} kept. */
@State(Scope.Thread)
public class SessionSign {

    private final KeyRing keys = KeyRing.of(SessionKey.of(Inputs.key()));
    private final SecretKey jwtKey = Keys.hmacShaKeyFor(Inputs.key());
    private final byte[] payload = payload(keys);
    private final Mac mac = mac();

    static byte[] payload(KeyRing keys) {
        String cookie = keys.sign(Inputs.SESSION);
        return cookie.substring(0, cookie.indexOf('.')).getBytes(StandardCharsets.ISO_8859_1);
    }

    static Mac mac() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Inputs.key(), "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String jwt(SecretKey key) {
        return Jwts.builder()
                .claim("u", Inputs.SESSION.user())
                .claim("e", Inputs.SESSION.email())
                .expiration(Date.from(Instant.ofEpochSecond(Inputs.SESSION.expiresAt())))
                .signWith(key, Jwts.SIG.HS256)
                .compact();
    }

    @Benchmark
    public String ours() {
        return keys.sign(Inputs.SESSION);
    }

    @Benchmark
    public String jjwt() {
        return jwt(jwtKey);
    }

    @Benchmark
    public byte[] limit() {
        return mac.doFinal(payload);
    }
}
