package io.cocoonstack.common.server;

import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.Set;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate that was made on the spot, and its private key (contract 7 rule tls). */
record SelfSignedCertificate(X509Certificate certificate, PrivateKey key) {

    /** From the first second to the last. */
    static final Duration VALIDITY = Duration.ofDays(3650);

    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    /** A new pair, ECDSA on P-256, for the host name, {@code localhost}, the address and {@code 127.0.0.1}. */
    static SelfSignedCertificate generate(String hostName, InetAddress address) {
        if (hostName.isEmpty() || !StandardCharsets.US_ASCII.newEncoder().canEncode(hostName)) {
            throw new IllegalArgumentException("host name is \"" + hostName + "\", expected an ASCII name");
        }
        try {
            SecureRandom random = new SecureRandom();
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            KeyPair pair = generator.generateKeyPair();
            // A client whose clock is a little behind must not take the certificate for one of the future.
            Instant from = Instant.now().minus(Duration.ofMinutes(5)).truncatedTo(ChronoUnit.SECONDS);
            X500NameBuilder name = new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, hostName);
            X500Name subject = name.build();
            // Positive, and of at most 128 bits: RFC 5280 allows 20 octets and demands more than 0.
            BigInteger serial = new BigInteger(127, random).add(BigInteger.ONE);
            Date end = Date.from(from.plus(VALIDITY));
            X509v3CertificateBuilder builder =
                    new JcaX509v3CertificateBuilder(subject, serial, Date.from(from), end, subject, pair.getPublic());
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(
                    Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
            builder.addExtension(Extension.subjectAlternativeName, false, names(hostName, address));
            ContentSigner signer = new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate());
            return new SelfSignedCertificate(
                    new JcaX509CertificateConverter().getCertificate(builder.build(signer)), pair.getPrivate());
        } catch (GeneralSecurityException | OperatorCreationException | CertIOException e) {
            throw new IllegalStateException("this JVM cannot make an ECDSA certificate on P-256", e);
        }
    }

    private static GeneralNames names(String hostName, InetAddress address) {
        Set<GeneralName> names = new LinkedHashSet<>();
        names.add(new GeneralName(GeneralName.dNSName, hostName));
        names.add(new GeneralName(GeneralName.dNSName, "localhost"));
        names.add(new GeneralName(GeneralName.iPAddress, new DEROctetString(address.getAddress())));
        names.add(new GeneralName(GeneralName.iPAddress, new DEROctetString(LOOPBACK)));
        return new GeneralNames(names.toArray(GeneralName[]::new));
    }
}
