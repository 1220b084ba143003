package io.rostrum.sfu;

/**
 * Why an endpoint that the plan allows is not heard all the same. A hold can only narrow what the
 * plan allows.
 */
public enum Hold {
    /** The participant muted their own microphone. */
    SELF_MUTE,
    /**
     * An interpreter presses the cough button. The channel is silent, and stays the interpreter's:
     * its listeners do not hear the floor meanwhile.
     */
    COUGH,
    /** The floor was taken back; the plan that says so is on its way. */
    REVOKED,
    /** The chair silenced the room; the plan that says so is on its way. */
    SILENCED
}
