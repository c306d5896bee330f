package io.cocoonstack.common.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cocoonstack.common.testsupport.LogCapture;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests contract 7 rule tls. */
class TlsFallbackTest {

    private static final String HOST = "webhook.cocoon-system.svc";

    @TempDir
    private Path folder;

    private final Pairs.Pair pair = Pairs.ec("real");

    @Test
    void aGoodPairIsServedWithoutAWarning() throws IOException {
        try (LogCapture log = new LogCapture()) {
            TlsMaterial material = load(write("tls.crt", pair.certificatePem()), write("tls.key", pair.pkcs8()));
            assertThat(material.isSelfSigned()).isFalse();
            assertThat(material.certificate()).isEqualTo(pair.certificate());
            assertThat(log.warnings()).isEmpty();
        }
    }

    @Test
    void emptyPathsFallBack() throws IOException {
        assertFallsBack(null, null, "no certificate file is configured");
        assertFallsBack("", "", "no certificate file is configured");
        assertFallsBack("", write("tls.key", pair.pkcs8()), "no certificate file is configured");
    }

    @Test
    void aMissingCertificateFallsBackWhateverTheKey() throws IOException {
        String missing = folder.resolve("missing").toString();
        assertFallsBack(missing, null, missing + " does not exist");
        assertFallsBack(missing, missing, missing + " does not exist");
        assertFallsBack(missing, write("tls.key", pair.pkcs8()), missing + " does not exist");
        Path dangling = Files.createSymbolicLink(folder.resolve("dangling"), Path.of("..data", "tls.crt"));
        assertFallsBack(dangling.toString(), write("tls.key", pair.pkcs8()), dangling + " does not exist");
    }

    @Test
    void anExpiredCertificateFallsBack() throws IOException {
        Pairs.Pair old = Pairs.of(Pairs.keys("EC"), "old", Duration.ofDays(-2), Duration.ofSeconds(-5));
        String certificate = write("tls.crt", old.certificatePem());
        String key = write("tls.key", old.pkcs8());
        assertFallsBack(certificate, key, certificate + " expired at 2");
        assertThatThrownBy(() -> TlsMaterial.load(Path.of(certificate), Path.of(key)))
                .isInstanceOf(TlsException.class)
                .hasMessageContaining("expired at");
    }

    @Test
    void aCertificateWithoutItsKeyIsAnError() throws IOException {
        String certificate = write("tls.crt", pair.certificatePem());
        assertError(certificate, null, "no key file is configured");
        assertError(certificate, "", "no key file is configured");
        assertError(certificate, folder.resolve("missing").toString(), "missing does not exist");
    }

    @Test
    void anUnreadableOrMismatchedPairIsAnErrorEvenWhenItHasExpired() throws IOException {
        Pairs.Pair old = Pairs.of(Pairs.keys("EC"), "old", Duration.ofDays(-2), Duration.ofDays(-1));
        assertError(write("a", "garbage"), write("b", pair.pkcs8()), "holds no certificate");
        assertError(write("a", pair.certificatePem()), write("b", "garbage"), "holds no private key");
        assertError(write("a", old.certificatePem()), write("b", pair.pkcs8()), "is not the key");
        assertError(folder.toString(), write("b", pair.pkcs8()), "cannot read " + folder);
        assertError("a\0b", "", "is no path");
    }

    @Test
    void aCertificateOfTheFutureIsServedWithAWarning() throws IOException {
        Pairs.Pair next = Pairs.of(Pairs.keys("EC"), "next", Duration.ofHours(1), Duration.ofDays(1));
        try (LogCapture log = new LogCapture()) {
            TlsMaterial material = load(write("tls.crt", next.certificatePem()), write("tls.key", next.pkcs8()));
            assertThat(material.isSelfSigned()).isFalse();
            assertThat(log.warnings()).singleElement().asString().contains("is not valid before");
        }
    }

    @Test
    void theSelfSignedCertificateIsWhatTheContractSays() throws GeneralSecurityException, IOException {
        X509Certificate certificate =
                TlsMaterial.selfSigned(HOST, address("192.0.2.7")).certificate();
        certificate.verify(certificate.getPublicKey());
        assertThat(certificate.getSigAlgName()).isEqualTo("SHA256withECDSA");
        assertThat(((ECPublicKey) certificate.getPublicKey()).getParams().toString())
                .contains("secp256r1");
        assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=" + HOST);
        assertThat(certificate.getIssuerX500Principal()).isEqualTo(certificate.getSubjectX500Principal());
        assertThat(certificate.getSerialNumber().signum()).isPositive();
        assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
        assertThat(certificate.getKeyUsage())
                .containsExactly(true, false, false, false, false, false, false, false, false);
        assertThat(certificate.getSubjectAlternativeNames())
                .containsExactly(
                        List.of(2, HOST), List.of(2, "localhost"), List.of(7, "192.0.2.7"), List.of(7, "127.0.0.1"));
        Instant from = certificate.getNotBefore().toInstant();
        assertThat(Duration.between(from, certificate.getNotAfter().toInstant()))
                .isEqualTo(Duration.ofDays(3650));
        assertThat(from).isBetween(Instant.now().minusSeconds(600), Instant.now());
    }

    @Test
    void namesAndAddressesThatAreTheSameStandOnce() throws GeneralSecurityException, IOException {
        assertThat(TlsMaterial.selfSigned("localhost", address("127.0.0.1"))
                        .certificate()
                        .getSubjectAlternativeNames())
                .containsExactly(List.of(2, "localhost"), List.of(7, "127.0.0.1"));
        assertThat(TlsMaterial.selfSigned("h", address("2001:db8::7"))
                        .certificate()
                        .getSubjectAlternativeNames())
                .contains(List.of(7, "2001:db8:0:0:0:0:0:7"));
    }

    @Test
    void everySelfSignedPairIsAnotherOne() throws UnknownHostException {
        Set<Object> seen = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            X509Certificate certificate =
                    TlsMaterial.selfSigned(HOST, address("192.0.2.7")).certificate();
            assertThat(seen.add(certificate.getSerialNumber())).isTrue();
            assertThat(seen.add(certificate.getPublicKey())).isTrue();
        }
    }

    @Test
    void itsPemIsOneBlockThatLoadsAgain() throws IOException {
        TlsMaterial material = TlsMaterial.selfSigned(HOST, address("192.0.2.7"));
        assertThat(material.isSelfSigned()).isTrue();
        assertThat(material.certificatePem())
                .startsWith("-----BEGIN CERTIFICATE-----\n")
                .endsWith("\n-----END CERTIFICATE-----\n");
        assertThat(PemText.certificates(
                        material.certificatePem().getBytes(java.nio.charset.StandardCharsets.US_ASCII), "it"))
                .containsExactly(material.certificate());
    }

    @Test
    void aHostNameThatCannotStandInACertificateIsRefused() throws UnknownHostException {
        InetAddress address = address("192.0.2.7");
        assertThatIllegalArgumentException().isThrownBy(() -> TlsMaterial.selfSigned("", address));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TlsMaterial.selfSigned("wébhook", address))
                .withMessageContaining("ASCII");
    }

    private void assertFallsBack(String certificate, String key, String why) throws UnknownHostException {
        try (LogCapture log = new LogCapture()) {
            assertThat(load(certificate, key).isSelfSigned()).isTrue();
            assertThat(log.warnings()).singleElement().asString().contains("self-signed certificate for " + HOST, why);
        }
    }

    private void assertError(String certificate, String key, String why) {
        try (LogCapture log = new LogCapture()) {
            assertThatThrownBy(() -> load(certificate, key))
                    .isInstanceOf(TlsException.class)
                    .hasMessageContaining(why);
            assertThat(log.warnings()).isEmpty();
        }
    }

    private static TlsMaterial load(String certificate, String key) throws UnknownHostException {
        return TlsMaterial.loadOrSelfSigned(certificate, key, HOST, address("192.0.2.7"));
    }

    private static InetAddress address(String literal) throws UnknownHostException {
        return InetAddress.getByName(literal);
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }
}
