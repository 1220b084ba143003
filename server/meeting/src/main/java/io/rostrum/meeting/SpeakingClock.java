package io.rostrum.meeting;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The clock of one who holds the floor. It stands while it is paused and while the holder's line is
 * down.
 *
 * @param limit the whole speaking time, extensions included
 * @param spentBefore what was spent before it last began to run
 * @param run whether it runs
 * @param phase what has been announced
 */
public record SpeakingClock(Duration limit, Duration spentBefore, ClockRun run, ClockPhase phase) {

    static SpeakingClock started(Duration limit, Instant at) {
        return new SpeakingClock(
                limit, Duration.ZERO, new ClockRun.Running(at), ClockPhase.WITHIN_LIMIT);
    }

    /** The speaking time used until {@code now}; more than the limit if it was overrun. */
    public Duration spent(Instant now) {
        return switch (run) {
            case ClockRun.Running(Instant since) when now.isAfter(since) ->
                    spentBefore.plus(Duration.between(since, now));
            case ClockRun.Running _, ClockRun.Stopped _ -> spentBefore;
        };
    }

    /** What is left at {@code now}; negative if the limit was overrun. */
    public Duration rest(Instant now) {
        return limit.minus(spent(now));
    }

    /** What makes it stand; empty while it runs. */
    public Set<ClockStop> stops() {
        return switch (run) {
            case ClockRun.Running _ -> Set.of();
            case ClockRun.Stopped(Set<ClockStop> causes) -> causes;
        };
    }

    /** When the next announcement is due; nothing while it stands or when all are made. */
    Optional<Instant> nextDue(SpeakingTimeRule rule) {
        return switch (run) {
            case ClockRun.Running(Instant since) ->
                    nextThreshold(rule).map(spent -> since.plus(spent.minus(spentBefore)));
            case ClockRun.Stopped _ -> Optional.empty();
        };
    }

    private Optional<Duration> nextThreshold(SpeakingTimeRule rule) {
        return switch (phase) {
            case WITHIN_LIMIT -> Optional.of(limit.minus(rule.warningAtRest()));
            case WARNED -> Optional.of(limit);
            case EXPIRED -> Optional.empty();
        };
    }

    /** The phase in which it should be at {@code now}. */
    ClockPhase phaseAt(Instant now, SpeakingTimeRule rule) {
        Duration rest = rest(now);
        if (!rest.isPositive()) {
            return ClockPhase.EXPIRED;
        }
        return rest.compareTo(rule.warningAtRest()) <= 0
                ? ClockPhase.WARNED
                : ClockPhase.WITHIN_LIMIT;
    }

    SpeakingClock with(ClockPhase next) {
        return new SpeakingClock(limit, spentBefore, run, next);
    }

    SpeakingClock stoppedBy(ClockStop cause, Instant at) {
        EnumSet<ClockStop> causes = EnumSet.of(cause);
        causes.addAll(stops());
        return new SpeakingClock(limit, spent(at), new ClockRun.Stopped(causes), phase);
    }

    SpeakingClock freedOf(ClockStop cause, Instant at) {
        if (!stops().contains(cause)) {
            return this;
        }
        EnumSet<ClockStop> rest = EnumSet.copyOf(stops());
        rest.remove(cause);
        ClockRun next = rest.isEmpty() ? new ClockRun.Running(at) : new ClockRun.Stopped(rest);
        return new SpeakingClock(limit, spentBefore, next, phase);
    }

    /** With a new limit; an announcement that the new limit overtakes can be made again. */
    SpeakingClock extendedTo(Duration newLimit, Instant at, SpeakingTimeRule rule) {
        SpeakingClock extended = new SpeakingClock(newLimit, spentBefore, run, phase);
        ClockPhase reached = extended.phaseAt(at, rule);
        return reached.compareTo(phase) < 0 ? extended.with(reached) : extended;
    }
}
