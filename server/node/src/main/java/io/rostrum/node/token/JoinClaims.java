package io.rostrum.node.token;

import io.rostrum.protocol.control.Person.Attendance;
import io.rostrum.protocol.control.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who a join token says its bearer is, in which meeting and until when.
 *
 * @param participantId the token's {@code sub}: the same id again is the same participant
 * @param languages of the booth, for an interpreter; empty otherwise
 */
public record JoinClaims(
        String organisation,
        String meeting,
        String participantId,
        String name,
        Role role,
        Optional<String> delegation,
        Optional<String> capacity,
        Attendance attendance,
        List<String> languages,
        Optional<Instant> validFrom,
        Instant expiresAt) {

    public JoinClaims {
        languages = List.copyOf(languages);
    }
}
