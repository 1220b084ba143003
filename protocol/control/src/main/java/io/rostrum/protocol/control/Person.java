package io.rostrum.protocol.control;

import java.util.List;
import java.util.Optional;

/**
 * A participant as others see them.
 *
 * @param delegation code of the delegation
 * @param capacity in which they speak, e.g. on behalf of a group; none: national or personal
 * @param languages the booth's languages, for an interpreter
 */
public record Person(
        String id,
        String name,
        Role role,
        Optional<String> delegation,
        Optional<String> capacity,
        Attendance attendance,
        Presence presence,
        List<String> languages) {

    public enum Attendance {
        IN_ROOM,
        REMOTE
    }

    public enum Presence {
        PRESENT,
        /** The line dropped; place and floor are kept for the grace period. */
        INTERRUPTED,
        ABSENT
    }
}
