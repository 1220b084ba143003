package io.rostrum.protocol.control;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.rostrum.protocol.control.MeetingState.FloorHolder;
import io.rostrum.protocol.control.MeetingState.ListEntry;
import io.rostrum.protocol.control.MeetingState.Presidency;
import io.rostrum.protocol.control.MeetingState.SpeakingClock;
import java.util.List;
import java.util.Optional;

/**
 * One step of a view. What a step carries is enough to apply it to the {@link MeetingState} before
 * it, without looking anything up; see {@code docs/design/views.md} for what each does.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface ViewEvent {

    record ListOpened() implements ViewEvent {}

    record ListClosed() implements ViewEvent {}

    /** A request stands on the list, at {@code position} (0 is next). */
    record RequestListed(ListEntry entry, int position) implements ViewEvent {}

    /** A request left the list: granted, denied, cancelled. */
    record RequestUnlisted(String requestId, RequestStatus status) implements ViewEvent {}

    /**
     * Someone has the floor. The granted request, if any, was taken off the list by its own step.
     */
    record FloorGiven(FloorHolder holder) implements ViewEvent {}

    /** Someone has the floor no longer. */
    record FloorEnded(String participantId, FloorEnd end) implements ViewEvent {}

    enum FloorEnd {
        YIELDED,
        REVOKED,
        SILENCED,
        EXPIRED,
        LEFT
    }

    /** A holder's clock was started, stopped, extended. */
    record ClockChanged(String participantId, SpeakingClock clock) implements ViewEvent {}

    /** The rest of a holder's time has reached the warning. */
    record ClockWarned(String participantId, long restMillis) implements ViewEvent {}

    /** A holder's time is over; the floor stays with them unless the meeting says otherwise. */
    record ClockExpired(String participantId) implements ViewEvent {}

    /** Who presides, or to whom the chair is offered, has changed. */
    record PresidencyChanged(Presidency presidency) implements ViewEvent {}

    /** The live microphone of a channel has changed; none: no interpreter is live. */
    record ChannelChanged(String language, Optional<Person> microphone) implements ViewEvent {}

    /** The interpreters of a booth have changed; booth, presiding and technician's views only. */
    record BoothChanged(String language, List<Person> booth) implements ViewEvent {}

    /**
     * The presence of someone whom this view shows by name (chair, holder, list, microphone) has
     * changed.
     */
    record PresenceChanged(String participantId, Person.Presence presence) implements ViewEvent {}

    /**
     * People came, changed or left; at most four a second; presiding and technician's views only.
     */
    record RosterChanged(List<Person> present, List<String> gone) implements ViewEvent {}

    record MeetingEnded() implements ViewEvent {}
}
