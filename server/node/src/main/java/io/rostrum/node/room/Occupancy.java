package io.rostrum.node.room;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** How many rooms are open and how many sessions have a line, for who waits until none. */
final class Occupancy {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int rooms;
    private int sessions;

    void roomOpened() {
        change(1, 0);
    }

    void roomClosed() {
        change(-1, 0);
    }

    void connected() {
        change(0, 1);
    }

    void disconnected() {
        change(0, -1);
    }

    private void change(int ofRooms, int ofSessions) {
        lock.lock();
        try {
            rooms += ofRooms;
            sessions += ofSessions;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    int sessions() {
        lock.lock();
        try {
            return sessions;
        } finally {
            lock.unlock();
        }
    }

    /** Blocks until no session has a line, or the time is over. */
    void awaitNoSessions(Duration atMost) throws InterruptedException {
        long nanos = atMost.toNanos();
        lock.lock();
        try {
            while (sessions > 0 && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Blocks until no room is open, or the time is over. */
    void awaitNoRooms(Duration atMost) throws InterruptedException {
        long nanos = atMost.toNanos();
        lock.lock();
        try {
            while (rooms > 0 && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }
}
