package io.rostrum.meeting;

/** Why a request ended before the floor was given. */
public enum CancellationCause {
    /** Its author withdrew it, or who keeps the list did so for them. */
    WITHDRAWN,
    /** Its author left the meeting. */
    LEFT,
    /** The meeting ended. */
    MEETING_ENDED
}
