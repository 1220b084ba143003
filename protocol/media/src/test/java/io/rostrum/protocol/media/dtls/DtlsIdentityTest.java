package io.rostrum.protocol.media.dtls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DtlsIdentityTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private final DtlsIdentity identity = DtlsIdentity.generate(new SecureRandom(), NOW);

    @Test
    void theCertificateIsASelfSignedP256OneInForceNow() throws Exception {
        X509Certificate certificate = javaCertificate(identity.toPem());
        certificate.verify(certificate.getPublicKey());
        certificate.checkValidity(java.util.Date.from(NOW));
        assertThat(((ECPublicKey) certificate.getPublicKey()).getParams().getOrder().bitLength())
                .isEqualTo(256);
        assertThat(certificate.getSigAlgName()).isEqualTo("SHA256withECDSA");
        assertThat(Fingerprint.sha256(certificate.getEncoded())).isEqualTo(identity.fingerprint());
    }

    @Test
    void everyIdentityIsAnother() {
        assertThat(DtlsIdentity.generate(new SecureRandom(), NOW).fingerprint())
                .isNotEqualTo(identity.fingerprint());
    }

    @Test
    void itComesBackFromPem() {
        DtlsIdentity back = DtlsIdentity.ofPem(identity.toPem()).orElseThrow();
        assertThat(back.fingerprint()).isEqualTo(identity.fingerprint());
        assertThat(back.key().getD()).isEqualTo(identity.key().getD());
    }

    @Test
    void aKeyAndAForeignCertificateAreNoIdentity() {
        String other = DtlsIdentity.generate(new SecureRandom(), NOW).toPem();
        String certificate = other.substring(other.indexOf("-----BEGIN CERTIFICATE"));
        String key =
                identity.toPem().substring(0, identity.toPem().indexOf("-----BEGIN CERTIFICATE"));
        assertThat(DtlsIdentity.ofPem(key + certificate)).isEmpty();
        assertThat(DtlsIdentity.ofPem(key)).isEmpty();
        assertThat(DtlsIdentity.ofPem(certificate)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nothing",
                "-----BEGIN CERTIFICATE-----",
                "-----BEGIN CERTIFICATE-----\n!!!!\n-----END CERTIFICATE-----\n",
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"
            })
    void whatCannotBeReadIsEmpty(String pem) {
        assertThat(DtlsIdentity.ofPem(pem)).isEmpty();
    }

    @Test
    void theKeyIsNeverPrinted() {
        assertThat(identity).hasToString("DtlsIdentity[" + identity.fingerprint() + "]");
    }

    private static X509Certificate javaCertificate(String pem) throws Exception {
        byte[] bytes =
                pem.substring(pem.indexOf("-----BEGIN CERTIFICATE"))
                        .getBytes(StandardCharsets.US_ASCII);
        return (X509Certificate)
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(bytes));
    }
}
