package io.rostrum.meeting;

/** How a meeting gathers, in the terms of ITU Plenipotentiary Resolution 167. */
public enum MeetingKind {
    /** Held in a room; remote participants are supported. */
    PHYSICAL_WITH_REMOTE_SUPPORT,
    /** Held without a room. */
    VIRTUAL,
    /** Held in a room and remotely, on an equal footing. */
    HYBRID
}
