package io.rostrum.protocol.media.sdp;

/**
 * What a section's sound is called in a browser's {@code MediaStream} (RFC 8830).
 *
 * @param stream the stream, {@code -} for none
 * @param track the track
 */
public record MediaStreamId(String stream, String track) {

    /** Throws {@link IllegalArgumentException} for what cannot stand in SDP. */
    public MediaStreamId {
        if (!SdpToken.isWord(stream, 255) || !SdpToken.isWord(track, 255)) {
            throw new IllegalArgumentException("msid " + stream + " " + track);
        }
    }
}
