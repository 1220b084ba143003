package io.rostrum.meeting;

/** How far a holder's speaking time has gone, as has been announced. */
public enum ClockPhase {
    /** Time is left. */
    WITHIN_LIMIT,
    /** The warning was given. */
    WARNED,
    /** The time is over. */
    EXPIRED
}
