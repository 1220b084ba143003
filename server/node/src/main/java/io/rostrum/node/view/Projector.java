package io.rostrum.node.view;

import io.rostrum.meeting.Badge;
import io.rostrum.meeting.Floor;
import io.rostrum.meeting.LanguageTag;
import io.rostrum.meeting.Meeting;
import io.rostrum.meeting.MeetingEvent;
import io.rostrum.meeting.ParticipantId;
import io.rostrum.meeting.ReleaseCause;
import io.rostrum.meeting.RevocationCause;
import io.rostrum.meeting.Role;
import io.rostrum.protocol.control.ViewEvent;
import io.rostrum.protocol.control.ViewEvent.FloorEnd;
import io.rostrum.protocol.control.ViewName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an event of the meeting is in a view: the steps by which the view's state before becomes its
 * state after. The roster has steps of its own, in batches.
 */
final class Projector {

    private Projector() {}

    /**
     * The steps of one event.
     *
     * @param roster as it is after the event
     */
    static List<ViewEvent> project(
            Meeting before, MeetingEvent event, Meeting after, RosterIndex roster, ViewName view) {
        return switch (event) {
            case MeetingEvent.MeetingCreated _, MeetingEvent.AllSilenced _ -> List.of();
            case MeetingEvent.MeetingEnded _ -> List.of(new ViewEvent.MeetingEnded());
            case MeetingEvent.ParticipantAdmitted e ->
                    arrivalOrDeparture(after, roster, view, e.participant());
            case MeetingEvent.ParticipantLeft e ->
                    arrivalOrDeparture(after, roster, view, e.participant());
            case MeetingEvent.ParticipantInterrupted e -> presence(after, view, e.participant());
            case MeetingEvent.ParticipantReturned e -> presence(after, view, e.participant());
            case MeetingEvent.ListOpened _ -> List.of(new ViewEvent.ListOpened());
            case MeetingEvent.ListClosed _ -> List.of(new ViewEvent.ListClosed());
            case MeetingEvent.OfRequest e -> ofRequest(before, e, after);
            case MeetingEvent.ClockWarned e ->
                    List.of(
                            new ViewEvent.ClockWarned(
                                    e.participant().value(), e.rest().toMillis()));
            case MeetingEvent.ClockExpired e ->
                    List.of(new ViewEvent.ClockExpired(e.participant().value()));
            case MeetingEvent.HolderInterrupted e -> clock(after, e.participant());
            case MeetingEvent.HolderReturned e -> clock(after, e.participant());
            case MeetingEvent.ClockPaused e -> clock(after, e.participant());
            case MeetingEvent.ClockResumed e -> clock(after, e.participant());
            case MeetingEvent.TimeExtended e -> clock(after, e.participant());
            case MeetingEvent.ChairOffered _,
                    MeetingEvent.ChairOfferWithdrawn _,
                    MeetingEvent.ChairTaken _,
                    MeetingEvent.ChairVacated _ ->
                    List.of(new ViewEvent.PresidencyChanged(WireWords.presidency(after)));
            case MeetingEvent.MicrophoneOpened e -> microphone(after, e.language());
            case MeetingEvent.MicrophoneTaken e -> microphone(after, e.language());
            case MeetingEvent.MicrophoneClosed e ->
                    switch (e.cause()) {
                        case CLOSED, SWITCHED_CHANNEL, LINE_DOWN, LEFT ->
                                microphone(after, e.language());
                        case MEETING_ENDED -> List.of(); // the meeting's end says so
                    };
        };
    }

    private static List<ViewEvent> ofRequest(
            Meeting before, MeetingEvent.OfRequest event, Meeting after) {
        return switch (event) {
            case MeetingEvent.FloorRequested e ->
                    after.list()
                            .entry(e.request())
                            .<List<ViewEvent>>map(entry ->
                                    List.of(
                                            new ViewEvent.RequestListed(
                                                    WireWords.entry(after, entry),
                                                    after.list().size() - 1)))
                            .orElseThrow();
            case MeetingEvent.RequestCancelled e ->
                    switch (e.cause()) {
                        case WITHDRAWN, LEFT -> List.of(unlisted(e));
                        case MEETING_ENDED -> List.of(); // the meeting's end empties the list
                    };
            case MeetingEvent.RequestDenied e -> List.of(unlisted(e));
            case MeetingEvent.FloorGiven e -> {
                List<ViewEvent> steps = new ArrayList<>(2);
                if (before.list().entry(e.request()).isPresent()) {
                    steps.add(unlisted(e));
                }
                after.floor()
                        .holder(e.participant())
                        .map(holder -> new ViewEvent.FloorGiven(WireWords.holder(after, holder)))
                        .ifPresent(steps::add);
                yield steps;
            }
            case MeetingEvent.FloorReleased e ->
                    end(e.cause()).map(end -> ended(e.participant(), end)).orElseGet(List::of);
            case MeetingEvent.FloorRevoked e -> ended(e.participant(), end(e.cause()));
        };
    }

    private static ViewEvent unlisted(MeetingEvent.OfRequest event) {
        return new ViewEvent.RequestUnlisted(
                event.request().value(), WireWords.status(event.status()));
    }

    private static List<ViewEvent> ended(ParticipantId holder, FloorEnd end) {
        return List.of(new ViewEvent.FloorEnded(holder.value(), end));
    }

    private static Optional<FloorEnd> end(ReleaseCause cause) {
        return switch (cause) {
            case YIELDED, TOOK_CHAIR -> Optional.of(FloorEnd.YIELDED);
            case LEFT -> Optional.of(FloorEnd.LEFT);
            case MEETING_ENDED -> Optional.empty(); // the meeting's end empties the floor
        };
    }

    private static FloorEnd end(RevocationCause cause) {
        return switch (cause) {
            case TAKEN_BACK -> FloorEnd.REVOKED;
            case ALL_SILENCED -> FloorEnd.SILENCED;
            case TIME_EXPIRED -> FloorEnd.EXPIRED;
        };
    }

    private static List<ViewEvent> clock(Meeting after, ParticipantId id) {
        Floor floor = after.floor();
        return floor.holder(id)
                .<List<ViewEvent>>map(holder ->
                        List.of(
                                new ViewEvent.ClockChanged(
                                        id.value(), WireWords.clock(after, holder.clock()))))
                .orElseThrow();
    }

    private static List<ViewEvent> microphone(Meeting after, LanguageTag language) {
        return List.of(
                new ViewEvent.ChannelChanged(
                        language.value(),
                        after.microphones().on(language).map(id -> WireWords.person(after, id))));
    }

    private static List<ViewEvent> arrivalOrDeparture(
            Meeting after, RosterIndex roster, ViewName view, ParticipantId id) {
        List<ViewEvent> steps = new ArrayList<>(presenceOutsideBooths(after, id));
        Badge badge = after.roster().participant(id).orElseThrow().badge();
        if (Visibility.booths(view) == Visibility.Shown.YES && badge.role() == Role.INTERPRETER) {
            for (LanguageTag language : badge.boothLanguages()) {
                steps.add(new ViewEvent.BoothChanged(language.value(), roster.booth(language)));
            }
        }
        return steps;
    }

    private static List<ViewEvent> presence(Meeting after, ViewName view, ParticipantId id) {
        boolean inBooth =
                Visibility.booths(view) == Visibility.Shown.YES
                        && after.roster().participant(id).orElseThrow().role() == Role.INTERPRETER;
        return inBooth ? List.of(presenceOf(after, id)) : presenceOutsideBooths(after, id);
    }

    /** Nothing if no view shows them by name: thousands who only listen come and go unseen. */
    private static List<ViewEvent> presenceOutsideBooths(Meeting after, ParticipantId id) {
        boolean shown =
                after.presidency().presiding().filter(id::equals).isPresent()
                        || after.presidency().offeredTo().filter(id::equals).isPresent()
                        || after.list().entryOf(id).isPresent()
                        || after.floor().holder(id).isPresent()
                        || after.microphones().of(id).isPresent();
        return shown ? List.of(presenceOf(after, id)) : List.of();
    }

    private static ViewEvent presenceOf(Meeting after, ParticipantId id) {
        return new ViewEvent.PresenceChanged(
                id.value(),
                WireWords.presence(after.roster().participant(id).orElseThrow().presence()));
    }
}
