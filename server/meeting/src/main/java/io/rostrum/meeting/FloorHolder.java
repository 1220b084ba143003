package io.rostrum.meeting;

import java.time.Instant;

/**
 * One who holds the floor; the status of the request is {@link RequestStatus#GRANTED}.
 *
 * @param since when the floor was given
 */
public record FloorHolder(
        RequestId request, ParticipantId participant, Instant since, SpeakingClock clock) {
    FloorHolder with(SpeakingClock next) {
        return new FloorHolder(request, participant, since, next);
    }
}
