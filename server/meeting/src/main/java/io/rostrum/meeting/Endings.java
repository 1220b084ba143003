package io.rostrum.meeting;

import java.util.Optional;

/** How everything ends that one participant, or the whole meeting, still holds. */
final class Endings {
    private Endings() {}

    /** Ends what a participant waits for, holds and presides, and their presence. */
    static void ofStanding(Transition step, ParticipantId id) {
        step.meeting()
                .list()
                .entryOf(id)
                .ifPresent(entry -> cancel(step, entry, CancellationCause.LEFT));
        step.meeting()
                .floor()
                .holder(id)
                .ifPresent(holder -> FloorRules.release(step, holder, ReleaseCause.LEFT));
        BoothRules.closeOwn(step, id, ClosingCause.LEFT);
        if (step.meeting().presides(id)) {
            step.emit(new MeetingEvent.ChairVacated(id, step.now()));
        }
        if (step.meeting().roster().presence(id) != Presence.ABSENT) {
            step.emit(new MeetingEvent.ParticipantLeft(id, Departure.LEFT, step.now()));
        }
        ChairRules.settleOffer(step);
    }

    /** Ends every request, floor and microphone, then the meeting. */
    static Outcome ofMeeting(Transition step) {
        Meeting meeting = step.meeting();
        meeting.list()
                .entries()
                .forEach(entry -> cancel(step, entry, CancellationCause.MEETING_ENDED));
        for (FloorHolder holder : meeting.floor().holders()) {
            FloorRules.release(step, holder, ReleaseCause.MEETING_ENDED);
        }
        for (InterpretationChannel channel : meeting.charter().channels()) {
            meeting.microphones()
                    .on(channel.language())
                    .ifPresent(interpreter ->
                            BoothRules.closeOwn(step, interpreter, ClosingCause.MEETING_ENDED));
        }
        step.emit(new MeetingEvent.MeetingEnded(step.now()));
        return step.applied();
    }

    private static void cancel(Transition step, SpeakerEntry entry, CancellationCause cause) {
        step.emit(
                new MeetingEvent.RequestCancelled(
                        entry.request(), entry.participant(), cause, Optional.empty(), step.now()));
    }
}
