package io.rostrum.meeting;

/** To whom the floor is given. */
public sealed interface FloorTarget {
    /** To the first on the list who can take it: present, and not presiding. */
    record Next() implements FloorTarget {}

    /** To the author of this request, wherever it stands. */
    record ByRequest(RequestId request) implements FloorTarget {}

    /**
     * To this participant, asked or not.
     *
     * @param unlessWaiting names the request if the participant has none on the list
     */
    record Directly(ParticipantId participant, RequestId unlessWaiting) implements FloorTarget {}
}
