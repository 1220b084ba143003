package io.rostrum.meeting;

import java.util.Optional;

/** The floor: who is given it, and how it ends. */
final class FloorRules {
    private FloorRules() {}

    static Outcome give(Transition step, MeetingCommand.GiveFloor command) {
        ListOfSpeakers list = step.meeting().list();
        ParticipantId by = command.by();
        return switch (command.target()) {
            case FloorTarget.Next _ -> giveNext(step, by);
            case FloorTarget.ByRequest(RequestId request) ->
                    list.entry(request)
                            .map(entry -> give(step, by, entry.participant(), request))
                            .orElseGet(() -> ListRules.noSuchRequest(step, request));
            case FloorTarget.Directly(ParticipantId participant, RequestId unlessWaiting) ->
                    give(
                            step,
                            by,
                            participant,
                            list.entryOf(participant)
                                    .map(SpeakerEntry::request)
                                    .orElse(unlessWaiting));
        };
    }

    private static Outcome giveNext(Transition step, ParticipantId by) {
        Meeting meeting = step.meeting();
        if (meeting.list().size() == 0) {
            return step.refuse(RefusalCode.LIST_EMPTY);
        }
        return meeting.list()
                .entries()
                .filter(entry -> meeting.roster().isPresent(entry.participant()))
                .filter(entry -> !meeting.presides(entry.participant()))
                .findFirst()
                .map(entry -> give(step, by, entry.participant(), entry.request()))
                .orElseGet(() -> step.refuse(RefusalCode.NOBODY_READY));
    }

    private static Outcome give(
            Transition step, ParticipantId by, ParticipantId to, RequestId request) {
        Meeting meeting = step.meeting();
        Optional<RefusalCode> obstacle = obstacle(meeting, to);
        if (obstacle.isPresent()) {
            return step.refuse(obstacle.get(), RefusalParameter.PARTICIPANT, to);
        }
        int microphones = meeting.charter().openMicrophones();
        if (meeting.floor().holders().size() >= microphones) {
            return step.refuse(
                    RefusalCode.FLOOR_OCCUPIED, RefusalParameter.MICROPHONES, microphones);
        }
        step.emit(
                new MeetingEvent.FloorGiven(
                        request, to, by, meeting.charter().speakingTime().limit(), step.now()));
        return step.applied();
    }

    /** What keeps a participant from taking the floor. */
    private static Optional<RefusalCode> obstacle(Meeting meeting, ParticipantId to) {
        Optional<Participant> participant = meeting.roster().participant(to);
        if (participant.isEmpty()) {
            return Optional.of(RefusalCode.NO_SUCH_PARTICIPANT);
        }
        if (!meeting.rights(to).contains(Right.SPEAK)) {
            return Optional.of(RefusalCode.CANNOT_SPEAK);
        }
        if (meeting.presides(to)) {
            return Optional.of(RefusalCode.PRESIDES);
        }
        if (meeting.floor().holder(to).isPresent()) {
            return Optional.of(RefusalCode.ALREADY_HOLDS_FLOOR);
        }
        return participant.get().presence() == Presence.PRESENT
                ? Optional.empty()
                : Optional.of(RefusalCode.NOT_PRESENT);
    }

    static Outcome yieldFloor(Transition step, MeetingCommand.YieldFloor command) {
        Optional<FloorHolder> holder = step.meeting().floor().holder(command.by());
        if (holder.isEmpty()) {
            return notHolding(step, command.by());
        }
        release(step, holder.get(), ReleaseCause.YIELDED);
        return step.applied();
    }

    static Outcome revoke(Transition step, MeetingCommand.RevokeFloor command) {
        Optional<FloorHolder> holder = step.meeting().floor().holder(command.holder());
        if (holder.isEmpty()) {
            return notHolding(step, command.holder());
        }
        revoke(step, holder.get(), RevocationCause.TAKEN_BACK, Optional.of(command.by()));
        return step.applied();
    }

    /**
     * Never refused to who may do it: whoever reaches for it must not be told that all is quiet.
     */
    static Outcome silenceAll(Transition step, MeetingCommand.SilenceAll command) {
        step.emit(new MeetingEvent.AllSilenced(command.by(), step.now()));
        for (FloorHolder holder : step.meeting().floor().holders()) {
            revoke(step, holder, RevocationCause.ALL_SILENCED, Optional.of(command.by()));
        }
        return step.applied();
    }

    static void release(Transition step, FloorHolder holder, ReleaseCause cause) {
        step.emit(
                new MeetingEvent.FloorReleased(
                        holder.request(),
                        holder.participant(),
                        cause,
                        holder.clock().spent(step.now()),
                        step.now()));
    }

    static void revoke(
            Transition step,
            FloorHolder holder,
            RevocationCause cause,
            Optional<ParticipantId> by) {
        step.emit(
                new MeetingEvent.FloorRevoked(
                        holder.request(),
                        holder.participant(),
                        cause,
                        by,
                        holder.clock().spent(step.now()),
                        step.now()));
    }

    static Outcome notHolding(Transition step, ParticipantId participant) {
        return step.refuse(
                RefusalCode.NOT_HOLDING_FLOOR, RefusalParameter.PARTICIPANT, participant);
    }
}
