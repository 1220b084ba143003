package io.rostrum.protocol.media.dtls;

/** What became of a datagram given to {@link DtlsTransport#offer}. */
public enum DtlsIntake {
    /** It was queued for the handshake, or looked at. It may still prove worthless. */
    TAKEN,
    /** It is no DTLS 1.2 datagram, or longer than any we take: dropped. */
    MALFORMED,
    /** The handshake is behind: dropped, as the network may do; DTLS repeats it. */
    QUEUE_FULL,
    /** The transport has ended: dropped. */
    ENDED
}
