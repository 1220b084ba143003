package io.rostrum.client.state;

import io.rostrum.protocol.control.MeetingState;
import io.rostrum.protocol.control.MeetingState.Floor;
import io.rostrum.protocol.control.MeetingState.FloorHolder;
import io.rostrum.protocol.control.MeetingState.Header;
import io.rostrum.protocol.control.MeetingState.InterpretationChannel;
import io.rostrum.protocol.control.MeetingState.ListEntry;
import io.rostrum.protocol.control.MeetingState.ListStatus;
import io.rostrum.protocol.control.MeetingState.MeetingPhase;
import io.rostrum.protocol.control.MeetingState.Presidency;
import io.rostrum.protocol.control.MeetingState.SpeakersList;
import io.rostrum.protocol.control.Notice;
import io.rostrum.protocol.control.Person;
import io.rostrum.protocol.control.ViewEvent;
import io.rostrum.protocol.control.You;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What each step of a view does to the state before it, as {@code docs/design/views.md} says. Pure.
 */
public final class StateSteps {

    private static final Comparator<Person> BY_NAME =
            Comparator.comparing(Person::name).thenComparing(Person::id);

    private StateSteps() {}

    /** The state after a step of the view. */
    public static MeetingState apply(MeetingState state, ViewEvent event) {
        return switch (event) {
            case ViewEvent.ListOpened e ->
                    list(state, new SpeakersList(ListStatus.OPEN, state.list().entries()));
            case ViewEvent.ListClosed e ->
                    list(state, new SpeakersList(ListStatus.CLOSED, state.list().entries()));
            case ViewEvent.RequestListed e -> listed(state, e);
            case ViewEvent.RequestUnlisted e -> {
                List<ListEntry> rest =
                        state.list().entries().stream()
                                .filter(x -> !x.requestId().equals(e.requestId()))
                                .toList();
                yield list(state, new SpeakersList(state.list().status(), rest));
            }
            case ViewEvent.FloorGiven e -> {
                List<FloorHolder> holders = new ArrayList<>(state.floor().holders());
                holders.add(e.holder());
                yield holders(state, holders);
            }
            case ViewEvent.FloorEnded e ->
                    holders(
                            state,
                            state.floor().holders().stream()
                                    .filter(h -> !h.person().id().equals(e.participantId()))
                                    .toList());
            case ViewEvent.ClockChanged e ->
                    holders(
                            state,
                            state.floor().holders().stream()
                                    .map(h ->
                                            h.person().id().equals(e.participantId())
                                                    ? withClock(h, e)
                                                    : h)
                                    .toList());
            case ViewEvent.ClockWarned e -> state;
            case ViewEvent.ClockExpired e -> state;
            case ViewEvent.PresidencyChanged e -> presidency(state, e.presidency());
            case ViewEvent.ChannelChanged e ->
                    channels(
                            state,
                            c ->
                                    c.language().equals(e.language())
                                            ? new InterpretationChannel(
                                                    c.language(),
                                                    e.microphone(),
                                                    c.whenSilent(),
                                                    c.booth())
                                            : c);
            case ViewEvent.BoothChanged e ->
                    channels(
                            state,
                            c ->
                                    c.language().equals(e.language())
                                            ? new InterpretationChannel(
                                                    c.language(),
                                                    c.microphone(),
                                                    c.whenSilent(),
                                                    Optional.of(e.booth()))
                                            : c);
            case ViewEvent.PresenceChanged e -> presence(state, e);
            case ViewEvent.RosterChanged e -> roster(state, e);
            case ViewEvent.MeetingEnded e -> ended(state);
        };
    }

    /** What a notice says of oneself. */
    public static You apply(You you, Notice notice) {
        return switch (notice) {
            case Notice.MicrophoneOpened n -> openOn(you, Optional.of(n.on()));
            case Notice.MicrophoneClosed n ->
                    you.openOn().filter(n.on()::equals).isPresent()
                            ? openOn(you, Optional.empty())
                            : you;
            case Notice.TimeWarning n -> you;
            case Notice.TimeExpired n -> you;
            case Notice.RequestDenied n -> you;
            case Notice.ChairOffered n -> you;
        };
    }

    private static You openOn(You you, Optional<String> on) {
        return new You(you.person(), you.view(), you.rights(), you.channel(), on);
    }

    private static MeetingState listed(MeetingState state, ViewEvent.RequestListed e) {
        List<ListEntry> entries = new ArrayList<>(state.list().entries());
        entries.add(Math.clamp(e.position(), 0, entries.size()), e.entry());
        return list(state, new SpeakersList(state.list().status(), List.copyOf(entries)));
    }

    private static FloorHolder withClock(FloorHolder holder, ViewEvent.ClockChanged e) {
        return new FloorHolder(holder.person(), holder.requestId(), holder.since(), e.clock());
    }

    private static MeetingState presence(MeetingState state, ViewEvent.PresenceChanged e) {
        UnaryOperator<Person> seen =
                p ->
                        p.id().equals(e.participantId())
                                ? new Person(
                                        p.id(),
                                        p.name(),
                                        p.role(),
                                        p.delegation(),
                                        p.capacity(),
                                        p.attendance(),
                                        e.presence(),
                                        p.languages())
                                : p;
        Presidency presidency =
                new Presidency(
                        state.presidency().chair().map(seen),
                        state.presidency().offeredTo().map(seen));
        List<ListEntry> entries =
                state.list().entries().stream()
                        .map(x ->
                                new ListEntry(
                                        x.requestId(),
                                        seen.apply(x.person()),
                                        x.kind(),
                                        x.status(),
                                        x.requestedAt()))
                        .toList();
        List<FloorHolder> holders =
                state.floor().holders().stream()
                        .map(h ->
                                new FloorHolder(
                                        seen.apply(h.person()),
                                        h.requestId(),
                                        h.since(),
                                        h.clock()))
                        .toList();
        MeetingState next = presidency(state, presidency);
        next = list(next, new SpeakersList(state.list().status(), entries));
        next = holders(next, holders);
        return channels(
                next,
                c ->
                        new InterpretationChannel(
                                c.language(),
                                c.microphone().map(seen),
                                c.whenSilent(),
                                c.booth().map(booth -> booth.stream().map(seen).toList())));
    }

    private static MeetingState roster(MeetingState state, ViewEvent.RosterChanged e) {
        Map<String, Person> byId = new TreeMap<>();
        state.roster().orElse(List.of()).forEach(p -> byId.put(p.id(), p));
        e.present().forEach(p -> byId.put(p.id(), p));
        Set<String> gone = new HashSet<>(e.gone());
        List<Person> roster =
                byId.values().stream().filter(p -> !gone.contains(p.id())).sorted(BY_NAME).toList();
        return new MeetingState(
                state.meeting(),
                state.presidency(),
                state.list(),
                state.floor(),
                state.channels(),
                Optional.of(roster));
    }

    private static MeetingState ended(MeetingState state) {
        Header h = state.meeting();
        Header header =
                new Header(
                        h.id(),
                        h.organisation(),
                        h.title(),
                        h.kind(),
                        MeetingPhase.ENDED,
                        h.delegations());
        List<InterpretationChannel> silent =
                state.channels().stream()
                        .map(c ->
                                new InterpretationChannel(
                                        c.language(), Optional.empty(), c.whenSilent(), c.booth()))
                        .toList();
        return new MeetingState(
                header,
                state.presidency(),
                new SpeakersList(state.list().status(), List.of()),
                new Floor(state.floor().openMicrophones(), List.of()),
                silent,
                state.roster());
    }

    private static MeetingState list(MeetingState s, SpeakersList list) {
        return new MeetingState(
                s.meeting(), s.presidency(), list, s.floor(), s.channels(), s.roster());
    }

    private static MeetingState presidency(MeetingState s, Presidency presidency) {
        return new MeetingState(
                s.meeting(), presidency, s.list(), s.floor(), s.channels(), s.roster());
    }

    private static MeetingState holders(MeetingState s, List<FloorHolder> holders) {
        Floor floor = new Floor(s.floor().openMicrophones(), List.copyOf(holders));
        return new MeetingState(
                s.meeting(), s.presidency(), s.list(), floor, s.channels(), s.roster());
    }

    private static MeetingState channels(
            MeetingState s, UnaryOperator<InterpretationChannel> change) {
        List<InterpretationChannel> channels = s.channels().stream().map(change).toList();
        return new MeetingState(
                s.meeting(), s.presidency(), s.list(), s.floor(), channels, s.roster());
    }
}
