package io.rostrum.protocol.media.rtp;

/** Whether bytes are an RTP packet. */
public enum RtpStatus {
    /** They are. */
    WELL_FORMED,
    /** Shorter than what the header says it holds. */
    TOO_SHORT,
    /** Not version 2. */
    WRONG_VERSION,
    /** The padding's length is zero, or more than there is (RFC 3550 section 5.1). */
    WRONG_PADDING
}
