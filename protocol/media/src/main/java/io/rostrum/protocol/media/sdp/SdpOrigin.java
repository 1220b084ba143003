package io.rostrum.protocol.media.sdp;

/**
 * What tells one description from its successors (RFC 8866 section 5.2).
 *
 * @param sessionId the same for all descriptions of one side of a transport; 0 to 2^63 - 1
 * @param version grows by one with each changed description; 0 to 2^63 - 1
 */
public record SdpOrigin(long sessionId, long version) {

    /** Throws {@link IllegalArgumentException} for a negative number. */
    public SdpOrigin {
        if (sessionId < 0 || version < 0) {
            throw new IllegalArgumentException("session " + sessionId + ", version " + version);
        }
    }

    /** The origin of the next description. */
    public SdpOrigin next() {
        return new SdpOrigin(sessionId, version + 1);
    }
}
