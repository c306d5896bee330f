package io.cocoonstack.common.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests contract 7 rule tls. */
class PemFormatsTest {

    @TempDir
    private Path folder;

    private static final Pairs.Pair EC = Pairs.ec("ec.example");
    private static final Pairs.Pair RSA = Pairs.rsa("rsa.example");

    @Test
    void anEcKeyIsReadFromSec1AndFromPkcs8() throws IOException {
        assertThat(load(EC.certificatePem(), EC.sec1()).certificate()).isEqualTo(EC.certificate());
        assertThat(load(EC.certificatePem(), EC.pkcs8()).certificate()).isEqualTo(EC.certificate());
    }

    @Test
    void anRsaKeyIsReadFromPkcs1AndFromPkcs8() throws IOException {
        assertThat(load(RSA.certificatePem(), RSA.pkcs1()).certificate()).isEqualTo(RSA.certificate());
        assertThat(load(RSA.certificatePem(), RSA.pkcs8()).certificate()).isEqualTo(RSA.certificate());
    }

    @Test
    void bytesBehindAKeyAreAnError() throws IOException {
        for (Pairs.Pair pair : List.of(EC, RSA)) {
            byte[] key = Base64.getMimeDecoder().decode(pair.pkcs8().replaceAll("-----[A-Z ]+-----", ""));
            String longer = Pairs.pem("PRIVATE KEY", Arrays.copyOf(key, key.length + 1));
            assertError(pair.certificatePem(), longer, "tls.key");
        }
    }

    @Test
    void aCertificateWithinACertificateIsAnError() throws IOException {
        String within = Pairs.pem("CERTIFICATE", EC.certificatePem().getBytes(StandardCharsets.US_ASCII));
        assertError(within, EC.pkcs8(), "tls.crt");
    }

    @Test
    void theParametersThatOpensslWritesInFrontOfAnEcKeyArePassedOver() throws IOException {
        String parameters = Pairs.pem("EC PARAMETERS", new byte[] {6, 8, 42, -122, 72, -50, 61, 3, 1, 7});
        assertThat(load(EC.certificatePem(), parameters + EC.sec1()).certificate())
                .isEqualTo(EC.certificate());
    }

    @Test
    void oneFileMayHoldCertificateAndKeyAndTextAroundThem() throws IOException {
        String both = "subject: ec\n" + EC.certificatePem() + "\nand the key\n" + EC.pkcs8() + "\n";
        assertThat(load(both, both).certificate()).isEqualTo(EC.certificate());
    }

    @Test
    void windowsLineEndsAreFine() throws IOException {
        assertThat(load(
                                EC.certificatePem().replace("\r", "").replace("\n", "\r\n"),
                                EC.sec1().replace("\r", "").replace("\n", "\r\n"))
                        .certificate())
                .isEqualTo(EC.certificate());
    }

    @Test
    void aChainIsServedInItsOrder() throws IOException {
        Pairs.Pair ca = Pairs.rsa("ca");
        Pairs.Pair leaf =
                Pairs.signed(Pairs.keys("EC"), "leaf", Duration.ofMinutes(-1), Duration.ofDays(1), ca.keys(), "ca");
        TlsMaterial material = load(leaf.certificatePem() + ca.certificatePem(), leaf.sec1());
        assertThat(material.chain()).containsExactly(leaf.certificate(), ca.certificate());
        assertThat(material.certificatePem().lines().filter(line -> line.startsWith("-----BEGIN")))
                .hasSize(2);
        String alias = material.keyManager().chooseServerAlias("EC", null, null);
        assertThat(material.keyManager().chooseServerAlias("RSA", null, null)).isNull();
        assertThat(alias).isNotNull();
    }

    @Test
    void theSourceIsNamedInMessages() throws IOException {
        assertThat(load(EC.certificatePem(), EC.sec1()).source())
                .contains(
                        folder.resolve("tls.crt").toString(),
                        folder.resolve("tls.key").toString());
        assertError(EC.certificatePem(), "nothing", "tls.key", "no private key");
        assertError("nothing", EC.sec1(), "tls.crt", "no certificate");
        assertError("", EC.sec1(), "tls.crt", "no certificate");
        assertError(Pairs.pem("CERTIFICATE", new byte[] {1, 2, 3}), EC.sec1(), "tls.crt", "malformed");
        assertError(EC.certificatePem().replace("MII", "M!I"), EC.sec1(), "tls.crt", "malformed");
        assertError(EC.certificatePem(), EC.sec1().replace("-----END", "-----AND"), "tls.key", "malformed");
    }

    @Test
    void aKeyOfAnotherCertificateIsAnError() throws IOException {
        assertError(EC.certificatePem(), Pairs.ec("other").pkcs8(), "tls.key", "is not the key of the first");
        assertError(EC.certificatePem(), RSA.pkcs8(), "tls.key", "is not the key of the first");
        assertError(RSA.certificatePem(), Pairs.rsa("other").pkcs1(), "tls.key", "is not the key of the first");
    }

    @Test
    void anEncryptedKeyIsAnErrorThatSaysSo() throws IOException {
        assertError(
                EC.certificatePem(), Pairs.pem("ENCRYPTED PRIVATE KEY", new byte[] {48, 0}), "tls.key", "encrypted");
        String legacy = RSA.pkcs1()
                .replaceFirst(
                        "(-----BEGIN RSA PRIVATE KEY-----)", "$1\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00\n");
        assertError(RSA.certificatePem(), legacy, "tls.key", "encrypted");
    }

    @Test
    void aKeyOfAnotherKindIsAnErrorThatSaysWhich() throws IOException, GeneralSecurityException {
        byte[] ed25519 = KeyPairGenerator.getInstance("Ed25519")
                .generateKeyPair()
                .getPrivate()
                .getEncoded();
        assertError(EC.certificatePem(), Pairs.pem("PRIVATE KEY", ed25519), "tls.key", "expected RSA or EC");
    }

    @Test
    void noErrorQuotesAKey() throws IOException {
        byte[] encoded = EC.keys().getPrivate().getEncoded();
        byte[] broken = encoded.clone();
        broken[broken.length / 2] ^= 0x55;
        String base64 = Base64.getEncoder().encodeToString(broken);
        for (String key : new String[] {
            Pairs.pem("PRIVATE KEY", broken),
            Pairs.pem("EC PRIVATE KEY", encoded),
            Pairs.pem("RSA PRIVATE KEY", encoded)
        }) {
            assertThatThrownBy(() -> load(EC.certificatePem(), key))
                    .isInstanceOf(TlsException.class)
                    .hasNoCause()
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain(base64.substring(20, 30)));
        }
        assertThat(load(EC.certificatePem(), EC.sec1()).toString())
                .contains("tls.crt", "valid until")
                .doesNotContain("PRIVATE");
    }

    @Test
    void aFileThatIsNoFileOrTooLargeIsAnError() throws IOException {
        Path certificate = Files.writeString(folder.resolve("a.crt"), EC.certificatePem());
        assertThatThrownBy(() -> TlsMaterial.load(certificate, folder))
                .isInstanceOf(TlsException.class)
                .hasMessageContaining("cannot read " + folder);
        Path large = Files.write(folder.resolve("large"), new byte[(1 << 20) + 1]);
        assertThatThrownBy(() -> TlsMaterial.load(large, certificate))
                .isInstanceOf(TlsException.class)
                .hasMessageContaining("larger than 1 MiB");
    }

    @Test
    void blocksOfOtherKindsArePassedOver() throws IOException {
        String parameters = Pairs.pem("DH PARAMETERS", new byte[] {48, 6, 2, 1, 23, 2, 1, 5});
        String other = Pairs.pem("OPENSSH PRIVATE KEY", new byte[] {1, 2, 3});
        String request = Pairs.pem("CERTIFICATE REQUEST", new byte[] {1, 2, 3});
        assertThat(load(parameters + request + EC.certificatePem(), other + EC.pkcs8())
                        .certificate())
                .isEqualTo(EC.certificate());
    }

    /** All of them are lines that PEM parsers skip, and the certificate behind them is lost. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-----END CERTIFICATE----------BEGIN CERTIFICATE-----",
                "-----END CERTIFICATE----- -----BEGIN CERTIFICATE-----",
                "-----END CERTIFICATE-----\n -----BEGIN CERTIFICATE-----",
                "-----END CERTIFICATE-----\n\t-----BEGIN CERTIFICATE-----",
                "-----END CERTIFICATE-----\n\ufeff-----BEGIN CERTIFICATE-----",
                "-----END CERTIFICATE-----\n----BEGIN CERTIFICATE----",
                "-----END CERTIFICATE-----\n----BEGIN CERTIFICATE-----",
                "-----END CERTIFICATE-----\n-----BEGIN CERTIFICATE----",
                "-----END CERTIFICATE-----\n------BEGIN CERTIFICATE-----",
                "-----END CERTIFICATE-----\n-----BEGIN CERTIFICATE------",
                "-----END CERTIFICATE-----\n- -----BEGIN CERTIFICATE-----",
                "-----END CERTIFICATE-----\n# -----BEGIN CERTIFICATE-----",
                "-----END CERTIFICATE-----\n\u2013\u2013\u2013BEGIN CERTIFICATE\u2013\u2013\u2013",
                "-----END CERTIFICATE-----\n-----begin certificate-----",
                "-----END CERTIFICATE-----\n-----BEGIN CERTIFICATE----- x",
                "-----END CERTIFICATE-----\n-----BEGIN CERTIFICATE",
                "-----END CERTIFICATE-----\n-----BEG1N CERTIFICATE-----",
                "-----END CERTIFICATE-----\n-----BEGIN-CERTIFICATE-----",
                "-----END CERTIFICATE-----\n-----BEGIN X-CERTIFICATE-----",
                "-----END CERTIFICATE-----\n",
                "-----END CERTIFICATE----\n-----BEGIN CERTIFICATE-----",
                " -----END CERTIFICATE-----\n-----BEGIN CERTIFICATE-----",
                "-----BEGIN CERTIFICATE-----",
                "-----END CERTIFICATE-----"
            })
    void aMarkerThatBeginsOrEndsNoBlockIsAnErrorThatNamesTheLine(String between) throws IOException {
        Pairs.Pair ca = Pairs.ec("ca");
        Pairs.Pair leaf = Pairs.signedBy(ca, "leaf");
        String joined = (leaf.certificatePem().strip() + "\n" + ca.certificatePem())
                .replace("-----END CERTIFICATE-----\n-----BEGIN CERTIFICATE-----", between);
        assertError(joined, leaf.pkcs8(), "tls.crt is malformed: line ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TRUSTED CERTIFICATE",
                "X509 CERTIFICATE",
                "PKCS7",
                "PKCS #7 SIGNED DATA",
                "CMS",
                "certificate",
                "Certificate",
                " CERTIFICATE",
                "CERTIFICATE ",
                "CERTIFCATE"
            })
    void aBlockThatMayHoldACertificateThatIsNotServedIsAnError(String type) throws IOException {
        Pairs.Pair ca = Pairs.ec("ca");
        Pairs.Pair leaf = Pairs.signedBy(ca, "leaf");
        String other = ca.certificatePem().replace(" CERTIFICATE-----", " " + type + "-----");
        assertError(leaf.certificatePem() + other, leaf.pkcs8(), "tls.crt", "holds a block " + type);
    }

    @Test
    void aSecondHalfInUtf16IsAnError() throws IOException {
        Pairs.Pair ca = Pairs.ec("ca");
        Pairs.Pair leaf = Pairs.signedBy(ca, "leaf");
        String appended =
                new String(ca.certificatePem().getBytes(StandardCharsets.UTF_16), StandardCharsets.ISO_8859_1);
        assertError(leaf.certificatePem() + appended, leaf.pkcs8(), "tls.crt", "U+0000");
    }

    @Test
    void blanksBehindMarkersAndEmptyLinesAreFine() throws IOException {
        Pairs.Pair ca = Pairs.ec("ca");
        Pairs.Pair leaf = Pairs.signedBy(ca, "leaf");
        String spaced = "\n the back-end's, begin of the chain\n" + leaf.certificatePem() + "\n\n"
                + ca.certificatePem().replace("-----\n", "----- \t\n");
        assertThat(load(spaced, leaf.pkcs8()).chain()).containsExactly(leaf.certificate(), ca.certificate());
    }

    @Test
    void aChainThatDoesNotLinkUpIsAnError() throws IOException {
        Pairs.Pair root = Pairs.ec("root");
        Pairs.Pair middle = Pairs.signedBy(root, "middle");
        Pairs.Pair leaf = Pairs.signedBy(middle, "leaf");
        Pairs.Pair namesake = Pairs.ec("middle");
        Pairs.Pair renamed = Pairs.of(middle.keys(), "renamed", Duration.ofMinutes(-1), Duration.ofDays(1));
        for (Pairs.Pair wrong : List.of(root, namesake, renamed, leaf)) {
            assertError(
                    leaf.certificatePem() + wrong.certificatePem(),
                    leaf.pkcs8(),
                    "certificate 2 in ",
                    "tls.crt",
                    "signed none of those before it");
        }
        assertError(
                leaf.certificatePem() + root.certificatePem() + middle.certificatePem(),
                leaf.pkcs8(),
                "certificate 2 in ",
                "CN=root");
    }

    @Test
    void aChainThatLinksUpIsServedWithItsRootWithoutItAndWithTwoWaysToIt() throws IOException {
        Pairs.Pair root = Pairs.rsa("root");
        Pairs.Pair middle = Pairs.signedBy(root, "middle");
        Pairs.Pair crossSigned = Pairs.signed(
                middle.keys(), "middle", Duration.ofMinutes(-1), Duration.ofDays(1), Pairs.keys("EC"), "other root");
        Pairs.Pair leaf = Pairs.signedBy(middle, "leaf");
        List<Pairs.Pair> all = List.of(leaf, middle, crossSigned, root);
        for (int length = 1; length <= all.size(); length++) {
            String chain = all.subList(0, length).stream()
                    .map(Pairs.Pair::certificatePem)
                    .collect(Collectors.joining());
            assertThat(load(chain, leaf.pkcs8()).chain()).hasSize(length);
        }
    }

    private void assertError(String certificate, String key, String... parts) {
        assertThatThrownBy(() -> load(certificate, key))
                .isInstanceOf(TlsException.class)
                .hasMessageContainingAll(parts);
    }

    private TlsMaterial load(String certificate, String key) throws IOException {
        return TlsMaterial.load(
                Files.writeString(folder.resolve("tls.crt"), certificate),
                Files.writeString(folder.resolve("tls.key"), key));
    }
}
