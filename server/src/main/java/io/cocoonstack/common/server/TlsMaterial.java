package io.cocoonstack.common.server;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A certificate chain and its private key (contract 7 rule tls): loaded from a PEM pair, or made on the spot. Keys are
 * EC or RSA, written as PKCS#1, SEC1 or PKCS#8.
 *
 * <p>The key is handed to TLS through {@link #keyManager()} and shown nowhere. Immutable and safe for use by many
 * threads.
 *
 * @see ReloadingKeyManager
 */
public final class TlsMaterial {

    private static final Logger LOG = LoggerFactory.getLogger(TlsMaterial.class);

    private final String source;
    private final boolean selfSigned;
    private final List<X509Certificate> chain;
    private final PrivateKey key;

    private TlsMaterial(String source, boolean selfSigned, List<X509Certificate> chain, PrivateKey key) {
        this.source = source;
        this.selfSigned = selfSigned;
        this.chain = chain;
        this.key = key;
    }

    /**
     * {@return a pair from disk, with nothing to stand in for it} A certificate that is not valid yet is logged as a
     * warning.
     *
     * @param certificate a PEM file: the certificate, then the chain that signed it, if any
     * @param key a PEM file: the certificate's private key, not encrypted
     * @throws TlsException if a file is missing or unreadable, if the two do not match, if the chain does not link up,
     *     or if the certificate has expired; the message names the file
     */
    public static TlsMaterial load(Path certificate, Path key) {
        PemFiles files = PemFiles.of(certificate.toString(), key.toString());
        return load(files, files.read());
    }

    /**
     * Loads a pair from disk, or makes one where there is none to be had: when no certificate is configured, when its
     * file does not exist, and when it has expired. Each of these is logged as a warning. A pair that is there but
     * wrong is an error, because somebody meant it to be served: unreadable, mismatched, a chain that does not link up,
     * no key.
     *
     * @param certificate the path of a PEM file, as configured; null or empty for none
     * @param key the path of a PEM file, as configured; null or empty for none
     * @param hostName as for {@link #selfSigned}
     * @param address as for {@link #selfSigned}
     * @return the pair, or a self-signed one
     * @throws TlsException if the pair is there but wrong; the message names the file
     * @throws IllegalArgumentException if the host name is needed, and empty or not ASCII
     */
    public static TlsMaterial loadOrSelfSigned(
            @Nullable String certificate, @Nullable String key, String hostName, InetAddress address) {
        PemFiles files = PemFiles.of(certificate, key);
        return loadOrSelfSigned(files, files.read(), hostName, address);
    }

    /**
     * Makes a pair on the spot: ECDSA on P-256, with a random positive serial, valid for 3650 days, for use by a
     * server. It stands for the host name, {@code localhost}, the address and {@code 127.0.0.1}.
     *
     * @param hostName the name that clients use, such as {@code webhook.cocoon-system.svc}
     * @param address the address that clients use, such as the node's
     * @return a new pair, another one at each call
     * @throws IllegalArgumentException if the host name is empty or not ASCII
     */
    public static TlsMaterial selfSigned(String hostName, InetAddress address) {
        SelfSignedCertificate made = SelfSignedCertificate.generate(
                Objects.requireNonNull(hostName, "hostName"), Objects.requireNonNull(address, "address"));
        String source = "self-signed certificate for " + hostName;
        return new TlsMaterial(source, true, List.of(made.certificate()), made.key());
    }

    static TlsMaterial load(PemFiles files, PemFiles.Contents contents) {
        return parse(files, contents, Instant.now()).warned();
    }

    static TlsMaterial loadOrSelfSigned(
            PemFiles files, PemFiles.Contents contents, String hostName, InetAddress address) {
        Attempt attempt = Attempt.of(files, contents, Instant.now());
        if (attempt.material != null) {
            return attempt.material.warned();
        }
        LOG.warn("serving a self-signed certificate for {}, because {}", hostName, attempt.absence);
        return selfSigned(hostName, address);
    }

    /** The pair in these contents; an absent or expired one is an error, too. */
    static TlsMaterial parse(PemFiles files, PemFiles.Contents contents, Instant now) {
        Attempt attempt = Attempt.of(files, contents, now);
        if (attempt.material == null) {
            throw new TlsException("there is no TLS material to serve, because " + attempt.absence, null);
        }
        return attempt.material;
    }

    /** It is served all the same: somebody configured it, and the clock here may be the one that is wrong. */
    private TlsMaterial warned() {
        String flaw = flawAt(Instant.now());
        if (flaw != null) {
            LOG.warn("{}", flaw);
        }
        return this;
    }

    /** The first certificate that clients do not accept at this time, and why; null when they accept all. */
    @Nullable
    String flawAt(Instant now) {
        for (X509Certificate each : chain) {
            Instant begin = each.getNotBefore().toInstant();
            Instant end = each.getNotAfter().toInstant();
            if (begin.isAfter(now) || end.isBefore(now)) {
                return source + ": " + each.getSubjectX500Principal()
                        + (begin.isAfter(now) ? " is not valid before " + begin : " expired at " + end);
            }
        }
        return null;
    }

    /** {@return where this comes from; the two files, or that it is self-signed and for whom; for messages} */
    public String source() {
        return source;
    }

    /** {@return whether this was made on the spot; false for a pair from disk, even one that signed itself} */
    public boolean isSelfSigned() {
        return selfSigned;
    }

    /** {@return the server's certificate, then those that signed it, in the order of the file; unmodifiable} */
    public List<X509Certificate> chain() {
        return chain;
    }

    /** {@return the server's own certificate; the first of the chain} */
    public X509Certificate certificate() {
        return chain.get(0);
    }

    /**
     * {@return the chain as PEM, one block for each certificate, each with a line break at its end} Of self-signed
     * material it is what a webhook configuration takes as its CA bundle.
     */
    public String certificatePem() {
        return PemText.write(chain);
    }

    /** {@return a key manager that serves this pair and never another; safe for use by many threads} */
    public X509ExtendedKeyManager keyManager() {
        return new PairKeyManager(this);
    }

    PrivateKey key() {
        return key;
    }

    /** Where it comes from and until when it is valid; nothing of the key. */
    @Override
    public String toString() {
        return source + ", serial " + certificate().getSerialNumber().toString(16) + ", valid until "
                + certificate().getNotAfter().toInstant();
    }

    /** Material, or the reason why there is none. Files that are wrong, rather than absent or expired, are an error. */
    private record Attempt(@Nullable TlsMaterial material, String absence) {

        private static final byte[] SAMPLE = "cocoon".getBytes(StandardCharsets.US_ASCII);

        static Attempt of(PemFiles files, PemFiles.Contents contents, Instant now) {
            if (files.certificate() == null) {
                return new Attempt(null, "no certificate file is configured");
            }
            if (contents.certificate() == null) {
                return new Attempt(null, files.certificate() + " does not exist");
            }
            if (files.key() == null) {
                throw new TlsException(files.certificate() + " has no key: no key file is configured", null);
            }
            if (contents.key() == null) {
                throw new TlsException(files.certificate() + " has no key: " + files.key() + " does not exist", null);
            }
            List<X509Certificate> chain = PemText.certificates(
                    contents.certificate(), files.certificate().toString());
            PrivateKey key = PemText.privateKey(contents.key(), files.key().toString());
            if (!isPair(chain.get(0).getPublicKey(), key)) {
                throw new TlsException(
                        files.key() + " is not the key of the first certificate in " + files.certificate(), null);
            }
            requireLinks(chain, files.certificate());
            Instant end = chain.get(0).getNotAfter().toInstant();
            if (end.isBefore(now)) {
                return new Attempt(null, files.certificate() + " expired at " + end);
            }
            String source = "certificate " + files.certificate() + " with key " + files.key();
            return new Attempt(new TlsMaterial(source, false, chain, key), "");
        }

        /** Whether the one key verifies what the other signs. */
        private static boolean isPair(PublicKey publicKey, PrivateKey privateKey) {
            String algorithm = privateKey.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA";
            try {
                Signature signature = Signature.getInstance(algorithm);
                signature.initSign(privateKey);
                signature.update(SAMPLE);
                byte[] signed = signature.sign();
                signature.initVerify(publicKey);
                signature.update(SAMPLE);
                return signature.verify(signed);
            } catch (GeneralSecurityException notAPair) {
                // Keys of two algorithms or curves do not even get as far as an answer.
                return false;
            }
        }

        /** A certificate that signed none before it has lost the one between them, or does not belong here. */
        private static void requireLinks(List<X509Certificate> chain, Path file) {
            for (int i = 1; i < chain.size(); i++) {
                X509Certificate issuer = chain.get(i);
                if (chain.subList(0, i).stream().noneMatch(before -> isSignedBy(before, issuer))) {
                    throw new TlsException(
                            "certificate " + (i + 1) + " in " + file + ", of " + issuer.getSubjectX500Principal()
                                    + ", signed none of those before it, expected the server's certificate and then"
                                    + " the ones up to its authority",
                            null);
                }
            }
        }

        private static boolean isSignedBy(X509Certificate certificate, X509Certificate issuer) {
            try {
                certificate.verify(issuer.getPublicKey());
                return certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal());
            } catch (GeneralSecurityException e) {
                return false;
            }
        }
    }
}
