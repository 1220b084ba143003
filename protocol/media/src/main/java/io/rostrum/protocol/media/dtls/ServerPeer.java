package io.rostrum.protocol.media.dtls;

import java.io.IOException;
import java.util.Hashtable;
import java.util.Optional;
import java.util.Vector;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.ClientCertificateType;
import org.bouncycastle.tls.DefaultTlsServer;
import org.bouncycastle.tls.NamedGroup;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.UseSRTPData;
import org.bouncycastle.tls.crypto.TlsCrypto;
import org.bouncycastle.util.Arrays;

/** The server's answers to Bouncy Castle; what is common to both roles is in {@link Handshake}. */
@SuppressWarnings({"rawtypes", "unchecked", "JdkObsolete"}) // the signatures are Bouncy Castle's
final class ServerPeer extends DefaultTlsServer {

    private final Handshake handshake;

    ServerPeer(TlsCrypto crypto, Handshake handshake) {
        super(crypto);
        this.handshake = handshake;
    }

    @Override
    protected ProtocolVersion[] getSupportedVersions() {
        return ProtocolVersion.DTLSv12.only();
    }

    @Override
    protected int[] getSupportedCipherSuites() {
        return new int[] {Handshake.CIPHER_SUITE};
    }

    @Override
    public int getHandshakeTimeoutMillis() {
        return handshake.limitMillis();
    }

    @Override
    public int getHandshakeResendTimeMillis() {
        return handshake.resendMillis();
    }

    /** The exporter is only bound to this handshake with it (RFC 7627 section 5.4). */
    @Override
    public boolean requiresExtendedMasterSecret() {
        return true;
    }

    @Override
    protected boolean allowCertificateStatus() {
        return false;
    }

    /** X25519 or P-256, which every WebRTC endpoint has; no client makes us do heavier work. */
    @Override
    protected int selectECDH(int minimumCurveBits) {
        int[] groups = context.getSecurityParametersHandshake().getClientSupportedGroups();
        if (groups != null && Arrays.contains(groups, NamedGroup.x25519)) {
            return NamedGroup.x25519;
        }
        boolean p256 = groups == null || Arrays.contains(groups, NamedGroup.secp256r1);
        return p256 ? NamedGroup.secp256r1 : -1;
    }

    @Override
    public void processClientExtensions(Hashtable clientExtensions) throws IOException {
        super.processClientExtensions(clientExtensions);
        Optional<UseSRTPData> offered =
                clientExtensions == null
                        ? Optional.empty()
                        : Optional.ofNullable(TlsSRTPUtils.getUseSRTPExtension(clientExtensions));
        TlsSRTPUtils.addUseSRTPExtension(serverExtensions, handshake.choose(offered));
    }

    @Override
    protected TlsCredentialedSigner getECDSASignerCredentials() {
        return handshake.credentials(context);
    }

    @Override
    public CertificateRequest getCertificateRequest() {
        return new CertificateRequest(
                new short[] {ClientCertificateType.ecdsa_sign, ClientCertificateType.rsa_sign},
                new Vector<>(Handshake.SIGNATURES),
                null);
    }

    @Override
    public void notifyClientCertificate(Certificate clientCertificate) throws IOException {
        handshake.check(clientCertificate);
    }

    @Override
    public void notifyHandshakeComplete() {
        handshake.complete(context);
    }
}
