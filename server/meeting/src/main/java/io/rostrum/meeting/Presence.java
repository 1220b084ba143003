package io.rostrum.meeting;

/** Whether a participant is connected. */
public enum Presence {
    /** Connected. */
    PRESENT,
    /** The line dropped a moment ago; place and floor are kept. */
    INTERRUPTED,
    /** Left, or gone longer than the grace. */
    ABSENT
}
