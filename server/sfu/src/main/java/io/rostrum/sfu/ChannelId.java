package io.rostrum.sfu;

/**
 * Names what a listener may choose to hear: the floor, or the interpretation into one language.
 *
 * @param value {@code floor}, or whatever names the language; not blank
 */
public record ChannelId(String value) {

    /** The original sound, in whatever language it is spoken. */
    public static final ChannelId FLOOR = new ChannelId("floor");

    /** Refuses a blank name with {@link IllegalArgumentException}. */
    public ChannelId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a channel's id is not blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
