package io.rostrum.meeting;

import java.util.Map;
import java.util.Optional;

/** What every command must pass, and which rules decide it. */
final class Decisions {
    private Decisions() {}

    static Outcome decide(Transition step, MeetingCommand command) {
        if (step.meeting().phase() == MeetingPhase.ENDED) {
            return step.refuse(RefusalCode.MEETING_ENDED);
        }
        return switch (command) {
            case MeetingCommand.Act act -> objection(step, act).orElseGet(() -> decide(step, act));
            case MeetingCommand.Report report -> decide(step, report);
            case MeetingCommand.ClockDue _ -> ClockRules.announce(step);
            case MeetingCommand.EndMeeting _ -> Endings.ofMeeting(step);
        };
    }

    private static Optional<Outcome> objection(Transition step, MeetingCommand.Act act) {
        ParticipantId by = act.by();
        Optional<Participant> actor = step.meeting().roster().participant(by);
        if (actor.isEmpty()) {
            return Optional.of(
                    step.refuse(RefusalCode.NO_SUCH_PARTICIPANT, RefusalParameter.PARTICIPANT, by));
        }
        if (actor.get().presence() != Presence.PRESENT) {
            return Optional.of(
                    step.refuse(RefusalCode.NOT_PRESENT, RefusalParameter.PARTICIPANT, by));
        }
        Right right = Rights.required(act);
        return step.meeting().rights(by).contains(right)
                ? Optional.empty()
                : Optional.of(notAllowed(step, actor.get(), right));
    }

    static Outcome notAllowed(Transition step, Participant actor, Right right) {
        return step.refuse(
                RefusalCode.NOT_ALLOWED,
                Map.of(
                        RefusalParameter.ROLE,
                        actor.role().name(),
                        RefusalParameter.RIGHT,
                        right.name()));
    }

    private static Outcome decide(Transition step, MeetingCommand.Act act) {
        return switch (act) {
            case MeetingCommand.OpenList command -> ListRules.open(step, command);
            case MeetingCommand.CloseList command -> ListRules.close(step, command);
            case MeetingCommand.RequestFloor command -> ListRules.request(step, command);
            case MeetingCommand.WithdrawRequest command -> ListRules.withdraw(step, command);
            case MeetingCommand.DenyRequest command -> ListRules.deny(step, command);
            case MeetingCommand.GiveFloor command -> FloorRules.give(step, command);
            case MeetingCommand.YieldFloor command -> FloorRules.yieldFloor(step, command);
            case MeetingCommand.RevokeFloor command -> FloorRules.revoke(step, command);
            case MeetingCommand.SilenceAll command -> FloorRules.silenceAll(step, command);
            case MeetingCommand.PauseClock command -> ClockRules.pause(step, command);
            case MeetingCommand.ResumeClock command -> ClockRules.resume(step, command);
            case MeetingCommand.ExtendTime command -> ClockRules.extend(step, command);
            case MeetingCommand.TakeChair command -> ChairRules.take(step, command);
            case MeetingCommand.OpenMicrophone command -> BoothRules.open(step, command);
            case MeetingCommand.TakeMicrophone command -> BoothRules.take(step, command);
            case MeetingCommand.CloseMicrophone command -> BoothRules.close(step, command);
        };
    }

    private static Outcome decide(Transition step, MeetingCommand.Report report) {
        return switch (report) {
            case MeetingCommand.Admit command -> PresenceRules.admit(step, command);
            case MeetingCommand.LineDropped command -> PresenceRules.lineDropped(step, command);
            case MeetingCommand.LineRestored command -> PresenceRules.lineRestored(step, command);
            case MeetingCommand.Leave command -> PresenceRules.leave(step, command);
        };
    }
}
