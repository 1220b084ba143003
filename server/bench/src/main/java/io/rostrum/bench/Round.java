package io.rostrum.bench;

/**
 * What one measured stretch came to.
 *
 * @param sent datagrams put on the wire
 * @param heard how many of them arrived
 * @param cpuNanos of the one thread that sent them, in the kernel and out of it
 * @param wallNanos that went by
 */
record Round(long sent, long heard, long cpuNanos, long wallNanos) {

    private static final double SECOND = 1e9;

    /** How many datagrams a second of one core would send. */
    double perCoreSecond() {
        return sent * SECOND / Math.max(1, cpuNanos);
    }

    /** How many went out a second. */
    double perSecond() {
        return sent * SECOND / Math.max(1, wallNanos);
    }

    /** The share of the core that was used: 0 to 1. */
    double busy() {
        return (double) cpuNanos / Math.max(1, wallNanos);
    }

    /** The share that did not arrive: 0 to 1. */
    double lost() {
        return sent == 0 ? 0 : 1 - (double) heard / sent;
    }
}
