package io.rostrum.protocol.media.ice;

import java.util.Optional;

/**
 * The kinds of candidate (RFC 8445 section 5.1.1), with the token of SDP and the recommended type
 * preference.
 */
public enum CandidateType {
    HOST("host", 126),
    PEER_REFLEXIVE("prflx", 110),
    SERVER_REFLEXIVE("srflx", 100),
    RELAYED("relay", 0);

    private final String token;
    private final int preference;

    CandidateType(String token, int preference) {
        this.token = token;
        this.preference = preference;
    }

    /** As it stands after {@code typ}. */
    public String token() {
        return token;
    }

    /**
     * The priority of a candidate of the RTP component of this type (RFC 8445 section 5.1.2.1).
     *
     * @param localPreference 0 to 65535, the higher the better
     */
    public long priority(int localPreference) {
        if (localPreference < 0 || localPreference > 0xFFFF) {
            throw new IllegalArgumentException(
                    "a local preference is within 0 and 65535, not " + localPreference);
        }
        return ((long) preference << 24)
                + ((long) localPreference << 8)
                + (256 - Candidate.RTP_COMPONENT);
    }

    static Optional<CandidateType> ofToken(String token) {
        for (CandidateType type : values()) {
            if (type.token.equalsIgnoreCase(token)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
