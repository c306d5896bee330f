package io.cocoonstack.common.auth;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * The signature of a session's payload by our own steps, and by the JDK in the two ways that threads can share: a clone
 * of a {@code Mac} that has its key, and a new one each time.
 */
@State(Scope.Thread)
public class HmacBySteps {

    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] payload = filled(80);
    private final SecretKeySpec key = new SecretKeySpec(filled(32), ALGORITHM);
    private final Hmac hmac = new Hmac(key.getEncoded());
    private final Mac ready = mac(key);

    private static byte[] filled(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 7);
        return bytes;
    }

    private static Mac mac(SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Benchmark
    public byte[] ours() {
        return hmac.sign(payload, payload.length);
    }

    @Benchmark
    public byte[] macCloned() throws CloneNotSupportedException {
        return ((Mac) ready.clone()).doFinal(payload);
    }

    @Benchmark
    public byte[] macAnew() {
        return mac(key).doFinal(payload);
    }
}
