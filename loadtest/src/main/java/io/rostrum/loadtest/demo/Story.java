package io.rostrum.loadtest.demo;

import io.rostrum.client.ClientListener;
import io.rostrum.client.state.MeetingSnapshot;
import io.rostrum.protocol.control.Person;
import io.rostrum.protocol.control.ViewEvent;
import java.io.PrintStream;
import java.time.Clock;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells what happens, a line an event, as the presiding officers see it. For the event loop. */
final class Story implements ClientListener {

    private final PrintStream out;
    private final Clock clock;
    private final Tally tally;
    private final Set<String> robots;
    private final Map<String, String> lastHeard = new HashMap<>();
    private final Set<String> people = new HashSet<>();

    Story(PrintStream out, Clock clock, Tally tally, Set<String> robots) {
        this.out = out;
        this.clock = clock;
        this.tally = tally;
        this.robots = Set.copyOf(robots);
    }

    private void tell(String text) {
        out.println(Words.line(LocalTime.now(clock), text));
    }

    /** A listener hears another voice than before. */
    void hears(String channel, String whom) {
        if (!whom.equals(lastHeard.put(channel, whom))) {
            tell("    " + Words.channel(channel) + ": its listener hears " + whom);
        }
    }

    @Override
    public void event(ViewEvent event, MeetingSnapshot after) {
        switch (event) {
            case ViewEvent.ListOpened e -> tell("The list of speakers is open.");
            case ViewEvent.ListClosed e -> tell("The list of speakers is closed.");
            case ViewEvent.RequestListed e ->
                    tell(
                            name(e.entry().person())
                                    + " asks for the floor: "
                                    + Words.ordinal(e.position() + 1)
                                    + " on the list.");
            case ViewEvent.RequestUnlisted e -> {
                switch (e.status()) {
                    case CANCELLED -> tell("A request for the floor is withdrawn.");
                    case DENIED -> tell("The chair declines a request for the floor.");
                    case PENDING, ACCEPTED, GRANTED, RELEASED, REVOKED -> {}
                }
            }
            case ViewEvent.FloorGiven e -> {
                tally.floorChanged();
                tell("» " + name(e.holder().person()) + " has the floor.");
            }
            case ViewEvent.FloorEnded e -> {
                tally.floorChanged();
                tell(
                        switch (e.end()) {
                            case YIELDED -> "« The statement is over.";
                            case REVOKED -> "« The chair takes the floor back.";
                            case SILENCED -> "« The chair silences the room.";
                            case EXPIRED -> "« The speaking time is over.";
                            case LEFT -> "« The holder of the floor has left.";
                        });
            }
            case ViewEvent.ClockWarned e ->
                    tell("The speaking time will be over in " + e.restMillis() / 1_000 + " s.");
            case ViewEvent.ClockExpired e -> tell("The speaking time is over.");
            case ViewEvent.ClockChanged e -> {}
            case ViewEvent.PresidencyChanged e ->
                    tell(
                            e.presidency()
                                            .chair()
                                            .map(p -> p.name() + " has the chair")
                                            .orElse("Nobody has the chair")
                                    + e.presidency()
                                            .offeredTo()
                                            .map(p -> "; it is offered to " + p.name())
                                            .orElse("")
                                    + ".");
            case ViewEvent.ChannelChanged e ->
                    tell(
                            Words.channel(e.language())
                                    + " booth: "
                                    + e.microphone()
                                            .map(p -> p.name() + " is live.")
                                            .orElse("silent, its listeners hear the floor."));
            case ViewEvent.BoothChanged e -> {}
            case ViewEvent.PresenceChanged e -> {
                if (e.presence() != Person.Presence.PRESENT) {
                    tell(
                            "The line of "
                                    + e.participantId()
                                    + " has dropped; place and floor are kept.");
                }
            }
            case ViewEvent.RosterChanged e -> {
                for (Person person : e.present()) {
                    if (!robots.contains(person.id()) && people.add(person.id())) {
                        tell("Welcome, " + person.name() + ".");
                    }
                }
                e.gone().forEach(people::remove);
            }
            case ViewEvent.MeetingEnded e -> tell("The meeting has ended.");
        }
    }

    private static String name(Person person) {
        Optional<String> delegation = person.delegation().map(Cast::delegationName);
        return person.name() + delegation.map(d -> " (" + d + ")").orElse("");
    }
}
