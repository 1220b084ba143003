package io.rostrum.meeting;

import java.time.Instant;

/**
 * A floor request that waits on the list of speakers; its status is {@link RequestStatus#ACCEPTED}.
 */
public record SpeakerEntry(RequestId request, ParticipantId participant, Instant requestedAt) {}
