package io.rostrum.meeting;

import java.util.List;
import java.util.Map;

/** What the meeting answers to a command. */
public sealed interface Outcome {
    /**
     * The command is carried out.
     *
     * @param next the meeting from now on
     * @param events what happened, in order; empty if a report told nothing new
     */
    record Applied(Meeting next, List<MeetingEvent> events) implements Outcome {
        /** Copies the events. */
        public Applied {
            events = List.copyOf(events);
        }
    }

    /**
     * The command changes nothing.
     *
     * @param parameters the values that {@code code} names
     */
    record Rejected(RefusalCode code, Map<RefusalParameter, String> parameters) implements Outcome {
        /** Copies the parameters. */
        public Rejected {
            parameters = Map.copyOf(parameters);
        }
    }
}
