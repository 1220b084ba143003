package io.rostrum.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MeetingCharterTest {
    private static final LanguageTag EN = new LanguageTag("en");
    private static final LanguageTag FR = new LanguageTag("fr");
    private static final TextByLanguage TITLE = TextByLanguage.of(EN, "Assembly");
    private static final SpeakingTimeRule RULE =
            new SpeakingTimeRule(Duration.ofMinutes(5), Duration.ofSeconds(30), OnExpiry.WARN);

    private static Delegation delegation(String code, TextByLanguage names) {
        return new Delegation(new DelegationCode(code), names, Optional.empty(), Optional.empty());
    }

    private static MeetingCharter charter(
            TextByLanguage title, List<Delegation> delegations, SpeakingTimeRule rule, int open) {
        return new MeetingCharter(
                new MeetingId("a"),
                title,
                MeetingKind.VIRTUAL,
                delegations,
                List.of(),
                rule,
                open,
                List.of());
    }

    private static MeetingCharter timed(Duration limit, Duration warning) {
        return charter(TITLE, List.of(), new SpeakingTimeRule(limit, warning, OnExpiry.CUT), 1);
    }

    private static void assertFault(MeetingCharter charter, CharterFault.Code code, String at) {
        assertThat(charter.faults()).containsExactly(new CharterFault(code, at));
    }

    @Test
    void aSoundCharterHasNoFaults() {
        assertThat(charter(TITLE, List.of(delegation("ARK", TITLE)), RULE, 32).faults()).isEmpty();
        assertThat(timed(Duration.ofDays(1), Duration.ZERO).faults()).isEmpty();
    }

    @Test
    void namesAndTitlesAreGiven() {
        TextByLanguage blank = TextByLanguage.of(EN, " ");
        TextByLanguage none = new TextByLanguage(new LinkedHashMap<>());
        assertFault(charter(blank, List.of(), RULE, 1), CharterFault.Code.TITLE_MISSING, "a");
        assertFault(
                charter(TITLE, List.of(delegation("ARK", none)), RULE, 1),
                CharterFault.Code.DELEGATION_NAME_MISSING,
                "ARK");
    }

    @Test
    void nothingIsNamedTwice() {
        InterpretationChannel channel = new InterpretationChannel(FR, WhenSilent.FLOOR);
        ParticipantId deputy = new ParticipantId("deputy");
        MeetingCharter charter =
                new MeetingCharter(
                        new MeetingId("a"),
                        TITLE,
                        MeetingKind.VIRTUAL,
                        List.of(delegation("ARK", TITLE), delegation("ARK", TITLE)),
                        List.of(channel, channel),
                        RULE,
                        1,
                        List.of(deputy, deputy));
        assertThat(charter.faults())
                .containsExactly(
                        new CharterFault(CharterFault.Code.DELEGATION_REPEATED, "ARK"),
                        new CharterFault(CharterFault.Code.CHANNEL_REPEATED, "fr"),
                        new CharterFault(CharterFault.Code.DEPUTY_REPEATED, "deputy"));
    }

    @Test
    void speakingTimeIsMoreThanZeroAndAtMostADayAndTheWarningLiesWithinIt() {
        assertFault(
                timed(Duration.ofDays(1).plusNanos(1), Duration.ZERO),
                CharterFault.Code.SPEAKING_LIMIT_OUT_OF_RANGE,
                "PT24H0.000000001S");
        assertFault(
                timed(Duration.ofMinutes(1), Duration.ofMinutes(1)),
                CharterFault.Code.WARNING_OUT_OF_RANGE,
                "PT1M");
        assertFault(
                timed(Duration.ofMinutes(1), Duration.ofSeconds(-1)),
                CharterFault.Code.WARNING_OUT_OF_RANGE,
                "PT-1S");
        assertThat(timed(Duration.ZERO, Duration.ZERO).faults())
                .contains(new CharterFault(CharterFault.Code.SPEAKING_LIMIT_OUT_OF_RANGE, "PT0S"));
    }

    @Test
    void openMicrophonesAreOneTo32() {
        assertFault(
                charter(TITLE, List.of(), RULE, 0),
                CharterFault.Code.OPEN_MICROPHONES_OUT_OF_RANGE,
                "0");
        assertFault(
                charter(TITLE, List.of(), RULE, 33),
                CharterFault.Code.OPEN_MICROPHONES_OUT_OF_RANGE,
                "33");
    }

    @Test
    void aTextStandsInForOneThatIsMissing() {
        assertThat(TITLE.in(FR)).isEqualTo("Assembly");
        assertThat(new TextByLanguage(new LinkedHashMap<>()).in(FR)).isEmpty();
    }
}
