package io.rostrum.meeting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Everyone who was ever admitted to the meeting. */
public final class Roster {
    static final Roster EMPTY = new Roster(PersistentSortedMap.empty(), List.of());

    private final PersistentSortedMap<ParticipantId, Participant> participants;

    /** The chairs and deputies, in order of their first admission as such. */
    private final List<ParticipantId> bench;

    private Roster(
            PersistentSortedMap<ParticipantId, Participant> participants,
            List<ParticipantId> bench) {
        this.participants = participants;
        this.bench = List.copyOf(bench);
    }

    /** The participant of this name, present or not. */
    public Optional<Participant> participant(ParticipantId id) {
        return participants.get(id);
    }

    /** Everyone, in order of their names' code. */
    public Stream<Participant> participants() {
        return StreamSupport.stream(participants.spliterator(), false).map(Map.Entry::getValue);
    }

    /** How many were admitted, present or not. */
    public int size() {
        return participants.size();
    }

    boolean isPresent(ParticipantId id) {
        return presence(id) == Presence.PRESENT;
    }

    Presence presence(ParticipantId id) {
        return participants.get(id).map(Participant::presence).orElse(Presence.ABSENT);
    }

    /**
     * Those present who may preside: chairs, then deputies in the charter's order, then the rest.
     */
    List<ParticipantId> benchPresent(List<ParticipantId> deputies) {
        List<ParticipantId> ranked = new ArrayList<>();
        for (ParticipantId id : bench) {
            if (participants.get(id).orElseThrow().role() == Role.CHAIR) {
                ranked.add(id);
            }
        }
        for (ParticipantId id : deputies) {
            if (bench.contains(id) && !ranked.contains(id)) {
                ranked.add(id);
            }
        }
        for (ParticipantId id : bench) {
            if (!ranked.contains(id)) {
                ranked.add(id);
            }
        }
        ranked.removeIf(id -> !isPresent(id));
        return ranked;
    }

    Roster with(Participant participant) {
        ParticipantId id = participant.id();
        boolean presides = Rights.of(participant.role()).contains(Right.PRESIDE);
        List<ParticipantId> nextBench = bench;
        if (presides != bench.contains(id)) {
            nextBench = new ArrayList<>(bench);
            if (presides) {
                nextBench.add(id);
            } else {
                nextBench.remove(id);
            }
        }
        return new Roster(participants.with(id, participant), nextBench);
    }

    Roster with(ParticipantId id, Presence presence) {
        return with(participants.get(id).orElseThrow().with(presence));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Roster that
                && participants.equals(that.participants)
                && bench.equals(that.bench);
    }

    @Override
    public int hashCode() {
        return 31 * participants.hashCode() + bench.hashCode();
    }

    @Override
    public String toString() {
        return "Roster" + participants;
    }
}
