package io.rostrum.meeting;

/** From where a participant takes part. */
public enum Attendance {
    /** In the room. */
    IN_ROOM,
    /** From elsewhere. */
    REMOTE
}
