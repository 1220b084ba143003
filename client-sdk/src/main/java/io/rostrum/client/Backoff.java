package io.rostrum.client;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How long to wait before coming back: doubling from a quarter of a second to ten, with full
 * jitter, so that a hall that lost its line does not return in one wave; never less than the server
 * asked for.
 */
final class Backoff {

    private static final long FIRST_MILLIS = 250;
    private static final long LONGEST_MILLIS = 10_000;
    private static final int MOST_DOUBLINGS = 6;

    private final RandomGenerator random;
    private int failures;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /** The next wait. */
    Duration next(Optional<Integer> askedMillis) {
        long ceiling = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(failures, MOST_DOUBLINGS));
        failures++;
        long least = askedMillis.map(Integer::longValue).orElse(0L);
        return Duration.ofMillis(least + random.nextLong(ceiling / 4, ceiling + 1));
    }

    /** The connection is good again. */
    void reset() {
        failures = 0;
    }
}
