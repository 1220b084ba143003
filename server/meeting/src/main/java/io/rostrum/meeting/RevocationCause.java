package io.rostrum.meeting;

/** Why the floor was taken back. */
public enum RevocationCause {
    /** The chair, or the secretary for the chair, took it back. */
    TAKEN_BACK,
    /** Everyone was silenced. */
    ALL_SILENCED,
    /** The speaking time was over, in a meeting that cuts. */
    TIME_EXPIRED
}
