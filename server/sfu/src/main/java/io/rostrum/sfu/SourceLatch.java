package io.rostrum.sfu;

import java.util.List;

/**
 * Which SSRC is that of a section on which an endpoint sends: the one its offer declares, or, if it
 * declares none, the first that comes. One at a time; another offer may change it.
 */
final class SourceLatch {

    private List<Integer> declared = List.of();
    private boolean latched;
    private int ssrc;

    /** Takes the declarations of an offer; true if the SSRC that was latched is none of them. */
    boolean declare(List<Integer> ssrcs) {
        declared = List.copyOf(ssrcs);
        if (latched && !declared.isEmpty() && !declared.contains(ssrc)) {
            latched = false;
            return true;
        }
        return false;
    }

    /** Whether a genuine packet's SSRC is the section's; the first that may be, is from then on. */
    boolean admits(int candidate) {
        if (latched) {
            return candidate == ssrc;
        }
        if (!declared.isEmpty() && !declared.contains(candidate)) {
            return false;
        }
        latched = true;
        ssrc = candidate;
        return true;
    }

    /** Whether the SSRC is, or was declared to be, the section's. */
    boolean names(int candidate) {
        return (latched && candidate == ssrc) || declared.contains(candidate);
    }

    /** The source said good-bye: another may come. */
    void release() {
        latched = false;
    }

    boolean latched() {
        return latched;
    }

    int ssrc() {
        return ssrc;
    }
}
