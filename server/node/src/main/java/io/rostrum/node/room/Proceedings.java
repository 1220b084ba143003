package io.rostrum.node.room;

import io.netty.buffer.ByteBuf;
import io.rostrum.meeting.AudibilityPlan;
import io.rostrum.meeting.Meeting;
import io.rostrum.meeting.MeetingCommand;
import io.rostrum.meeting.MeetingEvent;
import io.rostrum.meeting.Outcome;
import io.rostrum.meeting.ParticipantId;
import io.rostrum.node.gateway.Refusal;
import io.rostrum.node.gateway.Refusals;
import io.rostrum.node.media.RoomMedia;
import io.rostrum.node.meter.OrganisationMeters;
import io.rostrum.node.session.ControlSession;
import io.rostrum.node.session.Outbox;
import io.rostrum.node.view.Notices;
import io.rostrum.node.view.OpenMicrophones;
import io.rostrum.node.view.WireWords;
import io.rostrum.protocol.control.You;
import io.rostrum.sfu.Hold;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The meeting, and what follows from a command that it applies, in this order: microphones that are
 * to be shut are held shut at once; everyone is told; the plan puts the rest in force. On the
 * room's thread.
 */
final class Proceedings {

    private final Publisher publisher;
    private final Membership members;
    private final RoomMedia media;
    private final OrganisationMeters meters;
    private final Outbox outbox;
    private Meeting meeting;

    Proceedings(
            Meeting meeting,
            Publisher publisher,
            Membership members,
            RoomMedia media,
            OrganisationMeters meters,
            Outbox outbox) {
        this.meeting = meeting;
        this.publisher = publisher;
        this.members = members;
        this.media = media;
        this.meters = meters;
        this.outbox = outbox;
        media.apply(meeting.plan());
    }

    Meeting meeting() {
        return meeting;
    }

    /** Has the meeting decide; nothing if it was carried out, or why not. */
    Optional<Refusal> apply(MeetingCommand command, Instant now) {
        return switch (meeting.apply(command, now)) {
            case Outcome.Rejected rejected -> Optional.of(Refusals.of(rejected, meeting));
            case Outcome.Applied(var next, var events) -> {
                carryOut(next, events, now);
                yield Optional.empty();
            }
        };
    }

    private void carryOut(Meeting next, List<MeetingEvent> events, Instant now) {
        AudibilityPlan planBefore = meeting.plan();
        AudibilityPlan planAfter = next.plan();
        OpenMicrophones was = OpenMicrophones.of(planBefore);
        OpenMicrophones is = OpenMicrophones.of(planAfter);
        Hold hold = hold(events);
        was.without(is).places().keySet().forEach(id -> media.holdUntil(id, hold, next.revision()));

        Meeting step = meeting;
        for (MeetingEvent event : events) {
            Meeting after = step.evolve(event);
            publisher.publish(step, event, after, now);
            step = after;
        }
        meeting = next;
        meters.events(events.size());

        for (Notices.Addressed notice : Notices.of(was, events, is)) {
            members.of(notice.to()).ifPresent(session -> session.tell(notice.notice(), now));
        }
        if (!planBefore.floor().equals(planAfter.floor())
                || !planBefore.channels().equals(planAfter.channels())) {
            outbox.dispatch(); // who is heard is told before they are heard
            media.apply(planAfter);
        }
        for (ParticipantId id : withOtherRights(events)) {
            members.of(id).ifPresent(session -> session.level(List.of(snapshot(session, now))));
        }
    }

    private static Hold hold(List<MeetingEvent> events) {
        return events.stream().anyMatch(MeetingEvent.AllSilenced.class::isInstance)
                ? Hold.SILENCED
                : Hold.REVOKED;
    }

    /** Presiding gives rights and takes them; a snapshot tells who has others now. */
    private static Set<ParticipantId> withOtherRights(List<MeetingEvent> events) {
        Set<ParticipantId> changed = new LinkedHashSet<>();
        for (MeetingEvent event : events) {
            if (event instanceof MeetingEvent.ChairTaken taken) {
                changed.add(taken.by());
                taken.from().ifPresent(changed::add);
            } else if (event instanceof MeetingEvent.ChairVacated vacated) {
                changed.add(vacated.participant());
            }
        }
        return changed;
    }

    /** A session's view as it is now, with all of its personal lane. */
    ByteBuf snapshot(ControlSession session, Instant now) {
        return snapshot(session, session.sequence(), now);
    }

    /** A session's view as it is now, with its personal lane up to a step. */
    ByteBuf snapshot(ControlSession session, long sequence, Instant now) {
        return publisher.snapshot(session, meeting, you(session), sequence, now);
    }

    /** What a session is told of itself. */
    You you(ControlSession session) {
        ParticipantId id = session.participant();
        return new You(
                WireWords.person(meeting.roster().participant(id).orElseThrow()),
                session.view(),
                meeting.rights(id).stream().map(WireWords::right).toList(),
                session.channel(),
                OpenMicrophones.of(meeting.plan()).of(id));
    }
}
