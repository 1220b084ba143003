package io.rostrum.sfu;

/** How many packets a second a peer may make us work for: a bucket that refills steadily. */
final class PacketAllowance {

    private static final long SECOND = 1_000_000_000L;

    private final long nanosEach;
    private final long most;
    private long credit;
    private long filledAt;

    PacketAllowance(int perSecond, int burst, long now) {
        nanosEach = SECOND / perSecond;
        most = burst * nanosEach;
        credit = most;
        filledAt = now;
    }

    /** Takes one; false when there is none left. */
    boolean take(long now) {
        credit = Math.min(most, credit + Math.max(0, now - filledAt));
        filledAt = now;
        if (credit < nanosEach) {
            return false;
        }
        credit -= nanosEach;
        return true;
    }
}
