package io.rostrum.protocol.media.dtls;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.protocol.media.dtls.DtlsFailure.Reason;
import io.rostrum.protocol.media.dtls.OddClient.MasterSecret;
import io.rostrum.protocol.media.srtp.SrtpProfile;
import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.generators.RSAKeyPairGenerator;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.RSAKeyGenerationParameters;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.operator.DefaultDigestAlgorithmIdentifierFinder;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.bouncycastle.operator.bc.BcRSAContentSignerBuilder;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.SRTPProtectionProfile;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedSigner;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCertificate;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Our server against clients that do one thing differently from ours. */
@Timeout(60)
final class DtlsVariantsTest {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final DtlsIdentity OURS = DtlsIdentity.generate(RANDOM, NOW);
    private static final DtlsIdentity THEIRS = DtlsIdentity.generate(RANDOM, NOW);
    private static final int GCM_128 = SRTPProtectionProfile.SRTP_AEAD_AES_128_GCM;
    private static final int GCM_256 = SRTPProtectionProfile.SRTP_AEAD_AES_256_GCM;
    private static final int CM_80 = SRTPProtectionProfile.SRTP_AES128_CM_HMAC_SHA1_80;
    private static final int CM_32 = SRTPProtectionProfile.SRTP_AES128_CM_HMAC_SHA1_32;

    private final Peer server = new Peer();
    private final BcTlsCrypto crypto = new BcTlsCrypto(RANDOM);
    private final OddClient.Credentials ecdsa =
            (context, allowed) ->
                    credentials(context, THEIRS.certificate(), THEIRS.key(), allowed.getFirst());

    @Test
    void gcmIsPreferredWhateverTheClientsOrder() {
        connect(new OddClient(crypto, new int[] {CM_80, GCM_256, GCM_128}, ecdsa), THEIRS);
        assertThat(server.keys().profile()).isEqualTo(SrtpProfile.AEAD_AES_128_GCM);
    }

    @Test
    void counterModeIsTakenFromAClientThatHasNothingElse() {
        connect(new OddClient(crypto, new int[] {CM_32, CM_80}, ecdsa), THEIRS);
        assertThat(server.keys().profile()).isEqualTo(SrtpProfile.AES128_CM_HMAC_SHA1_80);
    }

    @Test
    void noCommonProfileIsAFailureOfItsOwn() {
        connect(new OddClient(crypto, new int[] {CM_32, GCM_256}, ecdsa), THEIRS);
        assertThat(server.failure().reason()).isEqualTo(Reason.NO_SRTP_PROFILE);
    }

    @Test
    void aClientWithoutSrtpIsRefused() {
        connect(new OddClient(crypto, new int[0], ecdsa), THEIRS);
        assertThat(server.failure().reason()).isEqualTo(Reason.NO_SRTP_PROFILE);
    }

    @Test
    void aClientWithoutCertificateIsRefused() {
        connect(
                new OddClient(crypto, new int[] {GCM_128}, (context, allowed) -> Optional.empty()),
                THEIRS);
        assertThat(server.failure().reason()).isEqualTo(Reason.NO_CERTIFICATE);
    }

    @Test
    void aCertificateWithoutItsKeyIsRefused() {
        OddClient.Credentials stolen =
                (context, allowed) ->
                        credentials(context, THEIRS.certificate(), OURS.key(), allowed.getFirst());
        connect(new OddClient(crypto, new int[] {GCM_128}, stolen), THEIRS);
        assertThat(server.failure().reason()).isEqualTo(Reason.PROTOCOL_ERROR);
        assertThat(server.failure().detail()).contains("decrypt_error");
    }

    @Test
    void aClientWithAnRsaCertificateIsWelcome() throws Exception {
        RSAKeyPairGenerator generator = new RSAKeyPairGenerator();
        generator.init(new RSAKeyGenerationParameters(BigInteger.valueOf(65537), RANDOM, 2048, 80));
        AsymmetricCipherKeyPair pair = generator.generateKeyPair();
        Certificate certificate = rsaCertificate(pair);
        OddClient.Credentials rsa =
                (context, allowed) ->
                        credentials(
                                context,
                                certificate,
                                pair.getPrivate(),
                                SignatureAndHashAlgorithm.rsa_pss_rsae_sha256);
        connect(
                new OddClient(crypto, new int[] {GCM_128}, rsa),
                Fingerprint.sha256(certificate.getEncoded()));
        assertThat(server.keys().profile()).isEqualTo(SrtpProfile.AEAD_AES_128_GCM);
    }

    @Test
    void withoutTheExtendedMasterSecretThereAreNoKeys() {
        connect(
                new OddClient(
                        crypto,
                        new int[] {GCM_128},
                        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
                        MasterSecret.PLAIN,
                        ecdsa),
                THEIRS);
        assertThat(server.failure().reason()).isEqualTo(Reason.PROTOCOL_ERROR);
    }

    @Test
    void anotherCipherSuiteIsAProtocolError() {
        connect(
                new OddClient(
                        crypto,
                        new int[] {GCM_128},
                        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA,
                        MasterSecret.EXTENDED,
                        ecdsa),
                THEIRS);
        assertThat(server.failure().reason()).isEqualTo(Reason.PROTOCOL_ERROR);
        assertThat(server.failure().detail()).contains("handshake_failure");
    }

    private void connect(OddClient client, DtlsIdentity expected) {
        connect(client, expected.fingerprint());
    }

    private void connect(OddClient client, Fingerprint expected) {
        DtlsTransport[] end = new DtlsTransport[1];
        HandshakeWire clientWire =
                new HandshakeWire((buf, off, len) -> end[0].offer(buf, off, len));
        end[0] =
                new DtlsTransport(
                        DtlsRole.SERVER, OURS, expected, clientWire::offer, server, RANDOM, SOON);
        Thread.startVirtualThread(end[0]::run);
        Thread.startVirtualThread(() -> {
            try {
                new DTLSClientProtocol().connect(client, clientWire);
            } catch (IOException refused) {
                // The server's account of it is what is looked at.
                clientWire.abort();
            }
        });
    }

    private static final DtlsTimers SOON =
            new DtlsTimers(Duration.ofMillis(100), Duration.ofSeconds(15));

    private Optional<TlsCredentials> credentials(
            org.bouncycastle.tls.TlsContext context,
            Certificate certificate,
            AsymmetricKeyParameter key,
            SignatureAndHashAlgorithm algorithm) {
        return Optional.of(
                new BcDefaultTlsCredentialedSigner(
                        new TlsCryptoParameters(context),
                        crypto,
                        key,
                        new org.bouncycastle.tls.Certificate(
                                new TlsCertificate[] {new BcTlsCertificate(crypto, certificate)}),
                        algorithm));
    }

    private static Certificate rsaCertificate(AsymmetricCipherKeyPair pair) throws Exception {
        AlgorithmIdentifier signature =
                new DefaultSignatureAlgorithmIdentifierFinder().find("SHA256withRSA");
        X500Name name = new X500Name("CN=someone");
        return new X509v3CertificateBuilder(
                        name,
                        BigInteger.TEN,
                        Date.from(NOW),
                        Date.from(NOW.plus(Duration.ofDays(30))),
                        name,
                        SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(pair.getPublic()))
                .build(
                        new BcRSAContentSignerBuilder(
                                        signature,
                                        new DefaultDigestAlgorithmIdentifierFinder()
                                                .find(signature))
                                .build(pair.getPrivate()))
                .toASN1Structure();
    }
}
