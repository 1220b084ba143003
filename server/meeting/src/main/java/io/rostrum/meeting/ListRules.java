package io.rostrum.meeting;

import java.util.Optional;

/** The list of speakers: who gets on it and who comes off it without the floor. */
final class ListRules {
    private ListRules() {}

    static Outcome open(Transition step, MeetingCommand.OpenList command) {
        if (step.meeting().list().status() == ListStatus.OPEN) {
            return step.refuse(RefusalCode.LIST_ALREADY_OPEN);
        }
        step.emit(new MeetingEvent.ListOpened(command.by(), step.now()));
        return step.applied();
    }

    static Outcome close(Transition step, MeetingCommand.CloseList command) {
        if (step.meeting().list().status() == ListStatus.CLOSED) {
            return step.refuse(RefusalCode.LIST_ALREADY_CLOSED);
        }
        step.emit(new MeetingEvent.ListClosed(command.by(), step.now()));
        return step.applied();
    }

    static Outcome request(Transition step, MeetingCommand.RequestFloor command) {
        Meeting meeting = step.meeting();
        ParticipantId by = command.by();
        if (meeting.presides(by)) {
            return step.refuse(RefusalCode.PRESIDES, RefusalParameter.PARTICIPANT, by);
        }
        if (meeting.floor().holder(by).isPresent()) {
            return step.refuse(RefusalCode.ALREADY_HOLDS_FLOOR, RefusalParameter.PARTICIPANT, by);
        }
        Optional<SpeakerEntry> waiting = meeting.list().entryOf(by);
        if (waiting.isPresent()) {
            return step.refuse(
                    RefusalCode.ALREADY_ON_LIST, RefusalParameter.REQUEST, waiting.get().request());
        }
        if (meeting.list().status() == ListStatus.CLOSED) {
            return step.refuse(RefusalCode.LIST_CLOSED);
        }
        step.emit(new MeetingEvent.FloorRequested(command.request(), by, step.now()));
        return step.applied();
    }

    static Outcome withdraw(Transition step, MeetingCommand.WithdrawRequest command) {
        Meeting meeting = step.meeting();
        ParticipantId by = command.by();
        Optional<SpeakerEntry> entry = meeting.list().entry(command.request());
        if (entry.isEmpty()) {
            return noSuchRequest(step, command.request());
        }
        ParticipantId author = entry.get().participant();
        if (!author.equals(by) && !meeting.rights(by).contains(Right.KEEP_LIST)) {
            Participant actor = meeting.roster().participant(by).orElseThrow();
            return Decisions.notAllowed(step, actor, Right.KEEP_LIST);
        }
        step.emit(
                new MeetingEvent.RequestCancelled(
                        command.request(),
                        author,
                        CancellationCause.WITHDRAWN,
                        Optional.of(by),
                        step.now()));
        return step.applied();
    }

    static Outcome deny(Transition step, MeetingCommand.DenyRequest command) {
        Optional<SpeakerEntry> entry = step.meeting().list().entry(command.request());
        if (entry.isEmpty()) {
            return noSuchRequest(step, command.request());
        }
        step.emit(
                new MeetingEvent.RequestDenied(
                        command.request(),
                        entry.get().participant(),
                        command.by(),
                        command.reason(),
                        step.now()));
        return step.applied();
    }

    static Outcome noSuchRequest(Transition step, RequestId request) {
        return step.refuse(RefusalCode.NO_SUCH_REQUEST, RefusalParameter.REQUEST, request);
    }
}
