package io.rostrum.protocol.control;

/**
 * The views in which a meeting is published. Each is encoded once and has its own gap-free
 * revision; a session sees exactly one, chosen by role.
 */
public enum ViewName {
    /**
     * Follow-only listeners: the floor, the list, the channels; no names of those who only listen.
     */
    PUBLIC,
    /** Delegates and observers. */
    PARTICIPANT,
    /** Chair, deputies, secretary, moderators: with the roster. */
    PRESIDING,
    /** Interpreters: with the booths. */
    BOOTH,
    /** Technicians: with the roster and the connections. */
    TECHNICIAN
}
