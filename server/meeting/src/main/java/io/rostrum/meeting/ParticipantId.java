package io.rostrum.meeting;

import java.util.Optional;

/**
 * Names a participant within a meeting, across all their connections and returns.
 *
 * @param value 1 to 128 visible ASCII characters
 */
public record ParticipantId(String value) implements Comparable<ParticipantId> {
    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if it is not an identifier; text from outside goes through
     *     {@link #parse}
     */
    public ParticipantId {
        Identifiers.require("participant", value);
    }

    /** The identifier that {@code text} spells, or nothing if it is not one. */
    public static Optional<ParticipantId> parse(String text) {
        return Identifiers.isIdentifier(text)
                ? Optional.of(new ParticipantId(text))
                : Optional.empty();
    }

    @Override
    public int compareTo(ParticipantId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
