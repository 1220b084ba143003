package io.rostrum.meeting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A meeting at one moment. Immutable: commands and events give the next one.
 *
 * @param charter its description
 * @param revision how many events have made it
 * @param phase where it stands in its life
 * @param roster who was admitted, and who is there
 * @param list who waits for the floor
 * @param floor who holds the floor
 * @param presidency who presides
 * @param microphones which interpreters are heard
 */
public record Meeting(
        MeetingCharter charter,
        long revision,
        MeetingPhase phase,
        Roster roster,
        ListOfSpeakers list,
        Floor floor,
        Presidency presidency,
        Microphones microphones) {

    /**
     * Creates a meeting: nobody is there, the list of speakers is closed.
     *
     * @throws IllegalArgumentException if the charter has {@linkplain MeetingCharter#faults()
     *     faults}
     */
    public static Outcome.Applied create(MeetingCharter charter, Instant now) {
        List<CharterFault> faults = charter.faults();
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("a meeting cannot be held: " + faults);
        }
        MeetingEvent.MeetingCreated created = new MeetingEvent.MeetingCreated(charter, now);
        return new Outcome.Applied(begin(created), List.of(created));
    }

    /**
     * The meeting that its events made, the first of which is its creation.
     *
     * @throws IllegalArgumentException if it is not
     */
    public static Meeting replay(Iterable<MeetingEvent> events) {
        Iterator<MeetingEvent> rest = events.iterator();
        if (!rest.hasNext() || !(rest.next() instanceof MeetingEvent.MeetingCreated created)) {
            throw new IllegalArgumentException("a meeting begins with its creation");
        }
        Meeting meeting = begin(created);
        while (rest.hasNext()) {
            meeting = meeting.evolve(rest.next());
        }
        return meeting;
    }

    private static Meeting begin(MeetingEvent.MeetingCreated created) {
        return new Meeting(
                created.charter(),
                1,
                MeetingPhase.RUNNING,
                Roster.EMPTY,
                ListOfSpeakers.NEW,
                Floor.FREE,
                Presidency.VACANT,
                Microphones.CLOSED);
    }

    /**
     * Decides a command. An {@link MeetingCommand.Act} takes a running meeting, a participant who
     * is present, and the right to it: this is checked here whatever the caller has checked.
     *
     * @param now the time by one clock for the whole meeting
     */
    public Outcome apply(MeetingCommand command, Instant now) {
        return Decisions.decide(new Transition(this, now), command);
    }

    /**
     * The meeting after an event of its own.
     *
     * @throws RuntimeException if the event cannot have come from this meeting
     */
    public Meeting evolve(MeetingEvent event) {
        return Evolution.of(this, event);
    }

    /** What this participant may do now; nothing if never admitted. */
    public Set<Right> rights(ParticipantId id) {
        Set<Right> rights = EnumSet.noneOf(Right.class);
        roster.participant(id)
                .ifPresent(participant -> rights.addAll(Rights.of(participant.role())));
        if (presides(id)) {
            rights.addAll(Rights.ofPresiding());
        }
        return rights;
    }

    /** Whether this participant presides, or would if their line were up. */
    boolean presides(ParticipantId id) {
        return presidency.presiding().filter(id::equals).isPresent();
    }

    /**
     * When {@link MeetingCommand.ClockDue} is due next; nothing while no clock runs towards a
     * limit.
     */
    public Optional<Instant> nextDue() {
        return floor.holders().stream()
                .map(holder -> holder.clock().nextDue(charter.speakingTime()))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }

    /** Who may be heard now; nobody once the meeting has ended. */
    public AudibilityPlan plan() {
        List<ParticipantId> heard = new ArrayList<>();
        floor.holders().forEach(holder -> heard.add(holder.participant()));
        if (phase == MeetingPhase.RUNNING) {
            presidency.presiding().ifPresent(heard::add);
        }
        Map<LanguageTag, ChannelPlan> channels = new LinkedHashMap<>();
        for (InterpretationChannel channel : charter.channels()) {
            channels.put(
                    channel.language(),
                    new ChannelPlan(microphones.on(channel.language()), channel.whenSilent()));
        }
        return new AudibilityPlan(revision, heard, channels);
    }
}
