package io.cocoonstack.common.server;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.jspecify.annotations.Nullable;

/**
 * Reads certificates and private keys from PEM, and writes certificates. The JDK decodes certificates and PKCS #8, and
 * Bouncy Castle the other forms and whatever the JDK refuses: to load a class of its signed jar takes a large part of a
 * server's start. The markers of the blocks are checked here first: a PEM parser skips a line that is nearly a marker,
 * and the certificate behind it is missing from the chain without a word.
 */
final class PemText {

    /** The first byte of a certificate in DER. */
    private static final byte DER_SEQUENCE = 0x30;

    private static final Pattern MARKER = Pattern.compile("-----(BEGIN|END) ([^-]+)-----\\s*");

    /** A line that was meant as a marker: BEGIN or END with two dashes in front, or the type of a block behind. */
    private static final Pattern ALMOST_MARKER =
            Pattern.compile("(?i:--\\s*(BEGIN|END)\\b)|\\b(BEGIN|END) ([A-Z0-9 ]{0,30} )?(CERTIFICATE|KEY)\\b");

    // Blocks that hold no certificate. Any other may hold one, in a form that is not served or under a misspelt name.
    private static final Pattern WITHOUT_CERTIFICATE =
            Pattern.compile(".*(PRIVATE KEY|PUBLIC KEY|PARAMETERS|REQUEST|CRL)");

    private static final Set<String> KEYS =
            Set.of("PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY", "ENCRYPTED PRIVATE KEY");

    private PemText() {}

    /** A block of a file, its markers included. */
    private record Block(String type, String text) {

        /** Null where this is not base64 between two markers. */
        byte @Nullable [] bytes() {
            String body = text.substring(text.indexOf('\n'), text.lastIndexOf("-----END"));
            try {
                return Base64.getDecoder().decode(body.replaceAll("\\s", ""));
            } catch (IllegalArgumentException e) {
                return null;
            }
        }
    }

    /** Its own class, so that a block that the JDK decodes loads nothing of Bouncy Castle. */
    private static final class BouncyCastle {

        static X509Certificate certificate(Block block) throws IOException, CertificateException {
            return new JcaX509CertificateConverter().getCertificate((X509CertificateHolder) parse(block));
        }

        static PrivateKey privateKey(Block block) throws IOException {
            Object parsed = parse(block);
            Object info = parsed instanceof PEMKeyPair pair ? pair.getPrivateKeyInfo() : parsed;
            return new JcaPEMKeyConverter().getPrivateKey((PrivateKeyInfo) info);
        }

        private static Object parse(Block block) throws IOException {
            try (PEMParser parser = new PEMParser(new StringReader(block.text))) {
                return parser.readObject();
            }
        }
    }

    private static X509Certificate certificate(Block block) throws IOException, CertificateException {
        byte[] bytes = block.bytes();
        // The JDK takes a certificate as PEM as well, which a block does not hold.
        if (bytes != null && bytes.length > 0 && bytes[0] == DER_SEQUENCE) {
            ByteArrayInputStream in = new ByteArrayInputStream(bytes);
            try {
                X509Certificate certificate = (X509Certificate)
                        CertificateFactory.getInstance("X.509").generateCertificate(in);
                if (in.available() == 0) {
                    return certificate;
                }
            } catch (CertificateException e) {
                // The message of Bouncy Castle says where it is wrong.
            }
        }
        return BouncyCastle.certificate(block);
    }

    private static PrivateKey privateKey(Block block) throws IOException {
        byte[] bytes = block.type.equals("PRIVATE KEY") ? block.bytes() : null;
        if (bytes != null) {
            for (String algorithm : List.of("EC", "RSA")) {
                try {
                    PrivateKey key = KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes));
                    // Releases of the JDK pass over bytes behind the key, which Bouncy Castle refuses.
                    if (Arrays.equals(bytes, key.getEncoded())) {
                        return key;
                    }
                } catch (GeneralSecurityException e) {
                    // Of another algorithm, or malformed.
                }
            }
        }
        return BouncyCastle.privateKey(block);
    }

    /**
     * The certificates, in the order of the file; at least one. Keys, parameters, requests, revocation lists and text
     * around the blocks are passed over.
     */
    static List<X509Certificate> certificates(byte[] pem, String source) {
        List<X509Certificate> certificates = new ArrayList<>();
        for (Block block : blocks(pem, source)) {
            if (block.type.equals("CERTIFICATE")) {
                try {
                    certificates.add(certificate(block));
                } catch (IOException | GeneralSecurityException | RuntimeException e) {
                    throw new TlsException(source + " holds a malformed certificate: " + e.getMessage(), e);
                }
            } else if (!WITHOUT_CERTIFICATE.matcher(block.type).matches()) {
                throw new TlsException(source + " holds a block " + block.type + ", expected CERTIFICATE", null);
            }
        }
        if (certificates.isEmpty()) {
            throw new TlsException(source + " holds no certificate, expected a PEM block CERTIFICATE", null);
        }
        return List.copyOf(certificates);
    }

    /** The first private key, EC or RSA. An exception has no cause, which could quote the key. */
    static PrivateKey privateKey(byte[] pem, String source) {
        String none = " holds no private key, expected a PEM block PRIVATE KEY, RSA PRIVATE KEY or EC PRIVATE KEY";
        Block block = blocks(pem, source).stream()
                .filter(each -> KEYS.contains(each.type))
                .findFirst()
                .orElseThrow(() -> new TlsException(source + none, null));
        if (block.type.startsWith("ENCRYPTED") || block.text.contains("Proc-Type:")) {
            throw new TlsException(source + " holds an encrypted private key, expected one without a passphrase", null);
        }
        PrivateKey key;
        try {
            key = privateKey(block);
        } catch (IOException | RuntimeException e) {
            throw new TlsException(
                    source + " holds a malformed " + block.type + ", or one on a curve that this JVM lacks", null);
        }
        if (!key.getAlgorithm().equals("RSA") && !key.getAlgorithm().equals("EC")) {
            throw new TlsException(
                    source + " holds a private key of algorithm " + key.getAlgorithm() + ", expected RSA or EC", null);
        }
        return key;
    }

    /** Writes certificates as PEM, with a line break at the end of each block. */
    static String write(List<X509Certificate> certificates) {
        Base64.Encoder encoder = Base64.getMimeEncoder(64, new byte[] {'\n'});
        StringBuilder pem = new StringBuilder();
        for (X509Certificate certificate : certificates) {
            try {
                pem.append("-----BEGIN CERTIFICATE-----\n")
                        .append(encoder.encodeToString(certificate.getEncoded()))
                        .append("\n-----END CERTIFICATE-----\n");
            } catch (CertificateEncodingException e) {
                throw new IllegalStateException("a certificate that was decoded cannot be encoded", e);
            }
        }
        return pem.toString();
    }

    private static List<Block> blocks(byte[] pem, String source) {
        String text = new String(pem, StandardCharsets.ISO_8859_1);
        if (text.indexOf('\0') >= 0) {
            throw new TlsException(source + " holds the character U+0000, expected PEM in ASCII or UTF-8", null);
        }
        List<Block> blocks = new ArrayList<>();
        String type = null;
        StringBuilder block = new StringBuilder();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            Matcher marker = MARKER.matcher(line);
            boolean begins = type == null;
            if (marker.matches()
                    && marker.group(1).equals(begins ? "BEGIN" : "END")
                    && (begins || marker.group(2).equals(type))) {
                type = begins ? marker.group(2) : null;
                block.append(line).append('\n');
                if (!begins) {
                    blocks.add(new Block(marker.group(2), block.toString()));
                    block.setLength(0);
                }
            } else if (ALMOST_MARKER.matcher(line).find()) {
                throw new TlsException(
                        source + " is malformed: line " + number + " is a marker that "
                                + (begins ? "begins no block" : "does not end the block " + type)
                                + ", expected -----" + (begins ? "BEGIN CERTIFICATE" : "END " + type)
                                + "----- alone on a line",
                        null);
            } else if (!begins) {
                block.append(line).append('\n');
            }
        }
        if (type != null) {
            throw new TlsException(source + " is malformed: the block " + type + " has no end", null);
        }
        return blocks;
    }
}
