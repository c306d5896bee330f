package io.cocoonstack.common.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.security.Security;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.X509ExtendedKeyManager;
import org.conscrypt.Conscrypt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server with another implementation of TLS than the JVM's. {@link SessionResumptionTest} has its rotations. */
class TlsProviderTest extends Servers {

    @TempDir
    private Path folder;

    private static void assumeAvailable() {
        assumeTrue(Conscrypt.isAvailable(), "Conscrypt has no native part for this platform");
    }

    private static Provider conscrypt() {
        assumeAvailable();
        return Conscrypt.newProvider();
    }

    @ParameterizedTest
    @CsvSource({"TLSv1.2, EC", "TLSv1.2, RSA", "TLSv1.3, EC", "TLSv1.3, RSA"})
    void aConnectionIsKeptAcrossRequestsThatAreLargerThanARecord(String protocol, String algorithm) throws IOException {
        assumeAvailable();
        Pairs.Pair pair = algorithm.equals("EC") ? Pairs.ec("pair") : Pairs.rsa("pair");
        Path certificate = Files.writeString(folder.resolve("tls.crt"), pair.certificatePem());
        Path key = Files.writeString(folder.resolve("tls.key"), pair.pkcs8());
        X509ExtendedKeyManager keys = TlsMaterial.load(certificate, key).keyManager();
        ServerHandler handler = ECHO;
        HttpServerSpec.Builder spec =
                HttpServerSpec.https("webhook", handler, keys).tlsProvider(Conscrypt.newProvider());
        HttpServer server = start(spec);
        try (RawClient client = RawClient.tls(server.port(), protocol)) {
            assertThat(client.protocol()).isEqualTo(protocol);
            assertThat(client.peer()).isEqualTo(pair.certificate());
            for (int i = 0; i < 3; i++) {
                RawClient.Answer answer = client.post("/", bytes(100_000)).answer();
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.body()).isEqualTo(bytes(100_000));
            }
        }
    }

    @Test
    void theProviderServesThisServerAloneAndIsNotInstalled() {
        Provider provider = conscrypt();
        HttpServer server = start(https(ECHO).tlsProvider(provider));
        assertThat(tls(server).getSslContext().getProvider()).isSameAs(provider);
        assertThat(Security.getProviders()).doesNotContain(provider);
        assertThat(tls(start(https(ECHO))).getSslContext().getProvider()).isNotSameAs(provider);
    }

    @Test
    void itSpeaksNothingOlderThanTls12() {
        assertThat(enabledProtocols(start(https(ECHO).tlsProvider(conscrypt()))))
                .containsExactlyInAnyOrder("TLSv1.2", "TLSv1.3");
    }

    @Test
    void aHandshakeThatFailsIsCountedAndDisturbsNobody() throws IOException {
        List<Rejection> rejections = new CopyOnWriteArrayList<>();
        HttpServer server = start(https(ECHO).tlsProvider(conscrypt()).metrics(new ServerMetrics() {
            @Override
            public void onRejected(Rejection reason) {
                rejections.add(reason);
            }
        }));
        try (RawClient plain = RawClient.plain(server.port())) {
            plain.get("/").awaitCut();
        }
        try (RawClient client = RawClient.tls(server.port())) {
            assertThat(client.post("/", bytes(10)).answer().status()).isEqualTo(200);
        }
        assertThat(rejections).containsOnly(Rejection.FAILED_HANDSHAKE).isNotEmpty();
    }

    @Test
    void aProviderWithoutTlsIsRefused() {
        Provider empty = new Provider("empty", "1", "nothing") {
            private static final long serialVersionUID = 1L;
        };
        assertThatIllegalArgumentException()
                .isThrownBy(() -> https(ECHO).tlsProvider(empty))
                .withMessage("tlsProvider is empty, expected a provider of an SSLContext named TLS");
    }
}
