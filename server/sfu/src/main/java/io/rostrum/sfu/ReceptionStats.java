package io.rostrum.sfu;

/**
 * What a receiver report says of one incoming stream: loss and jitter (RFC 3550 section 6.4.1 and
 * appendix A), whether or not the packets were forwarded.
 */
final class ReceptionStats {

    /** A step further than this is no loss but a source that has begun anew (appendix A.1). */
    private static final long FARTHEST_STEP = 3_000;

    private long first;
    private long highest;
    private long received;
    private long expectedBefore;
    private long receivedBefore;
    private int transit;
    private long scaledJitter;

    /**
     * Counts a packet.
     *
     * @param extended its sequence number, extended by the roll-overs
     */
    void received(long extended, int timestamp, long now) {
        if (received == 0 || extended - highest > FARTHEST_STEP) {
            restart(extended);
        }
        int arrival = (int) StreamRewriter.ticks(now);
        int nextTransit = arrival - timestamp;
        if (received > 0) {
            scaledJitter += Math.abs(nextTransit - transit) - ((scaledJitter + 8) >> 4);
        }
        transit = nextTransit;
        first = Math.min(first, extended);
        highest = Math.max(highest, extended);
        received++;
    }

    private void restart(long at) {
        first = at;
        highest = at;
        received = 0;
        expectedBefore = 0;
        receivedBefore = 0;
        scaledJitter = 0;
    }

    /** Whether anything has come since {@link #closeInterval}. */
    boolean fresh() {
        return received > receivedBefore;
    }

    /** The lowest 32 bits of the highest sequence number, extended by its roll-overs. */
    int extendedHighest() {
        return (int) highest;
    }

    /** Packets lost since the beginning; below zero when the network doubled some. */
    int lost() {
        return (int) (expected() - received);
    }

    /** The share lost since {@link #closeInterval}, in 256ths: 0 to 255. */
    int fractionLost() {
        long expected = expected() - expectedBefore;
        long lost = expected - (received - receivedBefore);
        return expected <= 0 || lost <= 0 ? 0 : (int) Math.min(255, (lost << 8) / expected);
    }

    /** Interarrival jitter in ticks of the RTP clock. */
    int jitter() {
        return (int) (scaledJitter >> 4);
    }

    /** The next {@link #fractionLost} counts from here. */
    void closeInterval() {
        expectedBefore = expected();
        receivedBefore = received;
    }

    private long expected() {
        return received == 0 ? 0 : highest - first + 1;
    }
}
