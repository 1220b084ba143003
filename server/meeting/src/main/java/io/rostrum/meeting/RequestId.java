package io.rostrum.meeting;

import java.util.Optional;

/**
 * Names a floor request within a meeting; made by the caller, never used twice.
 *
 * @param value 1 to 128 visible ASCII characters
 */
public record RequestId(String value) implements Comparable<RequestId> {
    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if it is not an identifier; text from outside goes through
     *     {@link #parse}
     */
    public RequestId {
        Identifiers.require("request", value);
    }

    /** The identifier that {@code text} spells, or nothing if it is not one. */
    public static Optional<RequestId> parse(String text) {
        return Identifiers.isIdentifier(text) ? Optional.of(new RequestId(text)) : Optional.empty();
    }

    @Override
    public int compareTo(RequestId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
