package io.rostrum.sfu;

/**
 * Names a participant's media end within its room. Opaque: equal text, same endpoint.
 *
 * @param value not blank
 */
public record EndpointId(String value) {

    /** Refuses a blank name with {@link IllegalArgumentException}. */
    public EndpointId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("an endpoint's id is not blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
