package io.rostrum.meeting;

import java.util.Optional;

/**
 * Names a region to which delegations belong.
 *
 * @param value 1 to 128 visible ASCII characters
 */
public record RegionCode(String value) implements Comparable<RegionCode> {
    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if it is not an identifier; text from outside goes through
     *     {@link #parse}
     */
    public RegionCode {
        Identifiers.require("region", value);
    }

    /** The identifier that {@code text} spells, or nothing if it is not one. */
    public static Optional<RegionCode> parse(String text) {
        return Identifiers.isIdentifier(text)
                ? Optional.of(new RegionCode(text))
                : Optional.empty();
    }

    @Override
    public int compareTo(RegionCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
