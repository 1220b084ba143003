package io.rostrum.protocol.media.sdp;

/**
 * Why a description cannot be used.
 *
 * @param reason which rule it breaks
 * @param expected what should have been there, in words
 * @param found what was there, or where, in words; at most a line of it
 */
public record SdpRefusal(Reason reason, String expected, String found) {

    /** The rules. */
    public enum Reason {
        /** More bytes, sections or lines than anyone needs. */
        TOO_LARGE,
        /** Not lines of SDP. */
        NOT_SDP,
        /** A section without a mid, with one that is too long, or the mid of another. */
        WRONG_MID,
        /**
         * A section for sound outside the BUNDLE group (RFC 8843): one transport carries
         * everything.
         */
        NOT_BUNDLED,
        /** RTCP on a port of its own. */
        NO_RTCP_MUX,
        /** No ice-ufrag and ice-pwd of the right form (RFC 8839 section 5.4). */
        NO_ICE_CREDENTIALS,
        /** No SHA-256 fingerprint (RFC 8122). */
        NO_FINGERPRINT,
        /** A DTLS role that does not fit ours (RFC 5763 section 5). */
        WRONG_SETUP,
        /** No section that could carry Opus. */
        NO_USABLE_SECTION,
        /** An answer from a full agent, where a lite one was expected. */
        NOT_LITE
    }

    /** One sentence for people. */
    public String sentence() {
        return "expected " + expected + ", found " + found;
    }
}
