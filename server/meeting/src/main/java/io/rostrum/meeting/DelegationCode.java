package io.rostrum.meeting;

import java.util.Optional;

/**
 * Names a delegation as the meeting's charter does.
 *
 * @param value 1 to 128 visible ASCII characters
 */
public record DelegationCode(String value) implements Comparable<DelegationCode> {
    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if it is not an identifier; text from outside goes through
     *     {@link #parse}
     */
    public DelegationCode {
        Identifiers.require("delegation", value);
    }

    /** The identifier that {@code text} spells, or nothing if it is not one. */
    public static Optional<DelegationCode> parse(String text) {
        return Identifiers.isIdentifier(text)
                ? Optional.of(new DelegationCode(text))
                : Optional.empty();
    }

    @Override
    public int compareTo(DelegationCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
