package io.rostrum.meeting;

/** What an interpretation channel carries while its microphone is closed. */
public enum WhenSilent {
    /** The floor channel, of itself ("auto-floor"). */
    FLOOR,
    /** Nothing. */
    SILENCE
}
