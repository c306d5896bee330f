package io.cocoonstack.common.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.conscrypt.Conscrypt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that resume the session of an earlier connection, before and after the pair was rotated. */
@Timeout(60)
@ParameterizedClass
@EnumSource
class SessionResumptionTest {

    /** Who speaks TLS for the server. */
    enum Tls {
        JDK,
        CONSCRYPT
    }

    @Parameter
    private Tls tls;

    @TempDir
    private Path folder;

    private final Pairs.Pair first = Pairs.ec("first");
    private ReloadingKeyManager keys;
    private Pairs.Mounted mounted;
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        assumeTrue(tls == Tls.JDK || Conscrypt.isAvailable(), "Conscrypt has no native part for this platform");
        mounted = new Pairs.Mounted(Files.createDirectory(folder.resolve("certs")));
        mounted.write(first);
        keys = ReloadingKeyManager.builder(mounted.certificate(), mounted.key())
                .interval(Duration.ofDays(1))
                .build();
        server = new HttpServer(HttpServerSpec.https("t", request -> ServerResponse.text(200, "x"), keys)
                .tlsProvider(tls == Tls.JDK ? null : Conscrypt.newProvider())
                .host("127.0.0.1")
                .build());
        server.start();
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop(Duration.ofSeconds(5));
            keys.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"TLSv1.2, EC", "TLSv1.2, RSA", "TLSv1.3, EC", "TLSv1.3, RSA"})
    void aJavaClientSeesTheNewCertificateAfterEachRotation(String protocol, String algorithm) throws IOException {
        SSLContext remembering = RawClient.trusting();
        assertThat(serial(remembering, protocol)).isEqualTo(serialOf(first));
        assertThat(serial(remembering, protocol)).isEqualTo(serialOf(first));
        for (int i = 0; i < 3; i++) {
            Pairs.Pair next = algorithm.equals("EC") ? Pairs.ec("next") : Pairs.rsa("next");
            mounted.write(next);
            assertThat(keys.check()).isEqualTo(ReloadingKeyManager.Outcome.RELOADED);
            assertThat(serial(remembering, protocol)).isEqualTo(serialOf(next));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-tls1_2", "-tls1_3"})
    void opensslResumesUntilTheRotationAndThenSeesTheNewCertificate(String protocol) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/openssl")), "there is no openssl here");
        Path session = folder.resolve("session.pem");
        assertThat(openssl(protocol, "-sess_out", session.toString())).contains("New, TLS");
        // A server on Conscrypt hands out no tickets of TLS 1.3, so that there is nothing to resume.
        boolean resumes = tls == Tls.JDK || protocol.equals("-tls1_2");
        assertThat(Files.exists(session)).isEqualTo(resumes);
        String[] again = resumes ? new String[] {protocol, "-sess_in", session.toString()} : new String[] {protocol};
        assertThat(openssl(again))
                .contains(resumes ? "Reused, TLS" : "New, TLS")
                .containsPattern("CN ?= ?first");
        mounted.write(Pairs.ec("second"));
        keys.check();
        assertThat(openssl(again)).contains("New, TLS").containsPattern("CN ?= ?second");
    }

    private static String serialOf(Pairs.Pair pair) {
        return pair.certificate().getSerialNumber().toString();
    }

    private String serial(SSLContext remembering, String protocol) throws IOException {
        try (RawClient client = RawClient.tls(remembering, server.port(), protocol)) {
            // Of TLS 1.3 the ticket comes with the answer.
            assertThat(client.get("/").answer().status()).isEqualTo(200);
            return client.peer().getSerialNumber().toString();
        }
    }

    /** What it prints of a connection with one request. */
    private String openssl(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of("/usr/bin/openssl", "s_client", "-ign_eof", "-connect", "127.0.0.1:" + server.port()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var in = process.getOutputStream()) {
            in.write("GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            in.flush();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } finally {
            process.destroyForcibly();
        }
    }
}
