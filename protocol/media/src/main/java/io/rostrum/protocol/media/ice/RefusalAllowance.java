package io.rostrum.protocol.media.ice;

/**
 * How many unauthenticated requests may still be answered with an error: five a second, saved up to
 * ten. The rest is refused in silence, so that guessing or reflecting through us is of no use.
 */
final class RefusalAllowance {

    private static final long NANOS_PER_ANSWER = 200_000_000L;
    private static final long MOST_SAVED = 10 * NANOS_PER_ANSWER;

    private long saved = MOST_SAVED;
    private long lastNanos;

    RefusalAllowance(long nowNanos) {
        lastNanos = nowNanos;
    }

    boolean take(long nowNanos) {
        saved = Math.min(MOST_SAVED, saved + Math.max(0, nowNanos - lastNanos));
        lastNanos = nowNanos;
        if (saved < NANOS_PER_ANSWER) {
            return false;
        }
        saved -= NANOS_PER_ANSWER;
        return true;
    }
}
