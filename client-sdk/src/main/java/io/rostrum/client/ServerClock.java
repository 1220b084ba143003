package io.rostrum.client;

/**
 * The server's time, from pings: each gives an offset that is wrong by at most half its round trip,
 * and the one of the quickest recent ping is taken. For one thread; {@link #offsetMillis} for any.
 */
final class ServerClock {

    private static final int KEPT = 8;

    private final double[] roundTrips = new double[KEPT];
    private final double[] offsets = new double[KEPT];
    private int measured;
    private volatile double offset;

    /**
     * Takes a measurement.
     *
     * @param sentAt and {@code receivedAt} by the local clock, in milliseconds
     */
    void pong(double sentAt, double receivedAt, long serverTime) {
        int slot = measured++ % KEPT;
        roundTrips[slot] = Math.max(0, receivedAt - sentAt);
        offsets[slot] = serverTime - (sentAt + receivedAt) / 2;
        int best = 0;
        for (int i = 1; i < Math.min(measured, KEPT); i++) {
            if (roundTrips[i] < roundTrips[best]) {
                best = i;
            }
        }
        offset = offsets[best];
    }

    /**
     * What to add to the local clock to have the server's, in milliseconds; 0 before the first
     * pong.
     */
    double offsetMillis() {
        return offset;
    }
}
