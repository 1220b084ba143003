package io.rostrum.sfu;

/** What an interpretation channel carries while no microphone on it is live. */
public enum WhenSilent {
    /** The floor, of itself ("auto-floor"). */
    FLOOR,
    /** Nothing. */
    SILENCE
}
