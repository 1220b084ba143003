package io.rostrum.sfu;

import io.rostrum.protocol.media.dtls.Fingerprint;
import io.rostrum.protocol.media.path.TransportAddress;
import java.util.List;

/**
 * What a media port is told once.
 *
 * @param advertised the addresses on which peers reach this port, the best first: our candidates
 * @param fingerprint our DTLS certificate's, for the answers
 * @param floorVoices how many microphones of the floor are forwarded at once: 1 to 8
 * @param wallClock for the reports
 */
public record MediaConfig(
        List<TransportAddress> advertised,
        Fingerprint fingerprint,
        int floorVoices,
        WallClock wallClock) {

    private static final int MOST_VOICES = 8;

    /** Throws {@link IllegalArgumentException} without an address or outside the range. */
    public MediaConfig {
        advertised = List.copyOf(advertised);
        if (advertised.isEmpty()) {
            throw new IllegalArgumentException("peers need an address to reach us");
        }
        if (floorVoices < 1 || floorVoices > MOST_VOICES) {
            throw new IllegalArgumentException("1 to 8 voices, not " + floorVoices);
        }
    }
}
