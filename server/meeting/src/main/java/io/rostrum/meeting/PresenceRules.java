package io.rostrum.meeting;

import java.util.Optional;

/** Who is there. A line that drops costs nobody the floor, nor a place on the list. */
final class PresenceRules {
    private static final int LONGEST_NAME = 200;

    private PresenceRules() {}

    static Outcome admit(Transition step, MeetingCommand.Admit command) {
        ParticipantId id = command.participant();
        Badge badge = command.badge();
        Optional<Outcome> objection = objection(step, badge);
        if (objection.isPresent()) {
            return objection.get();
        }
        Roster roster = step.meeting().roster();
        Optional<Badge> former = roster.participant(id).map(Participant::badge);
        if (former.isPresent() && !former.get().equals(badge)) {
            Endings.ofStanding(step, id);
        } else if (former.isPresent() && roster.presence(id) != Presence.ABSENT) {
            return restore(step, id);
        }
        step.emit(new MeetingEvent.ParticipantAdmitted(id, badge, step.now()));
        resumeFloor(step, id);
        ChairRules.seatIfVacant(step, id);
        ChairRules.settleOffer(step);
        return step.applied();
    }

    private static Optional<Outcome> objection(Transition step, Badge badge) {
        MeetingCharter charter = step.meeting().charter();
        Optional<String> fault = fault(badge);
        if (fault.isPresent()) {
            return Optional.of(
                    step.refuse(RefusalCode.INVALID_VALUE, RefusalParameter.FIELD, fault.get()));
        }
        Optional<DelegationCode> unknown =
                badge.delegation().filter(code -> charter.delegation(code).isEmpty());
        if (unknown.isPresent()) {
            return Optional.of(
                    step.refuse(
                            RefusalCode.NO_SUCH_DELEGATION,
                            RefusalParameter.DELEGATION,
                            unknown.get()));
        }
        return badge.boothLanguages().stream()
                .filter(language -> charter.channel(language).isEmpty())
                .findFirst()
                .map(language ->
                        step.refuse(
                                RefusalCode.NO_SUCH_CHANNEL, RefusalParameter.CHANNEL, language));
    }

    /** The component of a badge that is out of its range or contradicts another. */
    private static Optional<String> fault(Badge badge) {
        String name = badge.displayName();
        if (name.isBlank()
                || name.length() > LONGEST_NAME
                || name.chars().anyMatch(Character::isISOControl)) {
            return Optional.of("displayName");
        }
        if (badge.capacity() instanceof Capacity.National && badge.delegation().isEmpty()) {
            return Optional.of("capacity");
        }
        boolean interprets = badge.role() == Role.INTERPRETER;
        return interprets == badge.boothLanguages().isEmpty()
                ? Optional.of("boothLanguages")
                : Optional.empty();
    }

    static Outcome lineDropped(Transition step, MeetingCommand.LineDropped command) {
        ParticipantId id = command.participant();
        if (step.meeting().roster().participant(id).isEmpty()) {
            return noSuchParticipant(step, id);
        }
        interrupt(step, id);
        return step.applied();
    }

    private static void interrupt(Transition step, ParticipantId id) {
        if (!step.meeting().roster().isPresent(id)) {
            return;
        }
        step.emit(new MeetingEvent.ParticipantInterrupted(id, step.now()));
        step.meeting()
                .floor()
                .holder(id)
                .ifPresent(holder ->
                        step.emit(
                                new MeetingEvent.HolderInterrupted(
                                        holder.request(),
                                        id,
                                        holder.clock().spent(step.now()),
                                        step.now())));
        BoothRules.closeOwn(step, id, ClosingCause.LINE_DOWN);
        ChairRules.settleOffer(step);
    }

    static Outcome lineRestored(Transition step, MeetingCommand.LineRestored command) {
        ParticipantId id = command.participant();
        Optional<Participant> participant = step.meeting().roster().participant(id);
        if (participant.isEmpty()) {
            return noSuchParticipant(step, id);
        }
        return participant.get().presence() == Presence.ABSENT
                ? step.refuse(RefusalCode.NOT_PRESENT, RefusalParameter.PARTICIPANT, id)
                : restore(step, id);
    }

    private static Outcome restore(Transition step, ParticipantId id) {
        if (!step.meeting().roster().isPresent(id)) {
            step.emit(new MeetingEvent.ParticipantReturned(id, step.now()));
            resumeFloor(step, id);
            ChairRules.settleOffer(step);
        }
        return step.applied();
    }

    private static void resumeFloor(Transition step, ParticipantId id) {
        step.meeting()
                .floor()
                .holder(id)
                .ifPresent(holder ->
                        step.emit(
                                new MeetingEvent.HolderReturned(holder.request(), id, step.now())));
    }

    static Outcome leave(Transition step, MeetingCommand.Leave command) {
        ParticipantId id = command.participant();
        if (step.meeting().roster().participant(id).isEmpty()) {
            return noSuchParticipant(step, id);
        }
        switch (command.departure()) {
            case LEFT -> Endings.ofStanding(step, id);
            case LINE_LOST -> loseLine(step, id);
        }
        return step.applied();
    }

    private static void loseLine(Transition step, ParticipantId id) {
        interrupt(step, id);
        if (step.meeting().roster().presence(id) != Presence.ABSENT) {
            step.emit(new MeetingEvent.ParticipantLeft(id, Departure.LINE_LOST, step.now()));
        }
    }

    private static Outcome noSuchParticipant(Transition step, ParticipantId id) {
        return step.refuse(RefusalCode.NO_SUCH_PARTICIPANT, RefusalParameter.PARTICIPANT, id);
    }
}
