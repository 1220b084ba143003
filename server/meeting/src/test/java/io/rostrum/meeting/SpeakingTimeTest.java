package io.rostrum.meeting;

import static io.rostrum.meeting.Rehearsal.CHAIR;
import static io.rostrum.meeting.Rehearsal.START;
import static io.rostrum.meeting.Rehearsal.request;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Three minutes each, warned thirty seconds before. */
class SpeakingTimeTest {
    private final Rehearsal room = Rehearsal.inSession();
    private final ParticipantId she = room.admitHolding("she");

    private List<MeetingEvent> due() {
        return room.does(new MeetingCommand.ClockDue());
    }

    private void extend(Duration extra) {
        room.does(new MeetingCommand.ExtendTime(CHAIR, she, extra));
    }

    @Test
    void theHolderIsWarnedWhenThirtySecondsAreLeft() {
        assertThat(room.meeting().nextDue()).hasValue(START.plusSeconds(150));
        room.pass(Duration.ofSeconds(150));
        assertThat(due())
                .containsExactly(
                        new MeetingEvent.ClockWarned(
                                request("she"), she, Duration.ofSeconds(30), room.now()));
        assertThat(room.meeting().nextDue()).hasValue(START.plusSeconds(180));
    }

    @Test
    void expiryWarnsAndDoesNotCut() {
        room.pass(Duration.ofSeconds(150));
        due();
        room.pass(Duration.ofSeconds(30));
        assertThat(due())
                .containsExactly(new MeetingEvent.ClockExpired(request("she"), she, room.now()));
        assertThat(room.heard()).containsExactly(she, CHAIR);
        assertThat(room.meeting().nextDue()).isEmpty();

        room.pass(Duration.ofSeconds(20));
        assertThat(room.clock(she).rest(room.now())).isEqualTo(Duration.ofSeconds(-20));
    }

    @Test
    void expiryCutsWhereTheCharterSaysSo() {
        Rehearsal strict = Rehearsal.inSession(1, OnExpiry.CUT);
        ParticipantId holder = strict.admitHolding("she");
        strict.pass(Duration.ofMinutes(3));

        assertThat(strict.does(new MeetingCommand.ClockDue()))
                .containsExactly(
                        new MeetingEvent.ClockExpired(request("she"), holder, strict.now()),
                        new MeetingEvent.FloorRevoked(
                                request("she"),
                                holder,
                                RevocationCause.TIME_EXPIRED,
                                Optional.empty(),
                                Duration.ofMinutes(3),
                                strict.now()));
        assertThat(strict.heard()).containsExactly(CHAIR);
    }

    @Test
    void whenBothAreDueOnlyTheExpiryIsAnnounced() {
        room.pass(Duration.ofMinutes(5));
        assertThat(due())
                .containsExactly(new MeetingEvent.ClockExpired(request("she"), she, room.now()));
        assertThat(due()).isEmpty();
    }

    @Test
    void aPausedClockStandsAndIsDueForNothing() {
        room.pass(Duration.ofMinutes(1));
        room.does(new MeetingCommand.PauseClock(CHAIR, she));
        room.pass(Duration.ofMinutes(10));

        assertThat(room.spent(she)).isEqualTo(Duration.ofMinutes(1));
        assertThat(room.meeting().nextDue()).isEmpty();
        assertThat(due()).isEmpty();
        assertThat(room.heard()).containsExactly(she, CHAIR);

        room.does(new MeetingCommand.ResumeClock(CHAIR, she));
        assertThat(room.meeting().nextDue()).hasValue(room.now().plusSeconds(90));
    }

    @Test
    void anExtensionMovesWhatIsDue() {
        room.pass(Duration.ofSeconds(100));
        extend(Duration.ofMinutes(1));
        assertThat(room.meeting().nextDue()).hasValue(START.plusSeconds(210));
        assertThat(room.clock(she).limit()).isEqualTo(Duration.ofMinutes(4));
    }

    @Test
    void anExtensionAfterTheWarningIsFollowedByAWarningOfItsOwn() {
        room.pass(Duration.ofSeconds(150));
        due();
        extend(Duration.ofMinutes(1));
        assertThat(room.meeting().nextDue()).hasValue(START.plusSeconds(210));
    }

    @Test
    void aShortExtensionAfterTheExpiryIsNotWarnedButExpires() {
        room.pass(Duration.ofMinutes(3));
        due();
        extend(Duration.ofSeconds(20));
        assertThat(room.clock(she).phase()).isEqualTo(ClockPhase.WARNED);
        assertThat(room.meeting().nextDue()).hasValue(START.plusSeconds(200));
    }

    @Test
    void anExtensionIsMoreThanZeroAndAtMostADay() {
        for (Duration extra :
                List.of(Duration.ZERO, Duration.ofSeconds(-1), Duration.ofDays(1).plusNanos(1))) {
            room.refuses(
                    new MeetingCommand.ExtendTime(CHAIR, she, extra),
                    RefusalCode.INVALID_VALUE,
                    Map.of(RefusalParameter.FIELD, "extra"));
        }
    }

    @Test
    void theNextDueOfSeveralHoldersIsTheEarliest() {
        Rehearsal two = Rehearsal.inSession(2, OnExpiry.WARN);
        two.admitHolding("first");
        two.pass(Duration.ofSeconds(10));
        two.admitHolding("second");
        assertThat(two.meeting().nextDue()).hasValue(START.plusSeconds(150));
    }

    @Test
    void withoutAWarningOnlyTheExpiryIsDue() {
        MeetingCharter base = Rehearsal.charter(1, OnExpiry.WARN);
        Rehearsal quiet =
                new Rehearsal(
                        new MeetingCharter(
                                base.id(),
                                base.title(),
                                base.kind(),
                                base.delegations(),
                                base.channels(),
                                new SpeakingTimeRule(
                                        Duration.ofMinutes(2), Duration.ZERO, OnExpiry.WARN),
                                1,
                                List.of()));
        quiet.admit("chair", Role.CHAIR);
        quiet.admitHolding("she");
        quiet.pass(Duration.ofMinutes(2));
        assertThat(quiet.meeting().nextDue()).hasValue(quiet.now());
        assertThat(quiet.does(new MeetingCommand.ClockDue()))
                .hasExactlyElementsOfTypes(MeetingEvent.ClockExpired.class);
    }

    @Test
    void aClockThatSeesTheTimeStepBackDoesNotRunBackwards() {
        room.pass(Duration.ofSeconds(-5));
        assertThat(room.spent(she)).isEqualTo(Duration.ZERO);
    }
}
