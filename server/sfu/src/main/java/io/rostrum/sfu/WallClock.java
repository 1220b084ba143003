package io.rostrum.sfu;

import java.time.Instant;

/**
 * What the wall clock showed at one moment of the monotonic clock: sender reports carry both kinds
 * of time (RFC 3550 section 6.4.1).
 *
 * @param instant the wall clock's time
 * @param nanos the monotonic clock's, at the same moment
 */
public record WallClock(Instant instant, long nanos) {

    /** Seconds from the NTP era of 1900 to the epoch of 1970. */
    private static final long NTP_OFFSET = 2_208_988_800L;

    private static final long SECOND = 1_000_000_000L;

    /** The NTP timestamp of a moment: seconds since 1900 and 32 bits of fraction. */
    long ntp(long nowNanos) {
        Instant now = instant.plusNanos(nowNanos - nanos);
        long fraction = ((long) now.getNano() << 32) / SECOND;
        return (now.getEpochSecond() + NTP_OFFSET) << 32 | fraction;
    }
}
