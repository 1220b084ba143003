package io.rostrum.meeting;

/** Whether the list of speakers takes requests. */
public enum ListStatus {
    /** It takes requests. */
    OPEN,
    /** It takes none; those on it stay. */
    CLOSED
}
