package io.cocoonstack.common.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cocoonstack.common.testsupport.LogCapture;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests contract 7 rule tls-reload. */
@Timeout(60)
class ReloadingKeyManagerTest {

    @TempDir
    private Path folder;

    private final List<Boolean> reloads = new ArrayList<>();
    private final ServerMetrics metrics = new ServerMetrics() {
        @Override
        public synchronized void onReload(boolean loaded) {
            reloads.add(loaded);
        }
    };

    @Test
    void aSwappedFolderIsPickedUp() {
        Pairs.Mounted mounted = new Pairs.Mounted(folder);
        Pairs.Pair first = Pairs.ec("first");
        Pairs.Pair second = Pairs.rsa("second");
        mounted.write(first);
        try (ReloadingKeyManager keys = manual(mounted)) {
            assertThat(keys.current().certificate()).isEqualTo(first.certificate());
            assertThat(keys.check()).isEqualTo(ReloadingKeyManager.Outcome.UNCHANGED);
            mounted.write(second);
            assertThat(keys.check()).isEqualTo(ReloadingKeyManager.Outcome.RELOADED);
            assertThat(keys.current().certificate()).isEqualTo(second.certificate());
            assertThat(keys.chooseEngineServerAlias("EC", null, null)).isNull();
            assertThat(keys.getCertificateChain(keys.chooseEngineServerAlias("RSA", null, null)))
                    .containsExactly(second.certificate());
            assertThat(reloads).containsExactly(true);
        }
    }

    @Test
    void itIsPickedUpWithoutBeingAsked() throws InterruptedException {
        Pairs.Mounted mounted = new Pairs.Mounted(folder);
        mounted.write(Pairs.ec("first"));
        Pairs.Pair second = Pairs.ec("second");
        try (ReloadingKeyManager keys = ReloadingKeyManager.builder(mounted.certificate(), mounted.key())
                .interval(Duration.ofMillis(10))
                .build()) {
            mounted.write(second);
            while (!keys.current().certificate().equals(second.certificate())) {
                Thread.sleep(5);
            }
        }
    }

    @Test
    void afterCloseTheLastPairStaysServed() throws InterruptedException {
        Pairs.Mounted mounted = new Pairs.Mounted(folder);
        Pairs.Pair first = Pairs.ec("first");
        mounted.write(first);
        ReloadingKeyManager keys = ReloadingKeyManager.builder(mounted.certificate(), mounted.key())
                .interval(Duration.ofMillis(10))
                .build();
        keys.close();
        mounted.write(Pairs.ec("second"));
        Thread.sleep(100);
        assertThat(keys.current().certificate()).isEqualTo(first.certificate());
    }

    @Test
    void aBrokenNewPairKeepsTheOldOneAndSaysSoOnce() {
        Pairs.Mounted mounted = new Pairs.Mounted(folder);
        Pairs.Pair first = Pairs.ec("first");
        mounted.write(first);
        try (LogCapture log = new LogCapture();
                ReloadingKeyManager keys = manual(mounted)) {
            mounted.write(Pairs.ec("other").certificatePem(), first.pkcs8());
            assertThat(keys.check()).isEqualTo(ReloadingKeyManager.Outcome.BROKEN);
            assertThat(keys.check()).isEqualTo(ReloadingKeyManager.Outcome.UNCHANGED);
            assertThat(keys.check()).isEqualTo(ReloadingKeyManager.Outcome.UNCHANGED);
            assertThat(keys.current().certificate()).isEqualTo(first.certificate());
            assertThat(log.warnings())
                    .singleElement()
                    .asString()
                    .contains("is not the key", "still serving", "tls.crt");

            mounted.write("garbage", "garbage");
            assertThat(keys.check()).isEqualTo(ReloadingKeyManager.Outcome.BROKEN);
            assertThat(keys.check()).isEqualTo(ReloadingKeyManager.Outcome.UNCHANGED);
            assertThat(log.warnings()).hasSize(2);

            Pairs.Pair third = Pairs.ec("third");
            mounted.write(third);
            assertThat(keys.check()).isEqualTo(ReloadingKeyManager.Outcome.RELOADED);
            assertThat(keys.current().certificate()).isEqualTo(third.certificate());
            assertThat(log.warnings()).hasSize(2);
            assertThat(log.all()).doesNotContain("PRIVATE KEY");
            assertThat(reloads).containsExactly(false, false, true);
        }
    }

    @Test
    void filesThatVanishExpireOrCannotBeReadReplaceNothing() throws IOException {
        Path certificate = folder.resolve("tls.crt");
        Path key = folder.resolve("tls.key");
        Pairs.Pair first = Pairs.ec("first");
        Files.writeString(certificate, first.certificatePem());
        Files.writeString(key, first.pkcs8());
        try (LogCapture log = new LogCapture();
                ReloadingKeyManager keys = ReloadingKeyManager.builder(certificate.toString(), key.toString())
                        .interval(Duration.ofDays(1))
                        .selfSignedFor("host", InetAddress.getLoopbackAddress())
                        .build()) {
            Files.delete(certificate);
            assertBrokenOnce(keys, log, 1, "does not exist");
            Files.createDirectory(certificate);
            assertBrokenOnce(keys, log, 2, "cannot read");
            Files.delete(certificate);
            Pairs.Pair old = Pairs.of(first.keys(), "old", Duration.ofDays(-2), Duration.ofDays(-1));
            Files.writeString(certificate, old.certificatePem());
            assertBrokenOnce(keys, log, 3, "expired at");
            assertThat(keys.current().certificate()).isEqualTo(first.certificate());
        }
    }

    @Test
    void aGoodPairIsNotReplacedByOneThatIsNotValidYetUntilItIs() {
        Pairs.Mounted mounted = new Pairs.Mounted(folder);
        Pairs.Pair good = Pairs.ec("good");
        Pairs.Pair early = Pairs.of(Pairs.keys("EC"), "early", Duration.ofHours(2), Duration.ofDays(1));
        mounted.write(good);
        Instant now = Instant.now();
        try (LogCapture log = new LogCapture();
                ReloadingKeyManager keys = manual(mounted)) {
            mounted.write(early);
            assertThat(keys.check(now)).isEqualTo(ReloadingKeyManager.Outcome.BROKEN);
            assertThat(keys.check(now.plusSeconds(10))).isEqualTo(ReloadingKeyManager.Outcome.UNCHANGED);
            assertThat(keys.current().certificate()).isEqualTo(good.certificate());
            assertThat(log.warnings()).singleElement().asString().contains("CN=early is not valid before");
            assertThat(keys.check(now.plus(Duration.ofHours(2)))).isEqualTo(ReloadingKeyManager.Outcome.RELOADED);
            assertThat(keys.current().certificate()).isEqualTo(early.certificate());
            assertThat(reloads).containsExactly(false, true);
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 48, is not valid before", "-48, -2, expired at"})
    void aGoodChainIsNotReplacedByOneWhoseIntermediateClientsRefuse(int from, int to, String why) {
        Pairs.Mounted mounted = new Pairs.Mounted(folder);
        Pairs.Pair good = Pairs.ec("good");
        Pairs.Pair middle = Pairs.of(Pairs.keys("EC"), "middle", Duration.ofHours(from), Duration.ofHours(to));
        Pairs.Pair leaf = Pairs.signedBy(middle, "leaf");
        mounted.write(good);
        try (LogCapture log = new LogCapture();
                ReloadingKeyManager keys = manual(mounted)) {
            mounted.write(leaf.certificatePem() + middle.certificatePem(), leaf.pkcs8());
            assertBrokenOnce(keys, log, 1, "CN=middle " + why);
            assertThat(keys.current().certificate()).isEqualTo(good.certificate());
        }
    }

    @Test
    void aPairThatIsNotValidYetIsServedWhereTheOldOneIsNoBetter() {
        Pairs.Mounted mounted = new Pairs.Mounted(folder);
        Pairs.Pair early = Pairs.of(Pairs.keys("EC"), "early", Duration.ofHours(2), Duration.ofDays(1));
        Pairs.Pair earlier = Pairs.of(Pairs.keys("EC"), "earlier", Duration.ofHours(1), Duration.ofDays(1));
        Pairs.Pair ending = Pairs.ec("ending");
        mounted.write(early);
        try (ReloadingKeyManager keys = manual(mounted)) {
            mounted.write(earlier);
            assertThat(keys.check()).isEqualTo(ReloadingKeyManager.Outcome.RELOADED);
            Instant inTwoHours = Instant.now().plus(Duration.ofHours(2));
            mounted.write(ending);
            assertThat(keys.check(inTwoHours)).isEqualTo(ReloadingKeyManager.Outcome.RELOADED);
            Pairs.Pair late = Pairs.of(Pairs.keys("EC"), "late", Duration.ofDays(3), Duration.ofDays(4));
            mounted.write(late);
            assertThat(keys.check(inTwoHours)).isEqualTo(ReloadingKeyManager.Outcome.BROKEN);
            assertThat(keys.check(inTwoHours.plus(Duration.ofDays(1))))
                    .as("the old one has expired")
                    .isEqualTo(ReloadingKeyManager.Outcome.RELOADED);
        }
    }

    @Test
    void aFileWhoseBlocksAreJoinedReplacesNothing() {
        Pairs.Mounted mounted = new Pairs.Mounted(folder);
        Pairs.Pair ca = Pairs.ec("ca");
        Pairs.Pair first = Pairs.signedBy(ca, "first");
        Pairs.Pair second = Pairs.signedBy(ca, "second");
        mounted.write(first.certificatePem() + ca.certificatePem(), first.pkcs8());
        try (LogCapture log = new LogCapture();
                ReloadingKeyManager keys = manual(mounted)) {
            mounted.write(second.certificatePem().strip() + ca.certificatePem(), second.pkcs8());
            assertBrokenOnce(keys, log, 1, "does not end the block");
            assertThat(keys.current().chain()).containsExactly(first.certificate(), ca.certificate());
        }
    }

    private static void assertBrokenOnce(ReloadingKeyManager keys, LogCapture log, int lines, String why) {
        assertThat(keys.check()).isEqualTo(ReloadingKeyManager.Outcome.BROKEN);
        assertThat(keys.check()).isEqualTo(ReloadingKeyManager.Outcome.UNCHANGED);
        assertThat(log.warnings()).hasSize(lines);
        assertThat(log.warnings().get(lines - 1)).contains(why);
    }

    @Test
    void aSelfSignedCertificateGivesWayToTheFirstOnDisk() throws IOException {
        Path inner = Files.createDirectory(folder.resolve("certs"));
        Pairs.Mounted mounted = new Pairs.Mounted(inner);
        try (ReloadingKeyManager keys = ReloadingKeyManager.builder(mounted.certificate(), mounted.key())
                .interval(Duration.ofDays(1))
                .selfSignedFor("host", InetAddress.getLoopbackAddress())
                .build()) {
            assertThat(keys.current().isSelfSigned()).isTrue();
            assertThat(keys.check()).isEqualTo(ReloadingKeyManager.Outcome.UNCHANGED);
            mounted.write(Pairs.ec("real"));
            assertThat(keys.check()).isEqualTo(ReloadingKeyManager.Outcome.RELOADED);
            assertThat(keys.current().isSelfSigned()).isFalse();
        }
    }

    @Test
    void withoutAFallbackThePairMustBeThere() {
        assertThatThrownBy(() -> ReloadingKeyManager.builder("", "").build())
                .isInstanceOf(TlsException.class)
                .hasMessageContaining("no certificate file is configured");
        assertThatThrownBy(() -> ReloadingKeyManager.builder(folder.resolve("x").toString(), "")
                        .build())
                .isInstanceOf(TlsException.class)
                .hasMessageContaining("does not exist");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReloadingKeyManager.builder("", "").interval(Duration.ZERO));
    }

    @Test
    void aHandshakeEndsWithThePairThatItBeganWith() {
        Pairs.Mounted mounted = new Pairs.Mounted(folder);
        Pairs.Pair first = Pairs.ec("first");
        Pairs.Pair second = Pairs.ec("second");
        mounted.write(first);
        try (ReloadingKeyManager keys = manual(mounted)) {
            String alias = keys.chooseEngineServerAlias("EC", null, null);
            for (int i = 0; i < 100; i++) {
                mounted.write(i % 2 == 0 ? second : first);
                keys.check();
                X509Certificate[] chain = keys.getCertificateChain(alias);
                System.gc();
                assertThat(chain).containsExactly(first.certificate());
                assertThat(keys.getPrivateKey(alias)).isEqualTo(first.keys().getPrivate());
            }
        }
    }

    @Test
    void aPairThatNobodyServesAnyMoreIsForgotten() throws InterruptedException {
        Pairs.Mounted mounted = new Pairs.Mounted(folder);
        mounted.write(Pairs.ec("first"));
        try (ReloadingKeyManager keys = manual(mounted)) {
            WeakReference<TlsMaterial> old = new WeakReference<>(keys.current());
            mounted.write(Pairs.ec("second"));
            keys.check();
            while (old.get() != null) {
                System.gc();
                Thread.sleep(5);
                // The map drops what the collector found when it is asked next.
                keys.getPrivateKey("any");
            }
        }
    }

    /** Checks only when it is told to. */
    private ReloadingKeyManager manual(Pairs.Mounted mounted) {
        return ReloadingKeyManager.builder(mounted.certificate(), mounted.key())
                .interval(Duration.ofDays(1))
                .metrics(metrics)
                .build();
    }
}
