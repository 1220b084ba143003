package io.rostrum.meeting;

import java.util.Optional;

/**
 * Names a meeting within its organisation.
 *
 * @param value 1 to 128 visible ASCII characters
 */
public record MeetingId(String value) implements Comparable<MeetingId> {
    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if it is not an identifier; text from outside goes through
     *     {@link #parse}
     */
    public MeetingId {
        Identifiers.require("meeting", value);
    }

    /** The identifier that {@code text} spells, or nothing if it is not one. */
    public static Optional<MeetingId> parse(String text) {
        return Identifiers.isIdentifier(text) ? Optional.of(new MeetingId(text)) : Optional.empty();
    }

    @Override
    public int compareTo(MeetingId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
