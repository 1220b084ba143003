package io.rostrum.meeting;

/** Why an interpreter's microphone closed. */
public enum ClosingCause {
    /** The interpreter closed it. */
    CLOSED,
    /** The interpreter opened the microphone of another channel. */
    SWITCHED_CHANNEL,
    /** The interpreter's line dropped. */
    LINE_DOWN,
    /** The interpreter left the meeting. */
    LEFT,
    /** The meeting ended. */
    MEETING_ENDED
}
