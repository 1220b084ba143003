package io.rostrum.protocol.media.dtls;

import java.io.IOException;
import java.util.Hashtable;
import java.util.Optional;
import java.util.Vector;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsContext;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.UseSRTPData;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.jspecify.annotations.Nullable;

/** A client that is not ours and does one thing differently. */
@SuppressWarnings({"rawtypes", "unchecked", "JdkObsolete"}) // the signatures are Bouncy Castle's
final class OddClient extends DefaultTlsClient {

    /** Makes the client's credentials once its context is known. */
    interface Credentials {
        Optional<TlsCredentials> of(TlsContext context, Vector<SignatureAndHashAlgorithm> allowed);
    }

    /** Whether the client takes part in RFC 7627. */
    enum MasterSecret {
        EXTENDED,
        PLAIN
    }

    private final int[] profiles;
    private final int cipherSuite;
    private final MasterSecret masterSecret;
    private final Credentials credentials;

    OddClient(
            BcTlsCrypto crypto,
            int[] profiles,
            int cipherSuite,
            MasterSecret masterSecret,
            Credentials credentials) {
        super(crypto);
        this.profiles = profiles;
        this.cipherSuite = cipherSuite;
        this.masterSecret = masterSecret;
        this.credentials = credentials;
    }

    OddClient(BcTlsCrypto crypto, int[] profiles, Credentials credentials) {
        this(
                crypto,
                profiles,
                CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
                MasterSecret.EXTENDED,
                credentials);
    }

    @Override
    protected ProtocolVersion[] getSupportedVersions() {
        return ProtocolVersion.DTLSv12.only();
    }

    @Override
    protected int[] getSupportedCipherSuites() {
        return new int[] {cipherSuite};
    }

    @Override
    public boolean shouldUseExtendedMasterSecret() {
        return masterSecret == MasterSecret.EXTENDED;
    }

    @Override
    public Hashtable getClientExtensions() throws IOException {
        Hashtable extensions = super.getClientExtensions();
        if (profiles.length > 0) {
            TlsSRTPUtils.addUseSRTPExtension(
                    extensions, new UseSRTPData(profiles, TlsUtils.EMPTY_BYTES));
        }
        return extensions;
    }

    @Override
    public TlsAuthentication getAuthentication() {
        return new TlsAuthentication() {
            @Override
            public void notifyServerCertificate(TlsServerCertificate server) {}

            @Override
            public @Nullable TlsCredentials getClientCredentials(CertificateRequest request) {
                Vector<SignatureAndHashAlgorithm> allowed =
                        request.getSupportedSignatureAlgorithms();
                return credentials.of(context, allowed).orElse(null);
            }
        };
    }
}
