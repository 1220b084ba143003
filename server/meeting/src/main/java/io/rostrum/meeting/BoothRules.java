package io.rostrum.meeting;

import java.util.Map;
import java.util.Optional;

/** The booths: one microphone a channel, and it changes hands in one step. */
final class BoothRules {
    private BoothRules() {}

    static Outcome open(Transition step, MeetingCommand.OpenMicrophone command) {
        ParticipantId by = command.by();
        LanguageTag language = command.language();
        Optional<Outcome> objection = objection(step, by, language);
        if (objection.isPresent()) {
            return objection.get();
        }
        Optional<ParticipantId> holder = step.meeting().microphones().on(language);
        if (holder.isPresent()) {
            return step.refuse(
                    RefusalCode.MICROPHONE_TAKEN,
                    Map.of(
                            RefusalParameter.LANGUAGE,
                            language.value(),
                            RefusalParameter.HOLDER,
                            holder.get().value()));
        }
        closeOwn(step, by, ClosingCause.SWITCHED_CHANNEL);
        step.emit(new MeetingEvent.MicrophoneOpened(language, by, step.now()));
        return step.applied();
    }

    static Outcome take(Transition step, MeetingCommand.TakeMicrophone command) {
        ParticipantId by = command.by();
        LanguageTag language = command.language();
        Optional<Outcome> objection = objection(step, by, language);
        if (objection.isPresent()) {
            return objection.get();
        }
        closeOwn(step, by, ClosingCause.SWITCHED_CHANNEL);
        step.emit(
                step.meeting()
                        .microphones()
                        .on(language)
                        .<MeetingEvent>map(from ->
                                new MeetingEvent.MicrophoneTaken(language, by, from, step.now()))
                        .orElseGet(
                                () -> new MeetingEvent.MicrophoneOpened(language, by, step.now())));
        return step.applied();
    }

    static Outcome close(Transition step, MeetingCommand.CloseMicrophone command) {
        if (!isLive(step.meeting(), command.by(), command.language())) {
            return step.refuse(
                    RefusalCode.MICROPHONE_NOT_YOURS,
                    RefusalParameter.LANGUAGE,
                    command.language());
        }
        closeOwn(step, command.by(), ClosingCause.CLOSED);
        return step.applied();
    }

    /** Closes the microphone of this interpreter, if it is open anywhere. */
    static void closeOwn(Transition step, ParticipantId interpreter, ClosingCause cause) {
        step.meeting()
                .microphones()
                .of(interpreter)
                .ifPresent(language ->
                        step.emit(
                                new MeetingEvent.MicrophoneClosed(
                                        language, interpreter, cause, step.now())));
    }

    /** What keeps an interpreter from opening this channel's microphone, were it free. */
    private static Optional<Outcome> objection(
            Transition step, ParticipantId by, LanguageTag language) {
        Meeting meeting = step.meeting();
        if (meeting.charter().channel(language).isEmpty()) {
            return Optional.of(
                    step.refuse(RefusalCode.NO_SUCH_CHANNEL, RefusalParameter.CHANNEL, language));
        }
        Participant interpreter = meeting.roster().participant(by).orElseThrow();
        if (!interpreter.badge().boothLanguages().contains(language)) {
            return Optional.of(
                    step.refuse(RefusalCode.NOT_YOUR_CHANNEL, RefusalParameter.LANGUAGE, language));
        }
        if (isLive(meeting, by, language)) {
            return Optional.of(
                    step.refuse(
                            RefusalCode.MICROPHONE_ALREADY_YOURS,
                            RefusalParameter.LANGUAGE,
                            language));
        }
        return Optional.empty();
    }

    private static boolean isLive(Meeting meeting, ParticipantId by, LanguageTag language) {
        return meeting.microphones().on(language).filter(by::equals).isPresent();
    }
}
