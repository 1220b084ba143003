package io.rostrum.meeting;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened in the meeting and does not change any more. Each raises the meeting's
 * revision by one. {@code by} names who did it: where a secretary acts for the chair, the
 * secretary.
 */
public sealed interface MeetingEvent {
    /** When it happened. */
    Instant at();

    /** An event in the life of a floor request; each request ends with one final status. */
    sealed interface OfRequest extends MeetingEvent {
        /** The request. */
        RequestId request();

        /** Whose request it is. */
        ParticipantId participant();

        /** The status the request has from now on. */
        RequestStatus status();
    }

    /** An event in the life of a holder's speaking clock. */
    sealed interface OfClock extends MeetingEvent {
        /** The request under which the floor is held. */
        RequestId request();

        /** The holder. */
        ParticipantId participant();
    }

    /** The first event of every meeting. */
    record MeetingCreated(MeetingCharter charter, Instant at) implements MeetingEvent {}

    /** The last event of every meeting; what was held or waited for has ended before it. */
    record MeetingEnded(Instant at) implements MeetingEvent {}

    /** A participant joined, or came back after an absence. */
    record ParticipantAdmitted(ParticipantId participant, Badge badge, Instant at)
            implements MeetingEvent {}

    /** A participant's line dropped. */
    record ParticipantInterrupted(ParticipantId participant, Instant at) implements MeetingEvent {}

    /** A participant's line is back. */
    record ParticipantReturned(ParticipantId participant, Instant at) implements MeetingEvent {}

    /** A participant is not there any more. */
    record ParticipantLeft(ParticipantId participant, Departure departure, Instant at)
            implements MeetingEvent {}

    /** The list of speakers takes requests. */
    record ListOpened(ParticipantId by, Instant at) implements MeetingEvent {}

    /** The list of speakers takes no more requests. */
    record ListClosed(ParticipantId by, Instant at) implements MeetingEvent {}

    /** A request is on the list, in the last place. */
    record FloorRequested(RequestId request, ParticipantId participant, Instant at)
            implements OfRequest {
        @Override
        public RequestStatus status() {
            return RequestStatus.ACCEPTED;
        }
    }

    /**
     * A request ended before the floor was given.
     *
     * @param by who withdrew it, if it was withdrawn
     */
    record RequestCancelled(
            RequestId request,
            ParticipantId participant,
            CancellationCause cause,
            Optional<ParticipantId> by,
            Instant at)
            implements OfRequest {
        @Override
        public RequestStatus status() {
            return RequestStatus.CANCELLED;
        }
    }

    /** A request was taken off the list. */
    record RequestDenied(
            RequestId request,
            ParticipantId participant,
            ParticipantId by,
            DenialReason reason,
            Instant at)
            implements OfRequest {
        @Override
        public RequestStatus status() {
            return RequestStatus.DENIED;
        }
    }

    /**
     * A participant holds the floor and the clock runs. A request given directly begins with this
     * event.
     *
     * @param limit the speaking time
     */
    record FloorGiven(
            RequestId request,
            ParticipantId participant,
            ParticipantId by,
            Duration limit,
            Instant at)
            implements OfRequest {
        @Override
        public RequestStatus status() {
            return RequestStatus.GRANTED;
        }
    }

    /**
     * A holder's floor ended without being taken back.
     *
     * @param spent the speaking time used
     */
    record FloorReleased(
            RequestId request,
            ParticipantId participant,
            ReleaseCause cause,
            Duration spent,
            Instant at)
            implements OfRequest {
        @Override
        public RequestStatus status() {
            return RequestStatus.RELEASED;
        }
    }

    /**
     * The floor was taken back from a holder.
     *
     * @param by who took it back; nobody when a time limit cut it
     * @param spent the speaking time used
     */
    record FloorRevoked(
            RequestId request,
            ParticipantId participant,
            RevocationCause cause,
            Optional<ParticipantId> by,
            Duration spent,
            Instant at)
            implements OfRequest {
        @Override
        public RequestStatus status() {
            return RequestStatus.REVOKED;
        }
    }

    /** Every floor is being taken back: a {@link FloorRevoked} for each follows. */
    record AllSilenced(ParticipantId by, Instant at) implements MeetingEvent {}

    /**
     * The line of a holder dropped: the clock stands, the floor stays. The chair is told at once.
     *
     * @param spent the speaking time used
     */
    record HolderInterrupted(
            RequestId request, ParticipantId participant, Duration spent, Instant at)
            implements OfClock {}

    /** The line of a holder is back: the clock goes on unless it is paused. */
    record HolderReturned(RequestId request, ParticipantId participant, Instant at)
            implements OfClock {}

    /**
     * A holder's clock was paused.
     *
     * @param spent the speaking time used
     */
    record ClockPaused(
            RequestId request,
            ParticipantId participant,
            ParticipantId by,
            Duration spent,
            Instant at)
            implements OfClock {}

    /** The pause of a holder's clock was lifted: the clock goes on unless the line is down. */
    record ClockResumed(RequestId request, ParticipantId participant, ParticipantId by, Instant at)
            implements OfClock {}

    /**
     * A holder was given more time.
     *
     * @param limit the whole speaking time from now on
     */
    record TimeExtended(
            RequestId request,
            ParticipantId participant,
            ParticipantId by,
            Duration limit,
            Instant at)
            implements OfClock {}

    /**
     * A holder's time is nearly over.
     *
     * @param rest what is left
     */
    record ClockWarned(RequestId request, ParticipantId participant, Duration rest, Instant at)
            implements OfClock {}

    /** A holder's time is over. */
    record ClockExpired(RequestId request, ParticipantId participant, Instant at)
            implements OfClock {}

    /** A participant is offered the chair, in place of whoever was offered it before. */
    record ChairOffered(ParticipantId participant, Instant at) implements MeetingEvent {}

    /** The chair is no longer offered to this participant. */
    record ChairOfferWithdrawn(ParticipantId participant, Instant at) implements MeetingEvent {}

    /**
     * A participant presides.
     *
     * @param from who presided before
     */
    record ChairTaken(ParticipantId by, Optional<ParticipantId> from, Instant at)
            implements MeetingEvent {}

    /** Who presided left; nobody presides. */
    record ChairVacated(ParticipantId participant, Instant at) implements MeetingEvent {}

    /** An interpreter's microphone is open on a channel that had none. */
    record MicrophoneOpened(LanguageTag language, ParticipantId participant, Instant at)
            implements MeetingEvent {}

    /** A channel's microphone passed from one interpreter to another. */
    record MicrophoneTaken(
            LanguageTag language, ParticipantId participant, ParticipantId from, Instant at)
            implements MeetingEvent {}

    /** A channel's microphone is closed. */
    record MicrophoneClosed(
            LanguageTag language, ParticipantId participant, ClosingCause cause, Instant at)
            implements MeetingEvent {}
}
