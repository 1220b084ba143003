package io.rostrum.meeting;

import java.time.Instant;
import java.util.Set;

/** Whether a speaking clock runs. */
public sealed interface ClockRun {
    /** It runs since then. */
    record Running(Instant since) implements ClockRun {}

    /**
     * It stands.
     *
     * @param causes at least one; it runs again when the last is gone
     */
    record Stopped(Set<ClockStop> causes) implements ClockRun {
        /** Copies the causes. */
        public Stopped {
            causes = Set.copyOf(causes);
        }
    }
}
