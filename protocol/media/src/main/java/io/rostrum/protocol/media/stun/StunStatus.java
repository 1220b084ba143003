package io.rostrum.protocol.media.stun;

/** What the reader found: well formed, or the first reason why not. */
public enum StunStatus {
    WELL_FORMED,
    /** Fewer bytes than the 20 of the header. */
    TOO_SHORT,
    /** The two leading bits are not zero. */
    WRONG_LEADING_BITS,
    /** The magic cookie is missing: not STUN, or the obsolete RFC 3489. */
    WRONG_COOKIE,
    /** The length field is no multiple of four or is not what the datagram holds. */
    WRONG_LENGTH,
    /** An attribute reaches beyond the message. */
    TRUNCATED_ATTRIBUTE,
    /** An attribute whose value has a fixed form does not have it. */
    WRONG_ATTRIBUTE_VALUE,
    /** Something follows FINGERPRINT, which must be last (RFC 8489 section 14.7). */
    FINGERPRINT_NOT_LAST,
    /** The checksum does not match: damaged, or not STUN. */
    WRONG_FINGERPRINT
}
