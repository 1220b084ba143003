package io.rostrum.sfu;

import java.util.List;

/** Tells a room's observer who is audible: when it is news, and not too often. */
final class AudibleReport {

    /** At most five times a second. */
    private static final long INTERVAL_NANOS = 200_000_000L;

    /** A change of loudness worth telling, in dB. */
    private static final int AUDIBLE_STEP = 3;

    private final RoomObserver observer;
    private List<AudibleSource> told = List.of();
    private long nextAt;

    AudibleReport(RoomObserver observer, long now) {
        this.observer = observer;
        nextAt = now;
    }

    /** Takes who is audible now, loudest first. */
    void update(List<AudibleSource> loudestFirst, long now) {
        if (now - nextAt >= 0 && differs(loudestFirst)) {
            told = List.copyOf(loudestFirst);
            nextAt = now + INTERVAL_NANOS;
            observer.audible(told);
        }
    }

    private boolean differs(List<AudibleSource> next) {
        if (next.size() != told.size()) {
            return true;
        }
        for (int i = 0; i < next.size(); i++) {
            AudibleSource one = told.get(i);
            AudibleSource other = next.get(i);
            if (!one.endpoint().equals(other.endpoint())
                    || Math.abs(one.level() - other.level()) >= AUDIBLE_STEP) {
                return true;
            }
        }
        return false;
    }
}
