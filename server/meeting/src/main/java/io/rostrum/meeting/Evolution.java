package io.rostrum.meeting;

import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What each event does to the state; it decides nothing, so that an old record always reads. */
final class Evolution {
    private Evolution() {}

    static Meeting of(Meeting meeting, MeetingEvent event) {
        Builder next = new Builder(meeting);
        switch (event) {
            case MeetingEvent.MeetingCreated _ ->
                    throw new IllegalStateException("a meeting is created once");
            case MeetingEvent.MeetingEnded _ -> next.phase = MeetingPhase.ENDED;
            case MeetingEvent.ParticipantAdmitted e ->
                    next.roster =
                            next.roster.with(
                                    new Participant(e.participant(), e.badge(), Presence.PRESENT));
            case MeetingEvent.ParticipantInterrupted e ->
                    next.roster = next.roster.with(e.participant(), Presence.INTERRUPTED);
            case MeetingEvent.ParticipantReturned e ->
                    next.roster = next.roster.with(e.participant(), Presence.PRESENT);
            case MeetingEvent.ParticipantLeft e ->
                    next.roster = next.roster.with(e.participant(), Presence.ABSENT);
            case MeetingEvent.ListOpened _ -> next.list = next.list.with(ListStatus.OPEN);
            case MeetingEvent.ListClosed _ -> next.list = next.list.with(ListStatus.CLOSED);
            case MeetingEvent.OfRequest e -> request(next, e);
            case MeetingEvent.OfClock e -> clock(next, e);
            case MeetingEvent.AllSilenced _ -> {}
            case MeetingEvent.ChairOffered e ->
                    next.presidency = next.presidency.offered(Optional.of(e.participant()));
            case MeetingEvent.ChairOfferWithdrawn _ ->
                    next.presidency = next.presidency.offered(Optional.empty());
            case MeetingEvent.ChairTaken e -> next.presidency = Presidency.of(e.by());
            case MeetingEvent.ChairVacated _ -> next.presidency = next.presidency.vacated();
            case MeetingEvent.MicrophoneOpened e ->
                    next.microphones = next.microphones.opened(e.language(), e.participant());
            case MeetingEvent.MicrophoneTaken e ->
                    next.microphones = next.microphones.opened(e.language(), e.participant());
            case MeetingEvent.MicrophoneClosed e ->
                    next.microphones = next.microphones.closed(e.language());
        }
        return next.build();
    }

    private static void request(Builder next, MeetingEvent.OfRequest event) {
        switch (event) {
            case MeetingEvent.FloorRequested e ->
                    next.list =
                            next.list.plus(new SpeakerEntry(e.request(), e.participant(), e.at()));
            case MeetingEvent.RequestCancelled e -> next.list = next.list.minus(e.request());
            case MeetingEvent.RequestDenied e -> next.list = next.list.minus(e.request());
            case MeetingEvent.FloorGiven e -> {
                next.list = next.list.minus(e.request());
                next.floor =
                        next.floor.plus(
                                new FloorHolder(
                                        e.request(),
                                        e.participant(),
                                        e.at(),
                                        SpeakingClock.started(e.limit(), e.at())));
            }
            case MeetingEvent.FloorReleased e -> next.floor = next.floor.minus(e.participant());
            case MeetingEvent.FloorRevoked e -> next.floor = next.floor.minus(e.participant());
        }
    }

    private static void clock(Builder next, MeetingEvent.OfClock event) {
        Instant at = event.at();
        SpeakingTimeRule rule = next.meeting.charter().speakingTime();
        UnaryOperator<SpeakingClock> change =
                switch (event) {
                    case MeetingEvent.HolderInterrupted _ ->
                            clock -> clock.stoppedBy(ClockStop.LINE_DOWN, at);
                    case MeetingEvent.HolderReturned _ ->
                            clock -> clock.freedOf(ClockStop.LINE_DOWN, at);
                    case MeetingEvent.ClockPaused _ ->
                            clock -> clock.stoppedBy(ClockStop.PAUSED, at);
                    case MeetingEvent.ClockResumed _ ->
                            clock -> clock.freedOf(ClockStop.PAUSED, at);
                    case MeetingEvent.TimeExtended e ->
                            clock -> clock.extendedTo(e.limit(), at, rule);
                    case MeetingEvent.ClockWarned _ -> clock -> clock.with(ClockPhase.WARNED);
                    case MeetingEvent.ClockExpired _ -> clock -> clock.with(ClockPhase.EXPIRED);
                };
        next.floor = next.floor.withClock(event.participant(), change);
    }

    /** The next meeting under construction. */
    private static final class Builder {
        private final Meeting meeting;
        private MeetingPhase phase;
        private Roster roster;
        private ListOfSpeakers list;
        private Floor floor;
        private Presidency presidency;
        private Microphones microphones;

        Builder(Meeting meeting) {
            this.meeting = meeting;
            this.phase = meeting.phase();
            this.roster = meeting.roster();
            this.list = meeting.list();
            this.floor = meeting.floor();
            this.presidency = meeting.presidency();
            this.microphones = meeting.microphones();
        }

        Meeting build() {
            return new Meeting(
                    meeting.charter(),
                    meeting.revision() + 1,
                    phase,
                    roster,
                    list,
                    floor,
                    presidency,
                    microphones);
        }
    }
}
