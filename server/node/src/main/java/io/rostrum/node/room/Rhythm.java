package io.rostrum.node.room;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that changes often and is told at intervals: when it is due next. Nothing is due while
 * nothing has changed.
 */
final class Rhythm {

    private enum State {
        QUIET,
        CHANGED,
        AWAITED
    }

    private State state = State.QUIET;
    private Instant lastTold = Instant.MIN;

    /** It has changed. */
    void changed() {
        if (state == State.QUIET) {
            state = State.CHANGED;
        }
    }

    /** If it has changed and is not awaited yet: in how long it is to be told. */
    Optional<Duration> await(Instant now, Duration interval) {
        if (state != State.CHANGED) {
            return Optional.empty();
        }
        state = State.AWAITED;
        if (lastTold.equals(Instant.MIN)) {
            return Optional.of(Duration.ZERO);
        }
        Duration rest = Duration.between(now, lastTold.plus(interval));
        return Optional.of(rest.isNegative() ? Duration.ZERO : rest);
    }

    /** It is told now. */
    void told(Instant now) {
        state = State.QUIET;
        lastTold = now;
    }
}
