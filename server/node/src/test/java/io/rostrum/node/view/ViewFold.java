package io.rostrum.node.view;

import io.rostrum.protocol.control.MeetingState;
import io.rostrum.protocol.control.MeetingState.FloorHolder;
import io.rostrum.protocol.control.MeetingState.InterpretationChannel;
import io.rostrum.protocol.control.MeetingState.ListEntry;
import io.rostrum.protocol.control.Person;
import io.rostrum.protocol.control.ViewEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What each step does to the state before it, as docs/design/views.md says. */
final class ViewFold {

    private ViewFold() {}

    static MeetingState apply(MeetingState state, ViewEvent step) {
        return switch (step) {
            case ViewEvent.ListOpened _ -> withStatus(state, MeetingState.ListStatus.OPEN);
            case ViewEvent.ListClosed _ -> withStatus(state, MeetingState.ListStatus.CLOSED);
            case ViewEvent.RequestListed(var entry, int position) -> {
                List<ListEntry> entries = new ArrayList<>(state.list().entries());
                entries.add(position, entry);
                yield withEntries(state, entries);
            }
            case ViewEvent.RequestUnlisted(var id, var _) ->
                    withEntries(
                            state,
                            state.list().entries().stream()
                                    .filter(entry -> !entry.requestId().equals(id))
                                    .toList());
            case ViewEvent.FloorGiven(var holder) -> {
                List<FloorHolder> holders = new ArrayList<>(state.floor().holders());
                holders.add(holder);
                yield withHolders(state, holders);
            }
            case ViewEvent.FloorEnded(var id, var _) ->
                    withHolders(
                            state,
                            state.floor().holders().stream()
                                    .filter(holder -> !holder.person().id().equals(id))
                                    .toList());
            case ViewEvent.ClockChanged(var id, var clock) ->
                    withHolders(
                            state,
                            state.floor().holders().stream()
                                    .map(holder ->
                                            holder.person().id().equals(id)
                                                    ? new FloorHolder(
                                                            holder.person(),
                                                            holder.requestId(),
                                                            holder.since(),
                                                            clock)
                                                    : holder)
                                    .toList());
            case ViewEvent.ClockWarned _, ViewEvent.ClockExpired _ -> state;
            case ViewEvent.PresidencyChanged(var presidency) ->
                    new MeetingState(
                            state.meeting(),
                            presidency,
                            state.list(),
                            state.floor(),
                            state.channels(),
                            state.roster());
            case ViewEvent.ChannelChanged(var language, var microphone) ->
                    withChannels(
                            state,
                            channel ->
                                    channel.language().equals(language)
                                            ? channel(channel, microphone, channel.booth())
                                            : channel);
            case ViewEvent.BoothChanged(var language, var booth) ->
                    withChannels(
                            state,
                            channel ->
                                    channel.language().equals(language)
                                            ? channel(
                                                    channel,
                                                    channel.microphone(),
                                                    Optional.of(booth))
                                            : channel);
            case ViewEvent.PresenceChanged(var id, var presence) ->
                    withEveryone(
                            state,
                            person -> person.id().equals(id) ? present(person, presence) : person);
            case ViewEvent.RosterChanged(var present, var gone) -> {
                List<Person> roster = new ArrayList<>(state.roster().orElseThrow());
                roster.removeIf(person ->
                        gone.contains(person.id())
                                || present.stream().anyMatch(p -> p.id().equals(person.id())));
                roster.addAll(present);
                roster.sort(Comparator.comparing(Person::name).thenComparing(Person::id));
                yield new MeetingState(
                        state.meeting(),
                        state.presidency(),
                        state.list(),
                        state.floor(),
                        state.channels(),
                        Optional.of(List.copyOf(roster)));
            }
            case ViewEvent.MeetingEnded _ -> ended(state);
        };
    }

    private static MeetingState ended(MeetingState state) {
        MeetingState.Header header = state.meeting();
        MeetingState silent = withHolders(withEntries(state, List.of()), List.of());
        silent = withChannels(silent, c -> channel(c, Optional.empty(), c.booth()));
        return new MeetingState(
                new MeetingState.Header(
                        header.id(),
                        header.organisation(),
                        header.title(),
                        header.kind(),
                        MeetingState.MeetingPhase.ENDED,
                        header.delegations()),
                silent.presidency(),
                silent.list(),
                silent.floor(),
                silent.channels(),
                silent.roster());
    }

    private static MeetingState withStatus(MeetingState state, MeetingState.ListStatus status) {
        return new MeetingState(
                state.meeting(),
                state.presidency(),
                new MeetingState.SpeakersList(status, state.list().entries()),
                state.floor(),
                state.channels(),
                state.roster());
    }

    private static MeetingState withEntries(MeetingState state, List<ListEntry> entries) {
        return new MeetingState(
                state.meeting(),
                state.presidency(),
                new MeetingState.SpeakersList(state.list().status(), List.copyOf(entries)),
                state.floor(),
                state.channels(),
                state.roster());
    }

    private static MeetingState withHolders(MeetingState state, List<FloorHolder> holders) {
        return new MeetingState(
                state.meeting(),
                state.presidency(),
                state.list(),
                new MeetingState.Floor(state.floor().openMicrophones(), List.copyOf(holders)),
                state.channels(),
                state.roster());
    }

    private static MeetingState withChannels(
            MeetingState state, UnaryOperator<InterpretationChannel> change) {
        return new MeetingState(
                state.meeting(),
                state.presidency(),
                state.list(),
                state.floor(),
                state.channels().stream().map(change).toList(),
                state.roster());
    }

    private static InterpretationChannel channel(
            InterpretationChannel channel,
            Optional<Person> microphone,
            Optional<List<Person>> booth) {
        return new InterpretationChannel(
                channel.language(), microphone, channel.whenSilent(), booth);
    }

    private static MeetingState withEveryone(MeetingState state, UnaryOperator<Person> change) {
        MeetingState next =
                withEntries(
                        state,
                        state.list().entries().stream()
                                .map(e ->
                                        new ListEntry(
                                                e.requestId(),
                                                change.apply(e.person()),
                                                e.kind(),
                                                e.status(),
                                                e.requestedAt()))
                                .toList());
        next =
                withHolders(
                        next,
                        next.floor().holders().stream()
                                .map(h ->
                                        new FloorHolder(
                                                change.apply(h.person()),
                                                h.requestId(),
                                                h.since(),
                                                h.clock()))
                                .toList());
        next =
                withChannels(
                        next,
                        c ->
                                channel(
                                        c,
                                        c.microphone().map(change),
                                        c.booth()
                                                .map(booth ->
                                                        booth.stream().map(change).toList())));
        return new MeetingState(
                next.meeting(),
                new MeetingState.Presidency(
                        next.presidency().chair().map(change),
                        next.presidency().offeredTo().map(change)),
                next.list(),
                next.floor(),
                next.channels(),
                next.roster());
    }

    private static Person present(Person person, Person.Presence presence) {
        return new Person(
                person.id(),
                person.name(),
                person.role(),
                person.delegation(),
                person.capacity(),
                person.attendance(),
                presence,
                person.languages());
    }
}
