package io.rostrum.bench;

import java.util.List;

/**
 * One load's rounds, by turns.
 *
 * @param perSecond datagrams a second that were asked for
 * @param limit the kernel alone
 * @param server the whole server
 */
record Comparison(int perSecond, List<Round> limit, List<Round> server) {

    /** More lost than this, and the receiving side was what was measured. */
    static final double MOST_LOST = 0.001;

    /** The limit's rounds differ by more than this: something else ran on this machine. */
    static final double NOISY = 0.25;

    Comparison {
        limit = List.copyOf(limit);
        server = List.copyOf(server);
    }

    /** Forwards a core-second as a share of the limit's. */
    double ratio() {
        return median(server) / median(limit);
    }

    static double median(List<Round> rounds) {
        double[] sorted = rounds.stream().mapToDouble(Round::perCoreSecond).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** How far apart the rounds are, as a share of their median. */
    static double spread(List<Round> rounds) {
        double most = rounds.stream().mapToDouble(Round::perCoreSecond).max().orElse(0);
        double least = rounds.stream().mapToDouble(Round::perCoreSecond).min().orElse(0);
        return (most - least) / Math.max(1, median(rounds));
    }

    /** The worst round's share of what did not arrive. */
    double lost() {
        return server.stream().mapToDouble(Round::lost).max().orElse(0);
    }

    /** The worst round's share of the kernel's that did not arrive. */
    double limitLost() {
        return limit.stream().mapToDouble(Round::lost).max().orElse(0);
    }

    /** How much of its core the server's thread used. */
    double busy() {
        return server.stream().mapToDouble(Round::busy).average().orElse(0);
    }
}
