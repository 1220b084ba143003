package io.rostrum.protocol.media.dtls;

/**
 * Why a handshake gave no keys.
 *
 * @param reason the kind of failure, fit for a metric's label
 * @param detail one English phrase for a log line; never shown to a participant
 */
public record DtlsFailure(Reason reason, String detail) {

    /** The kinds of failure. */
    public enum Reason {
        /** The peer's certificate is not the one whose fingerprint its offer or answer carried. */
        WRONG_FINGERPRINT,
        /** The peer showed no certificate. */
        NO_CERTIFICATE,
        /** The peer offers or chose no SRTP protection profile of ours (RFC 5764 section 4.1). */
        NO_SRTP_PROFILE,
        /** The handshake did not end in the time allowed. */
        TIMEOUT,
        /** The peer gave up with an alert, or closed before the end. */
        REFUSED_BY_PEER,
        /** Anything else that breaks the rules of DTLS, or asks for what we do not have. */
        PROTOCOL_ERROR
    }
}
