package io.rostrum.sfu;

/**
 * The time of the last datagram or tick. What is asked of a room in between, such as a plan or a
 * hold, happens at that time.
 */
final class PortClock {

    private long now;

    PortClock(long startNanos) {
        now = startNanos;
    }

    long now() {
        return now;
    }

    void advance(long nowNanos) {
        now = nowNanos;
    }
}
