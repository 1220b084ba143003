package io.rostrum.meeting;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The list of speakers: who waits for the floor, in order of request. */
public final class ListOfSpeakers {
    static final ListOfSpeakers NEW =
            new ListOfSpeakers(
                    ListStatus.CLOSED,
                    PersistentSortedMap.empty(),
                    PersistentSortedMap.empty(),
                    PersistentSortedMap.empty(),
                    0);

    private final ListStatus status;
    private final PersistentSortedMap<Long, SpeakerEntry> byPlace;
    private final PersistentSortedMap<RequestId, Long> places;
    private final PersistentSortedMap<ParticipantId, RequestId> waiting;
    private final long nextPlace;

    private ListOfSpeakers(
            ListStatus status,
            PersistentSortedMap<Long, SpeakerEntry> byPlace,
            PersistentSortedMap<RequestId, Long> places,
            PersistentSortedMap<ParticipantId, RequestId> waiting,
            long nextPlace) {
        this.status = status;
        this.byPlace = byPlace;
        this.places = places;
        this.waiting = waiting;
        this.nextPlace = nextPlace;
    }

    /** Whether it takes requests. */
    public ListStatus status() {
        return status;
    }

    /** Who waits, the next first. */
    public Stream<SpeakerEntry> entries() {
        return StreamSupport.stream(byPlace.spliterator(), false).map(Map.Entry::getValue);
    }

    /** How many wait. */
    public int size() {
        return byPlace.size();
    }

    /** The waiting request of this name. */
    public Optional<SpeakerEntry> entry(RequestId request) {
        return places.get(request).flatMap(byPlace::get);
    }

    /** The waiting request of this participant. */
    public Optional<SpeakerEntry> entryOf(ParticipantId participant) {
        return waiting.get(participant).flatMap(this::entry);
    }

    ListOfSpeakers with(ListStatus next) {
        return new ListOfSpeakers(next, byPlace, places, waiting, nextPlace);
    }

    ListOfSpeakers plus(SpeakerEntry entry) {
        return new ListOfSpeakers(
                status,
                byPlace.with(nextPlace, entry),
                places.with(entry.request(), nextPlace),
                waiting.with(entry.participant(), entry.request()),
                nextPlace + 1);
    }

    /** Without this request; the same if it does not wait. */
    ListOfSpeakers minus(RequestId request) {
        Optional<Long> place = places.get(request);
        if (place.isEmpty()) {
            return this;
        }
        SpeakerEntry entry = byPlace.get(place.get()).orElseThrow();
        return new ListOfSpeakers(
                status,
                byPlace.without(place.get()),
                places.without(request),
                waiting.without(entry.participant()),
                nextPlace);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ListOfSpeakers that
                && status == that.status
                && nextPlace == that.nextPlace
                && byPlace.equals(that.byPlace);
    }

    @Override
    public int hashCode() {
        return Objects.hash(status, nextPlace, byPlace);
    }

    @Override
    public String toString() {
        return "ListOfSpeakers[" + status + ", " + byPlace + "]";
    }
}
