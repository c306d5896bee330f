package io.cocoonstack.common.server.internal;

import io.cocoonstack.common.server.TlsException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.jspecify.annotations.Nullable;

/** Reads certificates and private keys from PEM, and writes certificates. Blocks of other types are passed over. */
public final class PemText {

    private PemText() {}

    /**
     * The certificates, in the order of the file.
     *
     * @param pem the file
     * @param source its name, for errors
     * @return at least one
     * @throws TlsException if there is none, or one is malformed
     */
    public static List<X509Certificate> certificates(byte[] pem, String source) {
        List<X509Certificate> certificates = new ArrayList<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (PemObject block : blocks(pem)) {
                if (block.getType().equals("CERTIFICATE")) {
                    certificates.add((X509Certificate)
                            factory.generateCertificate(new ByteArrayInputStream(block.getContent())));
                }
            }
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw new TlsException(source + " holds a malformed certificate: " + e.getMessage(), e);
        }
        if (certificates.isEmpty()) {
            throw new TlsException(source + " holds no certificate, expected a PEM block CERTIFICATE", null);
        }
        return List.copyOf(certificates);
    }

    /**
     * The first private key.
     *
     * @param pem the file
     * @param source its name, for errors
     * @return an EC or RSA key
     * @throws TlsException if there is none, or it is malformed, encrypted or of another kind; without a cause, which
     *     could quote the key
     */
    public static PrivateKey privateKey(byte[] pem, String source) {
        PrivateKeyInfo info = privateKeyInfo(pem, source);
        String algorithm;
        if (PKCSObjectIdentifiers.rsaEncryption.equals(
                info.getPrivateKeyAlgorithm().getAlgorithm())) {
            algorithm = "RSA";
        } else if (X9ObjectIdentifiers.id_ecPublicKey.equals(
                info.getPrivateKeyAlgorithm().getAlgorithm())) {
            algorithm = "EC";
        } else {
            throw new TlsException(
                    source + " holds a private key of algorithm "
                            + info.getPrivateKeyAlgorithm().getAlgorithm() + ", expected RSA or EC",
                    null);
        }
        try {
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(info.getEncoded()));
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw new TlsException(
                    source + " holds a malformed " + algorithm + " private key, or one on a curve that this JVM lacks",
                    null);
        }
    }

    private static PrivateKeyInfo privateKeyInfo(byte[] pem, String source) {
        try {
            for (PemObject block : blocks(pem)) {
                PrivateKeyInfo info = privateKeyInfo(block, source);
                if (info != null) {
                    return info;
                }
            }
        } catch (IOException | IllegalArgumentException | IllegalStateException | ClassCastException e) {
            throw new TlsException(source + " holds a malformed private key", null);
        }
        throw new TlsException(
                source + " holds no private key, expected a PEM block PRIVATE KEY, RSA PRIVATE KEY or EC PRIVATE KEY",
                null);
    }

    /** The key of a block in PKCS#8's form, or null where the block is none. */
    private static @Nullable PrivateKeyInfo privateKeyInfo(PemObject block, String source) throws IOException {
        String type = block.getType();
        if (type.equals("ENCRYPTED PRIVATE KEY")
                || (type.endsWith("PRIVATE KEY") && !block.getHeaders().isEmpty())) {
            throw new TlsException(source + " holds an encrypted private key, expected one without a passphrase", null);
        }
        return switch (type) {
            case "PRIVATE KEY" -> PrivateKeyInfo.getInstance(block.getContent());
            case "RSA PRIVATE KEY" ->
                wrapped(
                        new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                        RSAPrivateKey.getInstance(block.getContent()));
            case "EC PRIVATE KEY" -> {
                ECPrivateKey key = ECPrivateKey.getInstance(block.getContent());
                yield wrapped(
                        new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, key.getParametersObject()), key);
            }
            default -> null;
        };
    }

    private static PrivateKeyInfo wrapped(AlgorithmIdentifier algorithm, ASN1Object key) throws IOException {
        return new PrivateKeyInfo(algorithm, key);
    }

    /**
     * Writes certificates.
     *
     * @param certificates one or more
     * @return PEM, with a line break at the end of each block
     */
    public static String write(List<X509Certificate> certificates) {
        StringBuilder pem = new StringBuilder();
        Base64.Encoder base64 = Base64.getMimeEncoder(64, new byte[] {'\n'});
        for (X509Certificate certificate : certificates) {
            try {
                pem.append("-----BEGIN CERTIFICATE-----\n")
                        .append(base64.encodeToString(certificate.getEncoded()))
                        .append("\n-----END CERTIFICATE-----\n");
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("a certificate that was decoded cannot be encoded", e);
            }
        }
        return pem.toString();
    }

    private static List<PemObject> blocks(byte[] pem) throws IOException {
        List<PemObject> blocks = new ArrayList<>();
        try (PemReader reader = new PemReader(new StringReader(new String(pem, StandardCharsets.ISO_8859_1)))) {
            PemObject block;
            while ((block = reader.readPemObject()) != null) {
                blocks.add(block);
            }
        }
        return blocks;
    }
}
