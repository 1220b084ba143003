package io.rostrum.meeting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One command being decided: the meeting as far as the events so far have brought it. */
final class Transition {
    private final Instant now;
    private final List<MeetingEvent> events = new ArrayList<>();
    private Meeting meeting;

    Transition(Meeting meeting, Instant now) {
        this.meeting = meeting;
        this.now = now;
    }

    /** The meeting with the events so far. */
    Meeting meeting() {
        return meeting;
    }

    Instant now() {
        return now;
    }

    void emit(MeetingEvent event) {
        meeting = meeting.evolve(event);
        events.add(event);
    }

    Outcome applied() {
        return new Outcome.Applied(meeting, events);
    }

    Outcome refuse(RefusalCode code) {
        return refuse(code, Map.of());
    }

    Outcome refuse(RefusalCode code, RefusalParameter parameter, Object value) {
        return refuse(code, Map.of(parameter, value.toString()));
    }

    Outcome refuse(RefusalCode code, Map<RefusalParameter, String> parameters) {
        if (!events.isEmpty()) {
            throw new IllegalStateException(code + " after " + events);
        }
        return new Outcome.Rejected(code, parameters);
    }
}
