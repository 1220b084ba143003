package io.rostrum.protocol.media.ice;

import io.rostrum.protocol.media.path.Path;

/**
 * A way the controlling agent may try: a path that leads from a local candidate to a remote one
 * (RFC 8445 section 6.1.2). Which socket and address the path stands for is the caller's knowledge.
 *
 * @param path where checks for this pair are sent and their answers come from
 * @param localPreference 0 to 65535, the higher the better; orders local interfaces
 * @param remotePriority the priority of the remote candidate
 */
public record CandidatePair(Path path, int localPreference, long remotePriority) {

    /** Throws {@link IllegalArgumentException} for a preference or priority out of range. */
    public CandidatePair {
        if (localPreference < 0
                || localPreference > 0xFFFF
                || remotePriority < 0
                || remotePriority > 0xFFFF_FFFFL) {
            throw new IllegalArgumentException(
                    "preference " + localPreference + ", priority " + remotePriority);
        }
    }

    /** The pair's priority with this side controlling (RFC 8445 section 6.1.2.3). */
    long priority() {
        long controlling = CandidateType.HOST.priority(localPreference);
        long controlled = remotePriority;
        return (Math.min(controlling, controlled) << 32)
                + 2 * Math.max(controlling, controlled)
                + (controlling > controlled ? 1 : 0);
    }

    /**
     * What PRIORITY says: that of the peer-reflexive candidate a check could uncover (RFC 8445
     * section 7.1.1).
     */
    long checkPriority() {
        return CandidateType.PEER_REFLEXIVE.priority(localPreference);
    }
}
