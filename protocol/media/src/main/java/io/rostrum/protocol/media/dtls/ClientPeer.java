package io.rostrum.protocol.media.dtls;

import java.io.IOException;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import java.util.Vector;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.CertificateStatusRequest;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.NamedGroup;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.crypto.TlsCrypto;
import org.jspecify.annotations.Nullable;

/** The client's answers to Bouncy Castle; what is common to both roles is in {@link Handshake}. */
@SuppressWarnings({"rawtypes", "unchecked", "JdkObsolete"}) // the signatures are Bouncy Castle's
final class ClientPeer extends DefaultTlsClient {

    private final Handshake handshake;

    ClientPeer(TlsCrypto crypto, Handshake handshake) {
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
    protected @Nullable CertificateStatusRequest getCertificateStatusRequest() {
        return null;
    }

    @Override
    protected Vector getSupportedGroups(Vector namedGroupRoles) {
        return new Vector<>(List.of(NamedGroup.x25519, NamedGroup.secp256r1));
    }

    @Override
    protected Vector getSupportedSignatureAlgorithms() {
        return new Vector<>(Handshake.SIGNATURES);
    }

    @Override
    public Hashtable getClientExtensions() throws IOException {
        Hashtable extensions = super.getClientExtensions();
        TlsSRTPUtils.addUseSRTPExtension(extensions, Handshake.offer());
        return extensions;
    }

    @Override
    public void processServerExtensions(Hashtable serverExtensions) throws IOException {
        super.processServerExtensions(serverExtensions);
        handshake.chosen(
                serverExtensions == null
                        ? Optional.empty()
                        : Optional.ofNullable(TlsSRTPUtils.getUseSRTPExtension(serverExtensions)));
    }

    @Override
    public TlsAuthentication getAuthentication() {
        return new TlsAuthentication() {
            @Override
            public void notifyServerCertificate(TlsServerCertificate server) throws IOException {
                handshake.check(server.getCertificate());
            }

            @Override
            public TlsCredentials getClientCredentials(CertificateRequest request) {
                return handshake.credentials(context);
            }
        };
    }

    @Override
    public void notifyHandshakeComplete() {
        handshake.complete(context);
    }
}
