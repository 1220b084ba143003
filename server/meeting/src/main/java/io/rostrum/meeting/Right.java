package io.rostrum.meeting;

/** Something one may be entitled to do in a meeting. */
public enum Right {
    /** Follow the meeting. */
    OBSERVE,
    /** See who takes part, by name. */
    SEE_ROSTER,
    /** Ask for the floor, hold it, give it back. */
    SPEAK,
    /** Take the chair. */
    PRESIDE,
    /**
     * Keep the list of speakers and the floor: open and close the list, deny a request, give the
     * floor and take it back, stop a clock and extend it, silence everyone.
     */
    KEEP_LIST,
    /** Open the microphone of one's booth. */
    INTERPRET
}
