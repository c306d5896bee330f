package io.cocoonstack.common.server;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

/** Key pairs and certificates for tests, and the ways in which they lie on disk. */
final class Pairs {

    private Pairs() {}

    record Pair(X509Certificate certificate, KeyPair keys) {

        String certificatePem() {
            try {
                return pem("CERTIFICATE", certificate.getEncoded());
            } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
            }
        }

        String pkcs8() {
            return pem("PRIVATE KEY", keys.getPrivate().getEncoded());
        }

        String pkcs1() {
            return traditional("RSA PRIVATE KEY");
        }

        String sec1() {
            return traditional("EC PRIVATE KEY");
        }

        private String traditional(String type) {
            try {
                PrivateKeyInfo info =
                        PrivateKeyInfo.getInstance(keys.getPrivate().getEncoded());
                byte[] inner;
                if (type.startsWith("EC")) {
                    // What openssl writes: the curve is inside, as PKCS#8 does not have it.
                    org.bouncycastle.asn1.sec.ECPrivateKey key =
                            org.bouncycastle.asn1.sec.ECPrivateKey.getInstance(info.parsePrivateKey());
                    inner = new org.bouncycastle.asn1.sec.ECPrivateKey(
                                    256,
                                    key.getKey(),
                                    info.getPrivateKeyAlgorithm().getParameters())
                            .getEncoded();
                } else {
                    inner = info.parsePrivateKey().toASN1Primitive().getEncoded();
                }
                return pem(type, inner);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static String pem(String type, byte[] content) {
        StringWriter text = new StringWriter();
        try (PemWriter writer = new PemWriter(text)) {
            writer.writeObject(new PemObject(type, content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    static KeyPair keys(String algorithm) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(algorithm.equals("EC") ? 256 : 2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static Pair ec(String name) {
        return of(keys("EC"), name, Duration.ofMinutes(-1), Duration.ofDays(1));
    }

    static Pair rsa(String name) {
        return of(keys("RSA"), name, Duration.ofMinutes(-1), Duration.ofDays(1));
    }

    static Pair of(KeyPair keys, String name, Duration from, Duration to) {
        return signed(keys, name, from, to, keys, name);
    }

    /** A new EC pair that another one signed. */
    static Pair signedBy(Pair issuer, String name) {
        String issuerName =
                issuer.certificate().getSubjectX500Principal().getName().substring("CN=".length());
        return signed(keys("EC"), name, Duration.ofMinutes(-1), Duration.ofDays(1), issuer.keys(), issuerName);
    }

    static Pair signed(KeyPair keys, String name, Duration from, Duration to, KeyPair by, String issuer) {
        Instant now = Instant.now();
        String algorithm = by.getPrivate().getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA";
        try {
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    new X500Name("CN=" + issuer),
                    BigInteger.valueOf(System.nanoTime()),
                    Date.from(now.plus(from)),
                    Date.from(now.plus(to)),
                    new X500Name("CN=" + name),
                    keys.getPublic());
            return new Pair(
                    new JcaX509CertificateConverter()
                            .getCertificate(
                                    builder.build(new JcaContentSignerBuilder(algorithm).build(by.getPrivate()))),
                    keys);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new AssertionError(e);
        }
    }

    /** A folder as the kubelet mounts it: each file a link through {@code ..data}, which is a link that is swapped. */
    static final class Mounted {

        private final Path folder;
        private final AtomicInteger versions = new AtomicInteger();

        Mounted(Path folder) {
            this.folder = folder;
        }

        String certificate() {
            return folder.resolve("tls.crt").toString();
        }

        String key() {
            return folder.resolve("tls.key").toString();
        }

        void write(Pair pair) {
            write(pair.certificatePem(), pair.pkcs8());
        }

        void write(String certificate, String key) {
            try {
                int version = versions.incrementAndGet();
                Path target = Files.createDirectory(folder.resolve("..version_" + version));
                Files.writeString(target.resolve("tls.crt"), certificate);
                Files.writeString(target.resolve("tls.key"), key);
                Path link = Files.createSymbolicLink(folder.resolve("..data_tmp"), target.getFileName());
                Files.move(link, folder.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
                if (version == 1) {
                    Files.createSymbolicLink(folder.resolve("tls.crt"), Path.of("..data", "tls.crt"));
                    Files.createSymbolicLink(folder.resolve("tls.key"), Path.of("..data", "tls.key"));
                }
                Path old = folder.resolve("..version_" + (version - 1));
                if (Files.exists(old)) {
                    Files.delete(old.resolve("tls.crt"));
                    Files.delete(old.resolve("tls.key"));
                    Files.delete(old);
                }
            } catch (AtomicMoveNotSupportedException e) {
                throw new AssertionError("this file system cannot swap a link", e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
