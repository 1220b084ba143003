package io.rostrum.meeting;

/**
 * Why the meeting refuses a command: this module's part of the registry of refusals. The parameters
 * each carries are named in brackets.
 */
public enum RefusalCode {
    /** The meeting has ended; nothing can be done in it. */
    MEETING_ENDED,
    /** Nobody of this name was admitted to the meeting [PARTICIPANT]. */
    NO_SUCH_PARTICIPANT,
    /** It takes a participant who is connected, and this one is not [PARTICIPANT]. */
    NOT_PRESENT,
    /** Who asks does not have the right to it [ROLE, RIGHT]. */
    NOT_ALLOWED,
    /** The badge names a delegation that the meeting does not have [DELEGATION]. */
    NO_SUCH_DELEGATION,
    /** The meeting has no channel for this language [CHANNEL]. */
    NO_SUCH_CHANNEL,
    /** A value is out of its range, or contradicts another [FIELD]. */
    INVALID_VALUE,
    /** The list of speakers is open already. */
    LIST_ALREADY_OPEN,
    /** The list of speakers is closed already. */
    LIST_ALREADY_CLOSED,
    /** The list of speakers is closed and takes no requests. */
    LIST_CLOSED,
    /** The participant is on the list of speakers already [REQUEST]. */
    ALREADY_ON_LIST,
    /** No such request is on the list of speakers [REQUEST]. */
    NO_SUCH_REQUEST,
    /** Nobody is on the list of speakers. */
    LIST_EMPTY,
    /** There are requests, but nobody who made one can take the floor now. */
    NOBODY_READY,
    /** As many hold the floor as may at once [MICROPHONES]. */
    FLOOR_OCCUPIED,
    /** The participant holds the floor already [PARTICIPANT]. */
    ALREADY_HOLDS_FLOOR,
    /** The participant does not hold the floor [PARTICIPANT]. */
    NOT_HOLDING_FLOOR,
    /** The participant has no right to speak and cannot be given the floor [PARTICIPANT]. */
    CANNOT_SPEAK,
    /** The participant presides, and speaks without the floor [PARTICIPANT]. */
    PRESIDES,
    /** The clock is paused already [PARTICIPANT]. */
    CLOCK_NOT_RUNNING,
    /** The clock is not paused [PARTICIPANT]. */
    CLOCK_RUNNING,
    /** Who asks for the chair has it already. */
    ALREADY_PRESIDING,
    /** The chair is neither offered to who asks nor theirs to reclaim. */
    CHAIR_NOT_OFFERED,
    /** Who asks does not work into this language [LANGUAGE]. */
    NOT_YOUR_CHANNEL,
    /** A colleague's microphone is open on the channel [LANGUAGE, HOLDER]. */
    MICROPHONE_TAKEN,
    /** The microphone of who asks is open on the channel already [LANGUAGE]. */
    MICROPHONE_ALREADY_YOURS,
    /** The microphone of who asks is not open on the channel [LANGUAGE]. */
    MICROPHONE_NOT_YOURS
}
