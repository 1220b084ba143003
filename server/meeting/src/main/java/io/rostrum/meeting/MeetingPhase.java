package io.rostrum.meeting;

/** Where a meeting stands in its life. */
public enum MeetingPhase {
    /** It can be joined and held. */
    RUNNING,
    /** It is over for good. */
    ENDED
}
