package io.rostrum.meeting;

/** What makes a speaking clock stand. */
public enum ClockStop {
    /** The chair paused it. */
    PAUSED,
    /** The holder's line is down. */
    LINE_DOWN
}
