package io.rostrum.meeting;

/** What happens when a holder's speaking time is over. */
public enum OnExpiry {
    /** Everyone is told; the floor stays until the chair or the holder ends it. */
    WARN,
    /** The floor is taken back at once. */
    CUT
}
