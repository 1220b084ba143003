package io.rostrum.node.view;

import io.rostrum.meeting.Meeting;
import io.rostrum.meeting.MeetingEvent;
import io.rostrum.meeting.Participant;
import io.rostrum.meeting.ParticipantId;
import io.rostrum.meeting.Presence;
import io.rostrum.protocol.control.MeetingState;
import io.rostrum.protocol.control.Person;
import io.rostrum.protocol.control.ServerMessage;
import io.rostrum.protocol.control.ViewEvent;
import io.rostrum.protocol.control.ViewName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A meeting as its views show it: keeps the roster and the headcount along with the events. One
 * room's, on its thread.
 */
public final class MeetingViews {

    private final String organisation;
    private final RosterIndex roster = new RosterIndex();
    private final Headcount headcount = new Headcount();
    private final Set<ParticipantId> changedInRoster = new LinkedHashSet<>();

    public MeetingViews(String organisation) {
        this.organisation = organisation;
    }

    /** Takes note of an event; to be called once for each, before it is {@link #project}ed. */
    public void follow(Meeting before, MeetingEvent event, Meeting after) {
        whoseRosterEntry(event)
                .ifPresent(id -> {
                    Optional<Participant> was = before.roster().participant(id);
                    Optional<Participant> is = after.roster().participant(id);
                    headcount.replace(was, is);
                    roster.update(after, id);
                    changedInRoster.add(id);
                });
    }

    private static Optional<ParticipantId> whoseRosterEntry(MeetingEvent event) {
        return switch (event) {
            case MeetingEvent.ParticipantAdmitted e -> Optional.of(e.participant());
            case MeetingEvent.ParticipantInterrupted e -> Optional.of(e.participant());
            case MeetingEvent.ParticipantReturned e -> Optional.of(e.participant());
            case MeetingEvent.ParticipantLeft e -> Optional.of(e.participant());
            case MeetingEvent.MeetingCreated _,
                    MeetingEvent.MeetingEnded _,
                    MeetingEvent.ListOpened _,
                    MeetingEvent.ListClosed _,
                    MeetingEvent.OfRequest _,
                    MeetingEvent.OfClock _,
                    MeetingEvent.AllSilenced _,
                    MeetingEvent.ChairOffered _,
                    MeetingEvent.ChairOfferWithdrawn _,
                    MeetingEvent.ChairTaken _,
                    MeetingEvent.ChairVacated _,
                    MeetingEvent.MicrophoneOpened _,
                    MeetingEvent.MicrophoneTaken _,
                    MeetingEvent.MicrophoneClosed _ ->
                    Optional.empty();
        };
    }

    /** The steps of an event in a view. */
    public List<ViewEvent> project(
            Meeting before, MeetingEvent event, Meeting after, ViewName view) {
        return Projector.project(before, event, after, roster, view);
    }

    /** Whether the roster has changed since it was last taken. */
    public boolean isRosterChanged() {
        return !changedInRoster.isEmpty();
    }

    /** What has changed in the roster since this was last called. */
    public ViewEvent.RosterChanged takeRosterChange(Meeting meeting) {
        List<Person> present = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        for (ParticipantId id : changedInRoster) {
            Participant participant = meeting.roster().participant(id).orElseThrow();
            if (participant.presence() == Presence.ABSENT) {
                gone.add(id.value());
            } else {
                present.add(WireWords.person(participant));
            }
        }
        changedInRoster.clear();
        return new ViewEvent.RosterChanged(present, gone);
    }

    /** The views that show the roster. */
    public static List<ViewName> withRoster() {
        return List.of(ViewName.values()).stream()
                .filter(view -> Visibility.roster(view) == Visibility.Shown.YES)
                .toList();
    }

    /** The whole state as a view shows it. */
    public MeetingState state(Meeting meeting, ViewName view) {
        return ViewStates.of(organisation, meeting, roster, view);
    }

    /** A page of the roster. */
    public RosterIndex.Page page(
            Optional<String> search, Optional<ParticipantId> after, int limit) {
        return roster.page(search, after, limit);
    }

    /** How many are connected. */
    public int present() {
        return headcount.present();
    }

    /** How many are connected, by attendance, as everyone is told. */
    public ServerMessage.Audience audience() {
        return headcount.signal();
    }
}
