package io.rostrum.sfu;

/** What a receive slot of an endpoint is for. */
public enum SlotPurpose {
    /** Sound of the floor; several slots for several microphones. */
    FLOOR,
    /** The chosen interpretation channel. */
    INTERPRETATION,
    /** The only slot of its endpoint: whatever is to be heard. */
    SHARED
}
