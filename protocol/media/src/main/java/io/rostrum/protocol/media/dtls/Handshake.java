package io.rostrum.protocol.media.dtls;

import io.rostrum.protocol.media.dtls.DtlsFailure.Reason;
import io.rostrum.protocol.media.srtp.SrtpKeys;
import io.rostrum.protocol.media.srtp.SrtpProfile;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.DTLSServerProtocol;
import org.bouncycastle.tls.ExporterLabel;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.SecurityParameters;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsContext;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsFatalAlertReceived;
import org.bouncycastle.tls.TlsTimeoutException;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.UseSRTPData;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedSigner;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCertificate;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.bouncycastle.util.Arrays;

/**
 * One handshake: what both roles agree to and check. {@link ServerPeer} and {@link ClientPeer}
 * carry Bouncy Castle's questions here. Used by one thread, once, and dropped with all it weighs.
 */
final class Handshake {

    /**
     * The one suite that every WebRTC endpoint has (RFC 8827 section 6.5), and the one whose
     * records {@link SealedRecords} reads.
     */
    static final int CIPHER_SUITE = CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256;

    /** Ours is ECDSA; a peer's certificate may also be an RSA one. */
    static final List<SignatureAndHashAlgorithm> SIGNATURES =
            List.of(
                    SignatureAndHashAlgorithm.getInstance(
                            HashAlgorithm.sha256, SignatureAlgorithm.ecdsa),
                    SignatureAndHashAlgorithm.rsa_pss_rsae_sha256,
                    SignatureAndHashAlgorithm.getInstance(
                            HashAlgorithm.sha256, SignatureAlgorithm.rsa),
                    SignatureAndHashAlgorithm.getInstance(
                            HashAlgorithm.sha384, SignatureAlgorithm.ecdsa),
                    SignatureAndHashAlgorithm.getInstance(
                            HashAlgorithm.sha384, SignatureAlgorithm.rsa));

    private final DtlsRole role;
    private final DtlsIdentity identity;
    private final Fingerprint expectedRemote;
    private final DtlsTimers timers;
    private final BcTlsCrypto crypto;

    private Optional<SrtpProfile> profile = Optional.empty();
    private Optional<DtlsFailure> cause = Optional.empty();
    private Optional<HandshakeResult> result = Optional.empty();

    Handshake(
            DtlsRole role,
            DtlsIdentity identity,
            Fingerprint expectedRemote,
            DtlsTimers timers,
            SecureRandom random) {
        this.role = role;
        this.identity = identity;
        this.expectedRemote = expectedRemote;
        this.timers = timers;
        this.crypto = new BcTlsCrypto(random);
    }

    /** Blocks until the handshake is complete; any failure is an exception for {@link #failure}. */
    HandshakeResult run(HandshakeWire wire) throws IOException {
        switch (role) {
            case SERVER -> new DTLSServerProtocol().accept(new ServerPeer(crypto, this), wire);
            case CLIENT -> new DTLSClientProtocol().connect(new ClientPeer(crypto, this), wire);
        }
        return result.orElseThrow();
    }

    /** Why {@link #run} threw. */
    DtlsFailure failure(IOException thrown) {
        if (cause.isPresent()) {
            return cause.get();
        }
        if (thrown instanceof TlsTimeoutException) {
            return new DtlsFailure(Reason.TIMEOUT, "no end within " + timers.limit());
        }
        if (thrown instanceof TlsFatalAlertReceived alert) {
            return new DtlsFailure(
                    Reason.REFUSED_BY_PEER, AlertDescription.getName(alert.getAlertDescription()));
        }
        if (thrown instanceof TlsFatalAlert alert
                && alert.getAlertDescription() == AlertDescription.user_canceled) {
            return new DtlsFailure(Reason.REFUSED_BY_PEER, "closed during the handshake");
        }
        return new DtlsFailure(Reason.PROTOCOL_ERROR, String.valueOf(thrown));
    }

    int resendMillis() {
        return Math.toIntExact(timers.firstRetransmission().toMillis());
    }

    int limitMillis() {
        return Math.toIntExact(timers.limit().toMillis());
    }

    TlsCredentialedSigner credentials(TlsContext context) {
        return new BcDefaultTlsCredentialedSigner(
                new TlsCryptoParameters(context),
                crypto,
                identity.key(),
                new Certificate(
                        new TlsCertificate[] {
                            new BcTlsCertificate(crypto, identity.certificate())
                        }),
                SIGNATURES.getFirst());
    }

    /**
     * Only the certificate that the peer's offer or answer promised goes on (RFC 8122 section 6.2).
     * That the peer has its key as well, the handshake itself shows.
     */
    void check(Certificate chain) throws IOException {
        if (chain.isEmpty()) {
            throw refuse(
                    AlertDescription.handshake_failure, Reason.NO_CERTIFICATE, "none was shown");
        }
        Fingerprint shown = expectedRemote.sameAlgorithm(chain.getCertificateAt(0).getEncoded());
        if (!shown.equals(expectedRemote)) {
            throw refuse(
                    AlertDescription.bad_certificate,
                    Reason.WRONG_FINGERPRINT,
                    "shown " + shown + ", promised " + expectedRemote);
        }
    }

    /** What we offer as client, in our order. */
    static UseSRTPData offer() {
        int[] ids = Stream.of(SrtpProfile.values()).mapToInt(SrtpProfile::id).toArray();
        return new UseSRTPData(ids, TlsUtils.EMPTY_BYTES);
    }

    /** As server: the first of our profiles that the client offers, without an MKI. */
    UseSRTPData choose(Optional<UseSRTPData> offered) throws IOException {
        for (SrtpProfile each : SrtpProfile.values()) {
            if (offered.isPresent()
                    && Arrays.contains(offered.get().getProtectionProfiles(), each.id())) {
                profile = Optional.of(each);
                return new UseSRTPData(new int[] {each.id()}, TlsUtils.EMPTY_BYTES);
            }
        }
        throw refuse(AlertDescription.handshake_failure, Reason.NO_SRTP_PROFILE, "none in common");
    }

    /** As client: the server must choose one of those offered (RFC 5764 section 4.1.1). */
    void chosen(Optional<UseSRTPData> answer) throws IOException {
        int[] ids = answer.map(UseSRTPData::getProtectionProfiles).orElse(new int[0]);
        for (SrtpProfile each : SrtpProfile.values()) {
            if (ids.length == 1 && ids[0] == each.id()) {
                profile = Optional.of(each);
                return;
            }
        }
        throw refuse(
                AlertDescription.illegal_parameter, Reason.NO_SRTP_PROFILE, "none of ours chosen");
    }

    /** Takes the keys out of the completed handshake (RFC 5764 section 4.2). */
    void complete(TlsContext context) {
        SrtpProfile agreed = profile.orElseThrow();
        int length = 2 * (agreed.keyLength() + agreed.saltLength());
        byte[] block = context.exportKeyingMaterial(ExporterLabel.dtls_srtp, null, length);
        SecurityParameters parameters = context.getSecurityParametersConnection();
        byte[] seed = new byte[64];
        System.arraycopy(parameters.getServerRandom(), 0, seed, 0, 32);
        System.arraycopy(parameters.getClientRandom(), 0, seed, 32, 32);
        byte[] keyBlock =
                TlsUtils.PRF(
                                parameters,
                                parameters.getMasterSecret(),
                                ExporterLabel.key_expansion,
                                seed,
                                SealedRecords.KEY_BLOCK)
                        .extract();
        SrtpKeys keys =
                switch (role) {
                    case CLIENT -> SrtpKeys.ofClient(agreed, block);
                    case SERVER -> SrtpKeys.ofServer(agreed, block);
                };
        result = Optional.of(new HandshakeResult(keys, keyBlock));
    }

    private TlsFatalAlert refuse(short alert, Reason reason, String detail) {
        cause = Optional.of(new DtlsFailure(reason, detail));
        return new TlsFatalAlert(alert);
    }
}
