package io.rostrum.sfu;

import io.rostrum.protocol.media.dtls.DtlsIntake;

/** One DTLS association of a transport, from its first datagram to its close_notify. */
public interface Handshake {

    /** Takes a datagram of the peer, copied if it is kept. Must not block. */
    DtlsIntake offer(byte[] buf, int off, int len);

    /** Ends it, with close_notify if there is a peer to tell. As often as one likes. */
    void close();
}
