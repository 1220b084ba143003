package io.rostrum.meeting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The floor: who holds it.
 *
 * @param holders in the order in which they were given it; at most the charter's open microphones
 */
public record Floor(List<FloorHolder> holders) {
    static final Floor FREE = new Floor(List.of());

    /** Copies the holders. */
    public Floor {
        holders = List.copyOf(holders);
    }

    /** This participant's hold of the floor. */
    public Optional<FloorHolder> holder(ParticipantId participant) {
        for (FloorHolder holder : holders) {
            if (holder.participant().equals(participant)) {
                return Optional.of(holder);
            }
        }
        return Optional.empty();
    }

    Floor plus(FloorHolder holder) {
        List<FloorHolder> next = new ArrayList<>(holders);
        next.add(holder);
        return new Floor(next);
    }

    Floor minus(ParticipantId participant) {
        return new Floor(
                holders.stream()
                        .filter(holder -> !holder.participant().equals(participant))
                        .toList());
    }

    Floor withClock(ParticipantId participant, UnaryOperator<SpeakingClock> change) {
        return new Floor(
                holders.stream()
                        .map(holder ->
                                holder.participant().equals(participant)
                                        ? holder.with(change.apply(holder.clock()))
                                        : holder)
                        .toList());
    }
}
