package io.rostrum.meeting;

/** Why a holder's floor ended without being taken back. */
public enum ReleaseCause {
    /** The holder gave it back. */
    YIELDED,
    /** The holder left the meeting. */
    LEFT,
    /** The holder took the chair, from where one speaks without the floor. */
    TOOK_CHAIR,
    /** The meeting ended. */
    MEETING_ENDED
}
