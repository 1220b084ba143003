package io.rostrum.meeting;

import java.time.Duration;
import java.util.Optional;

/** Speaking time: announced when it runs out, cut only where the charter says so. */
final class ClockRules {
    private ClockRules() {}

    static Outcome pause(Transition step, MeetingCommand.PauseClock command) {
        Optional<FloorHolder> found = step.meeting().floor().holder(command.holder());
        if (found.isEmpty()) {
            return FloorRules.notHolding(step, command.holder());
        }
        FloorHolder holder = found.get();
        if (holder.clock().stops().contains(ClockStop.PAUSED)) {
            return step.refuse(
                    RefusalCode.CLOCK_NOT_RUNNING, RefusalParameter.PARTICIPANT, command.holder());
        }
        step.emit(
                new MeetingEvent.ClockPaused(
                        holder.request(),
                        holder.participant(),
                        command.by(),
                        holder.clock().spent(step.now()),
                        step.now()));
        return step.applied();
    }

    static Outcome resume(Transition step, MeetingCommand.ResumeClock command) {
        Optional<FloorHolder> found = step.meeting().floor().holder(command.holder());
        if (found.isEmpty()) {
            return FloorRules.notHolding(step, command.holder());
        }
        FloorHolder holder = found.get();
        if (!holder.clock().stops().contains(ClockStop.PAUSED)) {
            RefusalCode code =
                    holder.clock().stops().isEmpty()
                            ? RefusalCode.CLOCK_RUNNING
                            : RefusalCode.NOT_PRESENT;
            return step.refuse(code, RefusalParameter.PARTICIPANT, command.holder());
        }
        step.emit(
                new MeetingEvent.ClockResumed(
                        holder.request(), holder.participant(), command.by(), step.now()));
        return step.applied();
    }

    static Outcome extend(Transition step, MeetingCommand.ExtendTime command) {
        Optional<FloorHolder> found = step.meeting().floor().holder(command.holder());
        if (found.isEmpty()) {
            return FloorRules.notHolding(step, command.holder());
        }
        Duration extra = command.extra();
        if (!extra.isPositive() || extra.compareTo(MeetingCharter.LONGEST_SPEAKING_TIME) > 0) {
            return step.refuse(RefusalCode.INVALID_VALUE, RefusalParameter.FIELD, "extra");
        }
        FloorHolder holder = found.get();
        step.emit(
                new MeetingEvent.TimeExtended(
                        holder.request(),
                        holder.participant(),
                        command.by(),
                        holder.clock().limit().plus(extra),
                        step.now()));
        return step.applied();
    }

    /** Announces what is due; of a warning and an expiry that are both due, the expiry. */
    static Outcome announce(Transition step) {
        for (FloorHolder holder : step.meeting().floor().holders()) {
            announce(step, holder);
        }
        return step.applied();
    }

    private static void announce(Transition step, FloorHolder holder) {
        SpeakingClock clock = holder.clock();
        SpeakingTimeRule rule = step.meeting().charter().speakingTime();
        ClockPhase reached = clock.phaseAt(step.now(), rule);
        if (!clock.stops().isEmpty() || reached.compareTo(clock.phase()) <= 0) {
            return;
        }
        switch (reached) {
            case WITHIN_LIMIT -> {}
            case WARNED ->
                    step.emit(
                            new MeetingEvent.ClockWarned(
                                    holder.request(),
                                    holder.participant(),
                                    clock.rest(step.now()),
                                    step.now()));
            case EXPIRED -> {
                step.emit(
                        new MeetingEvent.ClockExpired(
                                holder.request(), holder.participant(), step.now()));
                if (rule.onExpiry() == OnExpiry.CUT) {
                    FloorRules.revoke(step, holder, RevocationCause.TIME_EXPIRED, Optional.empty());
                }
            }
        }
    }
}
