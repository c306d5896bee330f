package io.cocoonstack.common.server;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
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
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;

/**
 * Reads certificates and private keys from PEM, and writes certificates. Bouncy Castle decodes the blocks. Their
 * markers are checked here first: a PEM parser skips a line that is nearly a marker, and the certificate behind it is
 * missing from the chain without a word.
 */
final class PemText {

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

        Object parse() throws IOException {
            try (PEMParser parser = new PEMParser(new StringReader(text))) {
                return parser.readObject();
            }
        }
    }

    /**
     * The certificates, in the order of the file; at least one. Keys, parameters, requests, revocation lists and text
     * around the blocks are passed over.
     */
    static List<X509Certificate> certificates(byte[] pem, String source) {
        List<X509Certificate> certificates = new ArrayList<>();
        JcaX509CertificateConverter converter = new JcaX509CertificateConverter();
        for (Block block : blocks(pem, source)) {
            if (block.type.equals("CERTIFICATE")) {
                try {
                    certificates.add(converter.getCertificate((X509CertificateHolder) block.parse()));
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
            Object parsed = block.parse();
            Object info = parsed instanceof PEMKeyPair pair ? pair.getPrivateKeyInfo() : parsed;
            key = new JcaPEMKeyConverter().getPrivateKey((PrivateKeyInfo) info);
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
        StringWriter pem = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(pem)) {
            for (X509Certificate certificate : certificates) {
                writer.writeObject(certificate);
            }
        } catch (IOException e) {
            throw new IllegalStateException("a certificate that was decoded cannot be encoded", e);
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
