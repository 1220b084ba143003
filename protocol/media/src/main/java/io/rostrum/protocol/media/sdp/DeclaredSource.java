package io.rostrum.protocol.media.sdp;

/**
 * A synchronisation source announced for a section (RFC 5576).
 *
 * @param ssrc unsigned 32 bits
 * @param cname which sources share a clock (RFC 3550 section 6.5.1); printable, without spaces, at
 *     most 255 characters
 */
public record DeclaredSource(long ssrc, String cname) {

    /** Throws {@link IllegalArgumentException} for what cannot stand in SDP. */
    public DeclaredSource {
        if (ssrc < 0 || ssrc > 0xFFFF_FFFFL || !SdpToken.isWord(cname, 255)) {
            throw new IllegalArgumentException("ssrc " + ssrc + " cname " + cname);
        }
    }
}
