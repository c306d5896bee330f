package io.cocoonstack.common.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.cocoonstack.common.round.ProbeResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {

    @TempDir
    static Path folder;

    private static FakeRegistry server;

    @BeforeAll
    static void start() throws Exception {
        server = FakeRegistry.overTls(context(TestKeys.make(folder, "server", "EC", "ip:127.0.0.1"), null));
        server.holds("vk-a-b-0", "hibernate", TestManifest.of(Map.of()));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aCertificateOfAnAuthorityThatWasGivenIsTrusted() {
        try (OciSnapshotRegistry registry =
                builder().certificateAuthorities(folder.resolve("server.pem")).build()) {
            assertThat(registry.probe("vk-a-b-0", "hibernate")).isInstanceOf(ProbeResult.Present.class);
        }
    }

    @Test
    void severalAuthoritiesStandInOneFile() throws Exception {
        TestKeys.make(folder, "other", "EC", "dns:other");
        Path both = Files.writeString(
                folder.resolve("both.pem"),
                "A note.\n" + Files.readString(folder.resolve("other.pem"))
                        + Files.readString(folder.resolve("server.pem")));
        try (OciSnapshotRegistry registry =
                builder().certificateAuthorities(both).build()) {
            assertThat(registry.probe("vk-a-b-0", "hibernate")).isInstanceOf(ProbeResult.Present.class);
        }
    }

    @Test
    void aContextBringsItsOwnTrust() throws Exception {
        KeyStore trusted = TestKeys.load(folder.resolve("server.p12"));
        try (OciSnapshotRegistry registry =
                builder().sslContext(context(null, trusted)).build()) {
            assertThat(registry.probe("vk-a-b-0", "hibernate")).isInstanceOf(ProbeResult.Present.class);
        }
    }

    @Test
    void aCertificateOfAnUnknownAuthorityIsAFailure() {
        try (OciSnapshotRegistry registry = builder().build()) {
            assertUntrusted(registry, server);
        }
    }

    @Test
    void aCertificateForAnotherHostIsAFailure() throws Exception {
        try (FakeRegistry impostor = FakeRegistry.overTls(
                        context(TestKeys.make(folder, "impostor", "EC", "dns:elsewhere.example.com"), null));
                OciSnapshotRegistry registry = OciSnapshotRegistry.builder(impostor.uri())
                        .certificateAuthorities(folder.resolve("impostor.pem"))
                        .build()) {
            assertUntrusted(registry, impostor);
        }
    }

    private static void assertUntrusted(OciSnapshotRegistry registry, FakeRegistry asked) {
        assertThat(registry.probe("vk-a-b-0", "hibernate"))
                .isInstanceOfSatisfying(
                        ProbeResult.Failed.class,
                        failed -> assertThat(failed.reason()).isEqualTo("TLS with " + asked.authority() + " failed"));
    }

    private static OciSnapshotRegistry.Builder builder() {
        return OciSnapshotRegistry.builder(server.uri()).timeout(Duration.ofSeconds(10));
    }

    private static SSLContext context(KeyStore keys, KeyStore trusted) throws Exception {
        KeyManagerFactory keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keyManagers.init(keys, keys == null ? null : TestKeys.PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        if (trusted == null) {
            context.init(keyManagers.getKeyManagers(), null, null);
            return context;
        }
        KeyStore certificates = KeyStore.getInstance("PKCS12");
        certificates.load(null, null);
        certificates.setCertificateEntry("one", trusted.getCertificate(TestKeys.ALIAS));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(certificates);
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
