package io.rostrum.protocol.control;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A meeting as one view shows it.
 *
 * @param roster everyone present, in the presiding and the technician's view only
 */
public record MeetingState(
        Header meeting,
        Presidency presidency,
        SpeakersList list,
        Floor floor,
        List<InterpretationChannel> channels,
        Optional<List<Person>> roster) {

    /**
     * What does not change while the meeting runs, but for its phase.
     *
     * @param title by language tag
     * @param delegations as the meeting's description gives them
     */
    public record Header(
            String id,
            String organisation,
            Map<String, String> title,
            MeetingKind kind,
            MeetingPhase phase,
            List<Delegation> delegations) {}

    public enum MeetingKind {
        PHYSICAL_WITH_REMOTE_SUPPORT,
        VIRTUAL,
        HYBRID
    }

    public enum MeetingPhase {
        RUNNING,
        ENDED
    }

    /**
     * A delegation, as the meeting’s description gives it.
     *
     * @param names by language tag
     */
    public record Delegation(
            String code,
            Map<String, String> names,
            Optional<String> region,
            Optional<String> group) {}

    /**
     * Who presides.
     *
     * @param offeredTo the deputy to whom the chair is offered while the chair is away
     */
    public record Presidency(Optional<Person> chair, Optional<Person> offeredTo) {}

    public record SpeakersList(ListStatus status, List<ListEntry> entries) {}

    public enum ListStatus {
        OPEN,
        CLOSED
    }

    /** A waiting floor request, in its place; {@code requestedAt} by the server's clock. */
    public record ListEntry(
            String requestId,
            Person person,
            FloorRequestKind kind,
            RequestStatus status,
            long requestedAt) {}

    /**
     * The floor: who has it.
     *
     * @param openMicrophones how many may hold the floor at once
     */
    public record Floor(int openMicrophones, List<FloorHolder> holders) {}

    /**
     * Someone who has the floor.
     *
     * @param requestId the granted request, if the floor was asked for
     */
    public record FloorHolder(
            Person person, Optional<String> requestId, long since, SpeakingClock clock) {}

    /**
     * Speaking time. Spent now = {@code spentMillis} + (server time − {@code runningSince}, while
     * it runs).
     *
     * @param limitMillis none: no limit
     * @param warnAtRestMillis the rest at which the holder is warned
     * @param runningSince none: the clock stands still
     */
    public record SpeakingClock(
            Optional<Long> limitMillis,
            Optional<Long> warnAtRestMillis,
            long spentMillis,
            Optional<Long> runningSince,
            ClockState state) {}

    public enum ClockState {
        RUNNING,
        /** Stopped by the chair. */
        PAUSED,
        /** The holder's line dropped. */
        INTERRUPTED
    }

    /**
     * One language.
     *
     * @param microphone the interpreter who is live
     * @param whenSilent what its listeners hear while no interpreter is live
     * @param booth the interpreters of the booth; in the booth, presiding and technician's views
     *     only
     */
    public record InterpretationChannel(
            String language,
            Optional<Person> microphone,
            WhenSilent whenSilent,
            Optional<List<Person>> booth) {}

    public enum WhenSilent {
        FLOOR,
        SILENCE
    }
}
