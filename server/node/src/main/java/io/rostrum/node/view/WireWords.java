package io.rostrum.node.view;

import io.rostrum.meeting.Attendance;
import io.rostrum.meeting.Capacity;
import io.rostrum.meeting.ClockRun;
import io.rostrum.meeting.ClockStop;
import io.rostrum.meeting.FloorHolder;
import io.rostrum.meeting.InterpretationChannel;
import io.rostrum.meeting.LanguageTag;
import io.rostrum.meeting.ListStatus;
import io.rostrum.meeting.Meeting;
import io.rostrum.meeting.MeetingKind;
import io.rostrum.meeting.MeetingPhase;
import io.rostrum.meeting.Participant;
import io.rostrum.meeting.ParticipantId;
import io.rostrum.meeting.Presence;
import io.rostrum.meeting.Presidency;
import io.rostrum.meeting.RequestStatus;
import io.rostrum.meeting.Right;
import io.rostrum.meeting.Role;
import io.rostrum.meeting.SpeakerEntry;
import io.rostrum.meeting.SpeakingClock;
import io.rostrum.meeting.TextByLanguage;
import io.rostrum.meeting.WhenSilent;
import io.rostrum.protocol.control.FloorRequestKind;
import io.rostrum.protocol.control.MeetingState;
import io.rostrum.protocol.control.MeetingState.ClockState;
import io.rostrum.protocol.control.Person;
import io.rostrum.protocol.control.You;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The rules' values in the wire's words. */
public final class WireWords {

    private WireWords() {}

    /** A participant as others see them. */
    public static Person person(Participant participant) {
        var badge = participant.badge();
        return new Person(
                participant.id().value(),
                badge.displayName(),
                role(badge.role()),
                badge.delegation().map(code -> code.value()),
                switch (badge.capacity()) {
                    case Capacity.National _, Capacity.Personal _ -> Optional.empty();
                    case Capacity.OnBehalfOfGroup(var group) -> Optional.of(group.value());
                },
                attendance(badge.attendance()),
                presence(participant.presence()),
                badge.boothLanguages().stream().map(LanguageTag::value).toList());
    }

    static Person person(Meeting meeting, ParticipantId id) {
        return person(meeting.roster().participant(id).orElseThrow());
    }

    static io.rostrum.protocol.control.Role role(Role role) {
        return switch (role) {
            case CHAIR -> io.rostrum.protocol.control.Role.CHAIR;
            case DEPUTY_CHAIR -> io.rostrum.protocol.control.Role.DEPUTY_CHAIR;
            case SECRETARY -> io.rostrum.protocol.control.Role.SECRETARY;
            case MODERATOR -> io.rostrum.protocol.control.Role.MODERATOR;
            case DELEGATE -> io.rostrum.protocol.control.Role.DELEGATE;
            case OBSERVER -> io.rostrum.protocol.control.Role.OBSERVER;
            case INTERPRETER -> io.rostrum.protocol.control.Role.INTERPRETER;
            case TECHNICIAN -> io.rostrum.protocol.control.Role.TECHNICIAN;
            case PUBLIC -> io.rostrum.protocol.control.Role.PUBLIC;
        };
    }

    private static Person.Attendance attendance(Attendance attendance) {
        return switch (attendance) {
            case IN_ROOM -> Person.Attendance.IN_ROOM;
            case REMOTE -> Person.Attendance.REMOTE;
        };
    }

    static Person.Presence presence(Presence presence) {
        return switch (presence) {
            case PRESENT -> Person.Presence.PRESENT;
            case INTERRUPTED -> Person.Presence.INTERRUPTED;
            case ABSENT -> Person.Presence.ABSENT;
        };
    }

    /** A right of the rules as the client is told of it. */
    public static You.Right right(Right right) {
        return switch (right) {
            case OBSERVE -> You.Right.OBSERVE;
            case SEE_ROSTER -> You.Right.SEE_ROSTER;
            case SPEAK -> You.Right.SPEAK;
            case PRESIDE -> You.Right.PRESIDE;
            case KEEP_LIST -> You.Right.KEEP_LIST;
            case INTERPRET -> You.Right.INTERPRET;
        };
    }

    static MeetingState.Header header(String organisation, Meeting meeting) {
        var charter = meeting.charter();
        return new MeetingState.Header(
                charter.id().value(),
                organisation,
                texts(charter.title()),
                switch (charter.kind()) {
                    case MeetingKind.PHYSICAL_WITH_REMOTE_SUPPORT ->
                            MeetingState.MeetingKind.PHYSICAL_WITH_REMOTE_SUPPORT;
                    case MeetingKind.VIRTUAL -> MeetingState.MeetingKind.VIRTUAL;
                    case MeetingKind.HYBRID -> MeetingState.MeetingKind.HYBRID;
                },
                switch (meeting.phase()) {
                    case MeetingPhase.RUNNING -> MeetingState.MeetingPhase.RUNNING;
                    case MeetingPhase.ENDED -> MeetingState.MeetingPhase.ENDED;
                },
                charter.delegations().stream()
                        .map(delegation ->
                                new MeetingState.Delegation(
                                        delegation.code().value(),
                                        texts(delegation.names()),
                                        delegation.region().map(code -> code.value()),
                                        delegation.group().map(code -> code.value())))
                        .toList());
    }

    private static Map<String, String> texts(TextByLanguage text) {
        Map<String, String> texts = new LinkedHashMap<>();
        text.texts().forEach((language, words) -> texts.put(language.value(), words));
        return texts;
    }

    static MeetingState.Presidency presidency(Meeting meeting) {
        Presidency presidency = meeting.presidency();
        return new MeetingState.Presidency(
                presidency.presiding().map(id -> person(meeting, id)),
                presidency.offeredTo().map(id -> person(meeting, id)));
    }

    static MeetingState.ListStatus listStatus(ListStatus status) {
        return switch (status) {
            case OPEN -> MeetingState.ListStatus.OPEN;
            case CLOSED -> MeetingState.ListStatus.CLOSED;
        };
    }

    static MeetingState.ListEntry entry(Meeting meeting, SpeakerEntry entry) {
        return new MeetingState.ListEntry(
                entry.request().value(),
                person(meeting, entry.participant()),
                FloorRequestKind.STATEMENT,
                io.rostrum.protocol.control.RequestStatus.ACCEPTED,
                entry.requestedAt().toEpochMilli());
    }

    static io.rostrum.protocol.control.RequestStatus status(RequestStatus status) {
        return switch (status) {
            case PENDING -> io.rostrum.protocol.control.RequestStatus.PENDING;
            case ACCEPTED -> io.rostrum.protocol.control.RequestStatus.ACCEPTED;
            case GRANTED -> io.rostrum.protocol.control.RequestStatus.GRANTED;
            case DENIED -> io.rostrum.protocol.control.RequestStatus.DENIED;
            case CANCELLED -> io.rostrum.protocol.control.RequestStatus.CANCELLED;
            case RELEASED -> io.rostrum.protocol.control.RequestStatus.RELEASED;
            case REVOKED -> io.rostrum.protocol.control.RequestStatus.REVOKED;
        };
    }

    static MeetingState.FloorHolder holder(Meeting meeting, FloorHolder holder) {
        return new MeetingState.FloorHolder(
                person(meeting, holder.participant()),
                Optional.of(holder.request().value()),
                holder.since().toEpochMilli(),
                clock(meeting, holder.clock()));
    }

    static MeetingState.SpeakingClock clock(Meeting meeting, SpeakingClock clock) {
        Duration warning = meeting.charter().speakingTime().warningAtRest();
        return new MeetingState.SpeakingClock(
                Optional.of(clock.limit().toMillis()),
                warning.isZero() ? Optional.empty() : Optional.of(warning.toMillis()),
                clock.spentBefore().toMillis(),
                switch (clock.run()) {
                    case ClockRun.Running(var since) -> Optional.of(since.toEpochMilli());
                    case ClockRun.Stopped _ -> Optional.empty();
                },
                state(clock));
    }

    private static ClockState state(SpeakingClock clock) {
        if (clock.stops().isEmpty()) {
            return ClockState.RUNNING;
        }
        return clock.stops().contains(ClockStop.LINE_DOWN)
                ? ClockState.INTERRUPTED
                : ClockState.PAUSED;
    }

    static MeetingState.WhenSilent whenSilent(InterpretationChannel channel) {
        return switch (channel.whenSilent()) {
            case WhenSilent.FLOOR -> MeetingState.WhenSilent.FLOOR;
            case WhenSilent.SILENCE -> MeetingState.WhenSilent.SILENCE;
        };
    }
}
