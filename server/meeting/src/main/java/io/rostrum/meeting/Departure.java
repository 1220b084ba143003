package io.rostrum.meeting;

/** How a participant went. */
public enum Departure {
    /** By their own act: what they held ends. */
    LEFT,
    /**
     * Their line stayed down beyond the grace: floor and place are kept until the chair decides.
     */
    LINE_LOST
}
