package io.rostrum.meeting;

import java.util.Optional;

/**
 * Who presides.
 *
 * @param presiding nobody before the first chair came, and after who presided left
 * @param offeredTo to whom the chair is offered while who presides is away
 */
public record Presidency(Optional<ParticipantId> presiding, Optional<ParticipantId> offeredTo) {
    static final Presidency VACANT = new Presidency(Optional.empty(), Optional.empty());

    Presidency offered(Optional<ParticipantId> to) {
        return new Presidency(presiding, to);
    }

    Presidency vacated() {
        return new Presidency(Optional.empty(), offeredTo);
    }

    static Presidency of(ParticipantId presiding) {
        return new Presidency(Optional.of(presiding), Optional.empty());
    }
}
