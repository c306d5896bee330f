package io.cocoonstack.common.benchmarks;

import io.cocoonstack.common.auth.KeyRing;
import io.cocoonstack.common.auth.Session;
import io.cocoonstack.common.auth.SessionKey;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Keys;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * The session of a good cookie. The limit is the signature of the same bytes, as for {@link SessionSign}. {@code
 * otherOrder} is a payload of the same length that Jackson reads, because its claims stand in another order.
 */
@State(Scope.Thread)
public class SessionVerify {

    private final KeyRing keys = KeyRing.of(SessionKey.of(Inputs.key()));
    private final String cookie = keys.sign(Inputs.SESSION);
    private final SecretKey jwtKey = Keys.hmacShaKeyFor(Inputs.key());
    private final String jwt = SessionSign.jwt(jwtKey);
    private final JwtParser parser = Jwts.parser()
            .verifyWith(jwtKey)
            .clock(() -> Date.from(Instant.ofEpochSecond(Inputs.NOW)))
            .build();
    private final byte[] payload = SessionSign.payload(keys);
    private final Mac mac = SessionSign.mac();
    private final String otherOrder = inOtherOrder();

    private static String inOtherOrder() {
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        String json = "{\"x\":%d,\"e\":\"%s\",\"u\":\"%s\"}";
        json = json.formatted(Inputs.SESSION.expiresAt(), Inputs.SESSION.email(), Inputs.SESSION.user());
        byte[] claims = encoder.encode(json.getBytes(StandardCharsets.UTF_8));
        String signature = encoder.encodeToString(SessionSign.mac().doFinal(claims));
        return new String(claims, StandardCharsets.UTF_8) + "." + signature;
    }

    @Benchmark
    public @Nullable Session ours() {
        return keys.verify(cookie, Inputs.NOW).sessionOrNull();
    }

    @Benchmark
    public @Nullable Session otherOrder() {
        return keys.verify(otherOrder, Inputs.NOW).sessionOrNull();
    }

    @Benchmark
    public Session jjwt() {
        Claims claims = parser.parseSignedClaims(jwt).getPayload();
        return new Session(
                claims.get("u", String.class),
                claims.get("e", String.class),
                claims.getExpiration().toInstant().getEpochSecond());
    }

    @Benchmark
    public byte[] limit() {
        return mac.doFinal(payload);
    }
}
