package io.rostrum.meeting;

/** Why the chair denies a request. */
public enum DenialReason {
    /** The chair decides so, and states no reason. */
    NOT_STATED,
    /** It is not in order under the rules. */
    OUT_OF_ORDER,
    /** It does not belong to what is under discussion. */
    NOT_UNDER_DISCUSSION,
    /** No time is left for it. */
    NO_TIME_LEFT,
    /** Whoever asked was not there when called. */
    ABSENT_WHEN_CALLED
}
