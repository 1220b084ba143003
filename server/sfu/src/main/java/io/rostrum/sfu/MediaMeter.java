package io.rostrum.sfu;

import io.rostrum.protocol.media.dtls.DtlsFailure;

/**
 * Counts what passes through a port. Called on the owner thread, for every packet: must neither
 * block nor allocate.
 */
public interface MediaMeter {

    /** A datagram has come in, whatever becomes of it. */
    void received(int bytes);

    /** One RTP packet was sent to one listener: the size of its datagram. */
    void forwarded(int bytes);

    /** A datagram that came in led to nothing. */
    void dropped(DropReason reason);

    /** A packet that the network lost was recovered from the publisher's redundancy. */
    void repaired();

    /** A DTLS handshake gave no keys. */
    void handshakeFailed(DtlsFailure.Reason reason);
}
