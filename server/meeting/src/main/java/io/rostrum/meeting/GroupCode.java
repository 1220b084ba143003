package io.rostrum.meeting;

import java.util.Optional;

/**
 * Names a group of delegations on whose behalf one may speak.
 *
 * @param value 1 to 128 visible ASCII characters
 */
public record GroupCode(String value) implements Comparable<GroupCode> {
    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if it is not an identifier; text from outside goes through
     *     {@link #parse}
     */
    public GroupCode {
        Identifiers.require("group", value);
    }

    /** The identifier that {@code text} spells, or nothing if it is not one. */
    public static Optional<GroupCode> parse(String text) {
        return Identifiers.isIdentifier(text) ? Optional.of(new GroupCode(text)) : Optional.empty();
    }

    @Override
    public int compareTo(GroupCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
