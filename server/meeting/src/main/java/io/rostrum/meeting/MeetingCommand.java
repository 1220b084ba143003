package io.rostrum.meeting;

import java.time.Duration;

/** What the meeting is asked to do, or told has happened. */
public sealed interface MeetingCommand {

    /**
     * What a participant does. It takes a connected participant with the {@linkplain
     * Rights#required right} to it.
     */
    sealed interface Act extends MeetingCommand {
        /** Who does it. */
        ParticipantId by();
    }

    /**
     * What the node reports about a participant's line. A report of what is already known is
     * applied without an event.
     */
    sealed interface Report extends MeetingCommand {
        /** Whom it is about. */
        ParticipantId participant();
    }

    /**
     * A participant joins, or comes back. Under the same badge they take up what they held; another
     * badge is another standing, and what was held under the old one ends first.
     */
    record Admit(ParticipantId participant, Badge badge) implements Report {}

    /** A participant's line dropped. */
    record LineDropped(ParticipantId participant) implements Report {}

    /** A participant's line is back within the grace; after it, {@link Admit} brings them back. */
    record LineRestored(ParticipantId participant) implements Report {}

    /** A participant left, or did not come back within the grace. */
    record Leave(ParticipantId participant, Departure departure) implements Report {}

    /**
     * An instant named by {@link Meeting#nextDue} has come. Applied without an event if nothing is
     * due.
     */
    record ClockDue() implements MeetingCommand {}

    /** The organiser ends the meeting for good. */
    record EndMeeting() implements MeetingCommand {}

    /** Opens the list of speakers. */
    record OpenList(ParticipantId by) implements Act {}

    /** Closes the list of speakers to further requests; those on it stay. */
    record CloseList(ParticipantId by) implements Act {}

    /**
     * Asks for the floor.
     *
     * @param request a name not used before
     */
    record RequestFloor(ParticipantId by, RequestId request) implements Act {}

    /** Withdraws a request from the list: one's own, or for whoever keeps the list another's. */
    record WithdrawRequest(ParticipantId by, RequestId request) implements Act {}

    /** Takes a request off the list, with a reason. */
    record DenyRequest(ParticipantId by, RequestId request, DenialReason reason) implements Act {}

    /** Gives the floor while a microphone is free. */
    record GiveFloor(ParticipantId by, FloorTarget target) implements Act {}

    /** Gives one's own floor back. */
    record YieldFloor(ParticipantId by) implements Act {}

    /** Takes the floor back from a holder. */
    record RevokeFloor(ParticipantId by, ParticipantId holder) implements Act {}

    /**
     * Takes every floor back at once; only who presides is heard until the floor is given again.
     */
    record SilenceAll(ParticipantId by) implements Act {}

    /** Stops a holder's clock; the holder goes on being heard. */
    record PauseClock(ParticipantId by, ParticipantId holder) implements Act {}

    /** Lifts the pause of a holder's clock. */
    record ResumeClock(ParticipantId by, ParticipantId holder) implements Act {}

    /**
     * Gives a holder more time.
     *
     * @param extra more than zero, at most a day
     */
    record ExtendTime(ParticipantId by, ParticipantId holder, Duration extra) implements Act {}

    /**
     * Takes the chair: a deputy when it is offered, a chair also from a deputy who presides. This
     * is also how a chair who is back reclaims it.
     */
    record TakeChair(ParticipantId by) implements Act {}

    /**
     * Opens the microphone of a booth if no colleague's is open; the interpreter's own microphone
     * on another channel closes.
     */
    record OpenMicrophone(ParticipantId by, LanguageTag language) implements Act {}

    /** Takes a booth's microphone over from the colleague who has it; opens it if it is free. */
    record TakeMicrophone(ParticipantId by, LanguageTag language) implements Act {}

    /** Closes one's own microphone. */
    record CloseMicrophone(ParticipantId by, LanguageTag language) implements Act {}
}
