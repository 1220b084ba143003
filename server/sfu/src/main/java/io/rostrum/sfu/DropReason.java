package io.rostrum.sfu;

/** Why a datagram of a peer led to nothing: the labels of a counter. */
public enum DropReason {
    /** Neither STUN nor DTLS, RTP or RTCP by its first bytes (RFC 7983). */
    UNKNOWN_KIND,
    /** Not well formed in itself. */
    MALFORMED,
    /** A STUN request for nobody here: no username, or a fragment that no transport has. */
    STUN_UNKNOWN_UFRAG,
    /** A STUN request whose integrity was not made with the transport's password. */
    STUN_BAD_INTEGRITY,
    /** A STUN request that was seen before, from elsewhere. */
    STUN_REPLAYED,
    /**
     * Any other STUN message that a lite agent does not answer with success, or one from a path
     * that is another transport's.
     */
    STUN_REFUSED,
    /** DTLS or SRTP from a path on which no authenticated check has come. */
    UNKNOWN_PATH,
    /** From a path whose last authenticated check is more than 30 seconds ago. */
    CONSENT_EXPIRED,
    /** A DTLS datagram that its association did not take. */
    DTLS_REFUSED,
    /** SRTP or SRTCP before the handshake has given keys, or after the association has ended. */
    BEFORE_DTLS,
    /** SRTP or SRTCP whose authentication failed. */
    NOT_AUTHENTICATED,
    /** SRTP or SRTCP that was taken before, or is too old to tell. */
    REPLAYED,
    /** More packets a second than any microphone sends. */
    RATE_LIMITED,
    /** RTP with an SSRC that its transport has not announced. */
    UNKNOWN_SSRC,
    /** The same, and the SSRC is that of somebody else who may be heard. */
    FOREIGN_SSRC,
    /** RTP with a payload type that was not negotiated. */
    UNKNOWN_PAYLOAD_TYPE,
    /** RTP of an endpoint that the routing plan does not allow. */
    GATE_CLOSED,
    /** RTP of an endpoint that the routing plan allows and a hold narrows. */
    HELD,
    /** RTP that came too late to be put in order, or twice. */
    TOO_LATE
}
