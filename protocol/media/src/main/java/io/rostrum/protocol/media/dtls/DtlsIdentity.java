package io.rostrum.protocol.media.dtls;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.operator.DefaultDigestAlgorithmIdentifierFinder;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcECContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.bouncycastle.util.io.pem.PemWriter;

/**
 * The certificate and private key of one side: a self-signed P-256 certificate (RFC 8827 section
 * 6.5), which a peer knows by its fingerprint only. Immutable; one may serve every transport of a
 * server.
 */
public final class DtlsIdentity {

    /** Nominal: who knows a certificate by its fingerprint does not ask for its dates. */
    private static final Duration VALIDITY = Duration.ofDays(366);

    private static final Duration CLOCK_SKEW = Duration.ofDays(1);
    private static final String CERTIFICATE = "CERTIFICATE";
    private static final String PRIVATE_KEY = "PRIVATE KEY";

    private final Certificate certificate;
    private final ECPrivateKeyParameters key;
    private final Fingerprint fingerprint;

    private DtlsIdentity(Certificate certificate, ECPrivateKeyParameters key) throws IOException {
        this.certificate = certificate;
        this.key = key;
        this.fingerprint = Fingerprint.sha256(certificate.getEncoded());
    }

    /** A new key pair and its certificate; {@code notBefore} is the caller's present time. */
    public static DtlsIdentity generate(SecureRandom random, Instant notBefore) {
        ECKeyPairGenerator generator = new ECKeyPairGenerator();
        generator.init(
                new ECKeyGenerationParameters(
                        new ECNamedDomainParameters(
                                SECObjectIdentifiers.secp256r1,
                                CustomNamedCurves.getByOID(SECObjectIdentifiers.secp256r1)),
                        random));
        AsymmetricCipherKeyPair pair = generator.generateKeyPair();
        AlgorithmIdentifier signature =
                new DefaultSignatureAlgorithmIdentifierFinder().find("SHA256withECDSA");
        X500Name name = new X500Name("CN=rostrum");
        try {
            X509v3CertificateBuilder builder =
                    new X509v3CertificateBuilder(
                            name,
                            new BigInteger(64, random).setBit(0),
                            Date.from(notBefore.minus(CLOCK_SKEW)),
                            Date.from(notBefore.plus(VALIDITY)),
                            name,
                            SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(
                                    pair.getPublic()));
            Certificate certificate =
                    builder.build(
                                    new BcECContentSignerBuilder(
                                                    signature,
                                                    new DefaultDigestAlgorithmIdentifierFinder()
                                                            .find(signature))
                                            .setSecureRandom(random)
                                            .build(pair.getPrivate()))
                            .toASN1Structure();
            return new DtlsIdentity(certificate, (ECPrivateKeyParameters) pair.getPrivate());
        } catch (IOException | OperatorCreationException e) {
            throw new IllegalStateException("P-256 and SHA-256 are always there", e);
        }
    }

    /**
     * Reads what {@link #toPem()} wrote: a certificate and its P-256 private key (PKCS #8), in
     * either order. Empty if either is missing or unreadable, or they do not belong together.
     */
    public static Optional<DtlsIdentity> ofPem(String pem) {
        try (PemReader reader = new PemReader(new StringReader(pem))) {
            Optional<Certificate> certificate = Optional.empty();
            Optional<ECPrivateKeyParameters> key = Optional.empty();
            for (PemObject object = reader.readPemObject();
                    object != null;
                    object = reader.readPemObject()) {
                if (object.getType().equals(CERTIFICATE)) {
                    certificate = Optional.of(Certificate.getInstance(object.getContent()));
                } else if (object.getType().equals(PRIVATE_KEY)
                        && PrivateKeyFactory.createKey(object.getContent())
                                instanceof ECPrivateKeyParameters ec) {
                    key = Optional.of(ec);
                }
            }
            if (certificate.isEmpty() || key.isEmpty()) {
                return Optional.empty();
            }
            return belongTogether(certificate.get(), key.get())
                    ? Optional.of(new DtlsIdentity(certificate.get(), key.get()))
                    : Optional.empty();
        } catch (IOException | RuntimeException unreadable) {
            // The PEM, Base64 and ASN.1 readers report bad input by various runtime exceptions.
            return Optional.empty();
        }
    }

    private static boolean belongTogether(Certificate certificate, ECPrivateKeyParameters key)
            throws IOException {
        return key.getParameters() instanceof ECNamedDomainParameters domain
                && domain.getName().equals(SECObjectIdentifiers.secp256r1)
                && PublicKeyFactory.createKey(certificate.getSubjectPublicKeyInfo())
                        instanceof ECPublicKeyParameters theirs
                && theirs.getQ().equals(domain.getG().multiply(key.getD()));
    }

    /** What an offer or an answer says of this identity. */
    public Fingerprint fingerprint() {
        return fingerprint;
    }

    /**
     * The certificate and the private key, unencrypted (RFC 7468): a secret. A file of it belongs
     * to its owner only.
     */
    public String toPem() {
        StringWriter text = new StringWriter();
        try (PemWriter writer = new PemWriter(text)) {
            PrivateKeyInfo info = PrivateKeyInfoFactory.createPrivateKeyInfo(key);
            writer.writeObject(new PemObject(PRIVATE_KEY, info.getEncoded()));
            writer.writeObject(new PemObject(CERTIFICATE, certificate.getEncoded()));
        } catch (IOException e) {
            throw new UncheckedIOException("a StringWriter does not fail", e);
        }
        return text.toString();
    }

    Certificate certificate() {
        return certificate;
    }

    ECPrivateKeyParameters key() {
        return key;
    }

    /** Never the key. */
    @Override
    public String toString() {
        return "DtlsIdentity[" + fingerprint + "]";
    }
}
