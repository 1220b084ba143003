package io.rostrum.node.view;

import io.rostrum.meeting.LanguageTag;
import io.rostrum.meeting.Meeting;
import io.rostrum.meeting.Participant;
import io.rostrum.meeting.ParticipantId;
import io.rostrum.meeting.Presence;
import io.rostrum.meeting.Role;
import io.rostrum.protocol.control.Person;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Everyone present or interrupted, in order of name and id: kept along with the meeting, so that a
 * page of thousands costs no sorting. One room's, on its thread.
 */
public final class RosterIndex {

    private record Place(String name, String id) {}

    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::name).thenComparing(Place::id);

    private final NavigableMap<Place, Participant> byName = new TreeMap<>(ORDER);
    private final NavigableMap<Place, Participant> interpreters = new TreeMap<>(ORDER);
    private final Map<ParticipantId, Place> places = new HashMap<>();

    /** A page of the roster, and how many the search found in all. */
    public record Page(List<Person> people, int total, Rest rest) {}

    /** Whether more follow a page. */
    public enum Rest {
        MORE,
        END
    }

    /** Takes over what the meeting knows of a participant now. */
    public void update(Meeting meeting, ParticipantId id) {
        Place former = places.remove(id);
        if (former != null) {
            byName.remove(former);
            interpreters.remove(former);
        }
        meeting.roster()
                .participant(id)
                .filter(participant -> participant.presence() != Presence.ABSENT)
                .ifPresent(participant -> {
                    Place place = new Place(participant.badge().displayName(), id.value());
                    places.put(id, place);
                    byName.put(place, participant);
                    if (participant.role() == Role.INTERPRETER) {
                        interpreters.put(place, participant);
                    }
                });
    }

    /** Everyone, in order. */
    Stream<Participant> all() {
        return byName.values().stream();
    }

    /** The interpreters of a booth who are here, in order. */
    List<Person> booth(LanguageTag language) {
        return interpreters.values().stream()
                .filter(interpreter -> interpreter.badge().boothLanguages().contains(language))
                .map(WireWords::person)
                .toList();
    }

    /**
     * A page.
     *
     * @param search keeps names and delegation codes that contain it, whatever the case
     * @param after the participant who ended the page before; from the beginning if unknown
     */
    public Page page(Optional<String> search, Optional<ParticipantId> after, int limit) {
        Optional<String> wanted = search.map(text -> text.toLowerCase(Locale.ROOT));
        Optional<Place> start = after.map(places::get);
        List<Person> people = new ArrayList<>();
        int total = 0;
        Rest rest = Rest.END;
        for (Map.Entry<Place, Participant> entry : byName.entrySet()) {
            if (wanted.isPresent() && !matches(entry.getValue(), wanted.get())) {
                continue;
            }
            total++;
            if (start.isPresent() && ORDER.compare(entry.getKey(), start.get()) <= 0) {
                continue;
            }
            if (people.size() < limit) {
                people.add(WireWords.person(entry.getValue()));
            } else {
                rest = Rest.MORE;
            }
        }
        return new Page(people, total, rest);
    }

    private static boolean matches(Participant participant, String wanted) {
        return participant.badge().displayName().toLowerCase(Locale.ROOT).contains(wanted)
                || participant
                        .badge()
                        .delegation()
                        .filter(code -> code.value().toLowerCase(Locale.ROOT).contains(wanted))
                        .isPresent();
    }
}
