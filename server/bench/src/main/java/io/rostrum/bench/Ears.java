package io.rostrum.bench;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Counts what listeners hear. */
final class Ears {

    private static final long QUIET_NANOS = 200_000_000L;
    private static final long LOOK_NANOS = 5_000_000L;

    private final AtomicLong heard = new AtomicLong();

    void hear() {
        heard.incrementAndGet();
    }

    long count() {
        return heard.get();
    }

    /** Waits until so many were heard in all, or nothing more comes; returns how many were. */
    long settle(long expected) {
        long last = heard.get();
        long since = System.nanoTime();
        while (last < expected && System.nanoTime() - since < QUIET_NANOS) {
            LockSupport.parkNanos(LOOK_NANOS);
            long now = heard.get();
            if (now != last) {
                last = now;
                since = System.nanoTime();
            }
        }
        return last;
    }
}
