package io.rostrum.node.view;

import io.rostrum.meeting.ClosingCause;
import io.rostrum.meeting.DenialReason;
import io.rostrum.meeting.MeetingEvent;
import io.rostrum.meeting.ParticipantId;
import io.rostrum.meeting.ReleaseCause;
import io.rostrum.meeting.RevocationCause;
import io.rostrum.protocol.control.Notice;
import io.rostrum.protocol.control.Notice.CloseReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What single participants are told of what happened, beside what their view shows. */
public final class Notices {

    /** A notice and whom it is for. */
    public record Addressed(ParticipantId to, Notice notice) {}

    private Notices() {}

    /**
     * The notices of one applied command, in order.
     *
     * @param was the microphones that were open before it
     * @param is those that are after it
     */
    public static List<Addressed> of(
            OpenMicrophones was, List<MeetingEvent> events, OpenMicrophones is) {
        List<Addressed> notices = new ArrayList<>();
        for (MeetingEvent event : events) {
            ofEvent(event).ifPresent(notices::add);
        }
        was.without(is)
                .places()
                .forEach((id, place) ->
                        notices.add(
                                new Addressed(
                                        id,
                                        new Notice.MicrophoneClosed(place, reason(events, id)))));
        is.without(was)
                .places()
                .forEach((id, place) ->
                        notices.add(new Addressed(id, new Notice.MicrophoneOpened(place))));
        return notices;
    }

    private static Optional<Addressed> ofEvent(MeetingEvent event) {
        return switch (event) {
            case MeetingEvent.ClockWarned e ->
                    to(e.participant(), new Notice.TimeWarning(e.rest().toMillis()));
            case MeetingEvent.ClockExpired e -> to(e.participant(), new Notice.TimeExpired());
            case MeetingEvent.RequestDenied e ->
                    to(
                            e.participant(),
                            new Notice.RequestDenied(e.request().value(), stated(e.reason())));
            case MeetingEvent.ChairOffered e -> to(e.participant(), new Notice.ChairOffered());
            case MeetingEvent.MeetingCreated _,
                    MeetingEvent.MeetingEnded _,
                    MeetingEvent.ParticipantAdmitted _,
                    MeetingEvent.ParticipantInterrupted _,
                    MeetingEvent.ParticipantReturned _,
                    MeetingEvent.ParticipantLeft _,
                    MeetingEvent.ListOpened _,
                    MeetingEvent.ListClosed _,
                    MeetingEvent.FloorRequested _,
                    MeetingEvent.RequestCancelled _,
                    MeetingEvent.FloorGiven _,
                    MeetingEvent.FloorReleased _,
                    MeetingEvent.FloorRevoked _,
                    MeetingEvent.AllSilenced _,
                    MeetingEvent.HolderInterrupted _,
                    MeetingEvent.HolderReturned _,
                    MeetingEvent.ClockPaused _,
                    MeetingEvent.ClockResumed _,
                    MeetingEvent.TimeExtended _,
                    MeetingEvent.ChairOfferWithdrawn _,
                    MeetingEvent.ChairTaken _,
                    MeetingEvent.ChairVacated _,
                    MeetingEvent.MicrophoneOpened _,
                    MeetingEvent.MicrophoneTaken _,
                    MeetingEvent.MicrophoneClosed _ ->
                    Optional.empty();
        };
    }

    private static Optional<Addressed> to(ParticipantId id, Notice notice) {
        return Optional.of(new Addressed(id, notice));
    }

    private static Optional<String> stated(DenialReason reason) {
        return switch (reason) {
            case NOT_STATED -> Optional.empty();
            case OUT_OF_ORDER, NOT_UNDER_DISCUSSION, NO_TIME_LEFT, ABSENT_WHEN_CALLED ->
                    Optional.of(reason.name());
        };
    }

    /** Why a participant's microphone closed: what the last event about it says. */
    private static CloseReason reason(List<MeetingEvent> events, ParticipantId id) {
        return events.reversed().stream()
                .map(event -> reason(event, id))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException("a microphone closed by none of " + events));
    }

    private static Optional<CloseReason> reason(MeetingEvent event, ParticipantId id) {
        return switch (event) {
            case MeetingEvent.FloorReleased e -> only(e.participant(), id, reason(e.cause()));
            case MeetingEvent.FloorRevoked e -> only(e.participant(), id, reason(e.cause()));
            case MeetingEvent.ChairTaken e ->
                    e.from().flatMap(from -> only(from, id, CloseReason.CHAIR_PASSED));
            case MeetingEvent.ChairVacated e -> only(e.participant(), id, CloseReason.CHAIR_PASSED);
            case MeetingEvent.MicrophoneTaken e -> only(e.from(), id, CloseReason.TAKEN_OVER);
            case MeetingEvent.MicrophoneClosed e -> only(e.participant(), id, reason(e.cause()));
            case MeetingEvent.MeetingEnded _ -> Optional.of(CloseReason.MEETING_ENDED);
            case MeetingEvent.MeetingCreated _,
                    MeetingEvent.ParticipantAdmitted _,
                    MeetingEvent.ParticipantInterrupted _,
                    MeetingEvent.ParticipantReturned _,
                    MeetingEvent.ParticipantLeft _,
                    MeetingEvent.ListOpened _,
                    MeetingEvent.ListClosed _,
                    MeetingEvent.FloorRequested _,
                    MeetingEvent.RequestCancelled _,
                    MeetingEvent.RequestDenied _,
                    MeetingEvent.FloorGiven _,
                    MeetingEvent.AllSilenced _,
                    MeetingEvent.OfClock _,
                    MeetingEvent.ChairOffered _,
                    MeetingEvent.ChairOfferWithdrawn _,
                    MeetingEvent.MicrophoneOpened _ ->
                    Optional.empty();
        };
    }

    private static Optional<CloseReason> only(
            ParticipantId whose, ParticipantId id, CloseReason reason) {
        return whose.equals(id) ? Optional.of(reason) : Optional.empty();
    }

    private static CloseReason reason(ReleaseCause cause) {
        return switch (cause) {
            case YIELDED, TOOK_CHAIR -> CloseReason.YIELDED;
            case LEFT -> CloseReason.CLOSED_BY_SELF;
            case MEETING_ENDED -> CloseReason.MEETING_ENDED;
        };
    }

    private static CloseReason reason(RevocationCause cause) {
        return switch (cause) {
            case TAKEN_BACK -> CloseReason.REVOKED;
            case ALL_SILENCED -> CloseReason.SILENCED;
            case TIME_EXPIRED -> CloseReason.TIME_EXPIRED;
        };
    }

    private static CloseReason reason(ClosingCause cause) {
        return switch (cause) {
            case CLOSED, SWITCHED_CHANNEL, LEFT -> CloseReason.CLOSED_BY_SELF;
            case LINE_DOWN -> CloseReason.LINE_DROPPED;
            case MEETING_ENDED -> CloseReason.MEETING_ENDED;
        };
    }
}
