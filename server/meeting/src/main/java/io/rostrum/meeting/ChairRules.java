package io.rostrum.meeting;

import java.util.Optional;

/** The chair: never lost while someone is there to take it, and never taken by a timer. */
final class ChairRules {
    private ChairRules() {}

    static Outcome take(Transition step, MeetingCommand.TakeChair command) {
        ParticipantId by = command.by();
        if (step.meeting().presides(by)) {
            return step.refuse(RefusalCode.ALREADY_PRESIDING);
        }
        if (!isOffered(step.meeting(), by) && !mayReclaim(step.meeting(), by)) {
            return step.refuse(RefusalCode.CHAIR_NOT_OFFERED);
        }
        seat(step, by);
        return step.applied();
    }

    private static boolean isOffered(Meeting meeting, ParticipantId by) {
        return meeting.presidency().offeredTo().filter(by::equals).isPresent();
    }

    /** A chair may preside unless another chair does and is there. */
    private static boolean mayReclaim(Meeting meeting, ParticipantId by) {
        boolean anotherChairPresides =
                meeting.presidency()
                        .presiding()
                        .flatMap(meeting.roster()::participant)
                        .filter(other -> other.presence() == Presence.PRESENT)
                        .filter(other -> other.role() == Role.CHAIR)
                        .isPresent();
        return isChair(meeting, by) && !anotherChairPresides;
    }

    private static boolean isChair(Meeting meeting, ParticipantId id) {
        return meeting.roster().participant(id).orElseThrow().role() == Role.CHAIR;
    }

    /** Who presides speaks without the floor, and so gives it back. */
    private static void seat(Transition step, ParticipantId by) {
        step.meeting()
                .floor()
                .holder(by)
                .ifPresent(holder -> FloorRules.release(step, holder, ReleaseCause.TOOK_CHAIR));
        step.emit(
                new MeetingEvent.ChairTaken(
                        by, step.meeting().presidency().presiding(), step.now()));
    }

    /** A chair who comes while nobody presides, presides. */
    static void seatIfVacant(Transition step, ParticipantId arrived) {
        if (step.meeting().presidency().presiding().isEmpty() && isChair(step.meeting(), arrived)) {
            seat(step, arrived);
        }
    }

    /**
     * After any change of presence: while who presides is away, or nobody presides, the chair is
     * offered to the first who may preside, and stays offered to them as long as they are present.
     */
    static void settleOffer(Transition step) {
        Meeting meeting = step.meeting();
        Roster roster = meeting.roster();
        Presidency presidency = meeting.presidency();
        boolean presided = presidency.presiding().filter(roster::isPresent).isPresent();
        if (!presided && presidency.offeredTo().filter(roster::isPresent).isPresent()) {
            return;
        }
        Optional<ParticipantId> candidate =
                presided
                        ? Optional.empty()
                        : roster.benchPresent(meeting.charter().deputies()).stream().findFirst();
        if (candidate.isPresent()) {
            step.emit(new MeetingEvent.ChairOffered(candidate.get(), step.now()));
        } else if (presidency.offeredTo().isPresent()) {
            step.emit(
                    new MeetingEvent.ChairOfferWithdrawn(presidency.offeredTo().get(), step.now()));
        }
    }
}
