package io.rostrum.sfu;

/** How far an endpoint's transport has come. */
public enum TransportState {
    /** Answered; the peer's connectivity checks are awaited. */
    AWAITING_CHECKS,
    /** A path is validated; DTLS is under way. */
    HANDSHAKING,
    /** Sound can flow both ways. */
    CONNECTED,
    /**
     * No authenticated check for 30 seconds: nothing is sent until one comes (RFC 7675 section
     * 5.1), and then it is {@link #CONNECTED} again.
     */
    CONSENT_EXPIRED,
    /**
     * DTLS ended without keys, as with a certificate that is not the one of the offer. Only a new
     * offer helps.
     */
    FAILED,
    /** The peer said good-bye (close_notify). Only a new offer helps. */
    CLOSED
}
