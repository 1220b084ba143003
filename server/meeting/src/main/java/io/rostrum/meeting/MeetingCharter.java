package io.rostrum.meeting;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A meeting's description, fixed when it is created; {@link #faults()} says whether it can be held.
 *
 * @param id the meeting's name
 * @param title by language
 * @param kind how it gathers
 * @param delegations in the order in which they are listed
 * @param channels the interpretation channels, in the order in which they are shown
 * @param speakingTime how long one may hold the floor
 * @param openMicrophones how many may hold the floor at once, 1 to 32; who presides comes on top
 * @param deputies in which order deputy chairs are offered the chair; those not named follow in
 *     order of admission
 */
public record MeetingCharter(
        MeetingId id,
        TextByLanguage title,
        MeetingKind kind,
        List<Delegation> delegations,
        List<InterpretationChannel> channels,
        SpeakingTimeRule speakingTime,
        int openMicrophones,
        List<ParticipantId> deputies) {

    /** The longest speaking time, and the longest extension of one. */
    static final Duration LONGEST_SPEAKING_TIME = Duration.ofDays(1);

    private static final int MOST_OPEN_MICROPHONES = 32;

    /** Copies the lists. */
    public MeetingCharter {
        delegations = List.copyOf(delegations);
        channels = List.copyOf(channels);
        deputies = List.copyOf(deputies);
    }

    /** The delegation with this code. */
    public Optional<Delegation> delegation(DelegationCode code) {
        return delegations.stream()
                .filter(delegation -> delegation.code().equals(code))
                .findFirst();
    }

    /** The channel that carries the interpretation into this language. */
    public Optional<InterpretationChannel> channel(LanguageTag language) {
        return channels.stream().filter(channel -> channel.language().equals(language)).findFirst();
    }

    /** Everything that is wrong with this description; empty if the meeting can be held. */
    public List<CharterFault> faults() {
        List<CharterFault> faults = new ArrayList<>();
        if (title.isMissing()) {
            faults.add(new CharterFault(CharterFault.Code.TITLE_MISSING, id.value()));
        }
        Set<DelegationCode> codes = new HashSet<>();
        for (Delegation delegation : delegations) {
            if (delegation.names().isMissing()) {
                faults.add(fault(CharterFault.Code.DELEGATION_NAME_MISSING, delegation.code()));
            }
            if (!codes.add(delegation.code())) {
                faults.add(fault(CharterFault.Code.DELEGATION_REPEATED, delegation.code()));
            }
        }
        Set<LanguageTag> languages = new HashSet<>();
        for (InterpretationChannel channel : channels) {
            if (!languages.add(channel.language())) {
                faults.add(fault(CharterFault.Code.CHANNEL_REPEATED, channel.language()));
            }
        }
        Set<ParticipantId> named = new HashSet<>();
        for (ParticipantId deputy : deputies) {
            if (!named.add(deputy)) {
                faults.add(fault(CharterFault.Code.DEPUTY_REPEATED, deputy));
            }
        }
        addTimeFaults(faults);
        if (openMicrophones < 1 || openMicrophones > MOST_OPEN_MICROPHONES) {
            faults.add(fault(CharterFault.Code.OPEN_MICROPHONES_OUT_OF_RANGE, openMicrophones));
        }
        return List.copyOf(faults);
    }

    private void addTimeFaults(List<CharterFault> faults) {
        Duration limit = speakingTime.limit();
        if (!limit.isPositive() || limit.compareTo(LONGEST_SPEAKING_TIME) > 0) {
            faults.add(fault(CharterFault.Code.SPEAKING_LIMIT_OUT_OF_RANGE, limit));
        }
        Duration warning = speakingTime.warningAtRest();
        if (warning.isNegative() || warning.compareTo(limit) >= 0) {
            faults.add(fault(CharterFault.Code.WARNING_OUT_OF_RANGE, warning));
        }
    }

    private static CharterFault fault(CharterFault.Code code, Object at) {
        return new CharterFault(code, at.toString());
    }
}
