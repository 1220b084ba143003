package io.rostrum.protocol.media.dtls;

import io.rostrum.protocol.media.srtp.SrtpKeys;

/**
 * What a {@link DtlsTransport} tells its owner. Either {@link #failed} comes, once, and nothing
 * after it; or {@link #established}, once or never, and then {@link #closed}, once.
 *
 * <p>Called on the thread that caused it: that of {@link DtlsTransport#run()}, of {@link
 * DtlsTransport#offer} or of {@link DtlsTransport#close()}. Must not block.
 */
public interface DtlsListener {

    /** The handshake is complete, the peer has the certificate that was promised: the SRTP keys. */
    void established(SrtpKeys keys);

    /** There will be no keys. The transport has ended. */
    void failed(DtlsFailure failure);

    /** The transport has ended: by us, by the peer's close_notify, or by its fatal alert. */
    void closed();
}
