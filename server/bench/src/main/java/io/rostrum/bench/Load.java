package io.rostrum.bench;

/**
 * What is sent: bursts of one datagram to each listener, evenly spaced, as a speaker's packets are.
 *
 * @param listeners datagrams a burst
 * @param perSecond datagrams a second
 */
record Load(int listeners, int perSecond) {

    private static final long SECOND = 1_000_000_000L;

    /** Between two bursts. */
    long periodNanos() {
        return SECOND * listeners / perSecond;
    }

    /** How many bursts there are in a time. */
    int bursts(long nanos) {
        return (int) Math.max(1, nanos / periodNanos());
    }
}
