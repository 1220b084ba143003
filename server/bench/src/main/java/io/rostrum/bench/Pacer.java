package io.rostrum.bench;

import java.util.concurrent.locks.LockSupport;

/** Does something at evenly spaced moments; who is late makes up for it at once. */
final class Pacer {

    private Pacer() {}

    static void run(int times, long periodNanos, Runnable each) {
        long due = System.nanoTime();
        for (int i = 0; i < times; i++) {
            for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
                LockSupport.parkNanos(early);
            }
            each.run();
            due += periodNanos;
        }
    }
}
