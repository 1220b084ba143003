package io.rostrum.protocol.media.sdp;

import java.util.Locale;
import java.util.Optional;

/**
 * The direction of a section, seen from the side that wrote the description (RFC 8866 section 6.7).
 */
public enum MediaDirection {
    SENDRECV,
    SENDONLY,
    RECVONLY,
    INACTIVE;

    /** As it stands in SDP. */
    public String token() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the writer sends. */
    public boolean sends() {
        return this == SENDRECV || this == SENDONLY;
    }

    /** Whether the writer receives. */
    public boolean receives() {
        return this == SENDRECV || this == RECVONLY;
    }

    static Optional<MediaDirection> ofToken(String token) {
        return switch (token) {
            case "sendrecv" -> Optional.of(SENDRECV);
            case "sendonly" -> Optional.of(SENDONLY);
            case "recvonly" -> Optional.of(RECVONLY);
            case "inactive" -> Optional.of(INACTIVE);
            default -> Optional.empty();
        };
    }
}
