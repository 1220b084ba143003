package io.rostrum.meeting;

/** The status of a floor request (RFC 8855 §5.2.5). */
public enum RequestStatus {
    /** Received, not yet decided upon; an open list accepts at once, so none stays in it. */
    PENDING,
    /** On the list of speakers. */
    ACCEPTED,
    /** The floor is held. */
    GRANTED,
    /** Final: the chair did not grant it. */
    DENIED,
    /** Final: withdrawn before it was granted. */
    CANCELLED,
    /** Final: the holder gave the floor back. */
    RELEASED,
    /** Final: the floor was taken back. */
    REVOKED;

    /** Whether nothing can follow. */
    public boolean isFinal() {
        return switch (this) {
            case PENDING, ACCEPTED, GRANTED -> false;
            case DENIED, CANCELLED, RELEASED, REVOKED -> true;
        };
    }
}
