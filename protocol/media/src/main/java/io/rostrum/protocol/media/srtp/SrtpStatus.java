package io.rostrum.protocol.media.srtp;

/** What became of a protected packet that came in. */
public enum SrtpStatus {
    /** Genuine, new, and decrypted in place. */
    OK,
    /** Too short or not of the form of RTP or RTCP. */
    MALFORMED,
    /** Not sealed with the peer's key, or changed on the way. */
    AUTHENTICATION_FAILED,
    /** Seen before. */
    REPLAYED,
    /** So far behind the newest that it cannot be told whether it was seen before. */
    TOO_OLD,
    /** The peer uses more sources (SSRCs) than are kept. */
    TOO_MANY_SOURCES
}
