package io.rostrum.protocol.media.sdp;

import java.util.Optional;

/** The RTP header extensions we know (RFC 8285); others are never accepted. */
public enum HeaderExtension {
    /** Level of the sound in the packet, from sender to server (RFC 6464). */
    AUDIO_LEVEL("urn:ietf:params:rtp-hdrext:ssrc-audio-level"),
    /** Names the section a packet belongs to (RFC 8843 section 15). */
    MID("urn:ietf:params:rtp-hdrext:sdes:mid"),
    /** When the packet was sent; 24 bits. */
    ABS_SEND_TIME("http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time"),
    /** A sequence number across streams. Accepting it obliges the receiver to send feedback. */
    TRANSPORT_CC("http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01");

    private final String uri;

    HeaderExtension(String uri) {
        this.uri = uri;
    }

    /** As it stands in {@code a=extmap}. */
    public String uri() {
        return uri;
    }

    static Optional<HeaderExtension> ofUri(String uri) {
        for (HeaderExtension extension : values()) {
            if (extension.uri.equals(uri)) {
                return Optional.of(extension);
            }
        }
        return Optional.empty();
    }
}
