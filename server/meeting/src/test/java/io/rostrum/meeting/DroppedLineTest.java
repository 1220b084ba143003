package io.rostrum.meeting;

import static io.rostrum.meeting.Rehearsal.CHAIR;
import static io.rostrum.meeting.Rehearsal.FR;
import static io.rostrum.meeting.Rehearsal.request;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DroppedLineTest {
    private final Rehearsal room = Rehearsal.inSession(1, OnExpiry.CUT);

    @Test
    void theClockOfAHolderWhoseLineDropsStandsAndTheChairIsTold() {
        ParticipantId she = room.admitHolding("she");
        room.pass(Duration.ofMinutes(1));

        List<MeetingEvent> events = room.does(new MeetingCommand.LineDropped(she));

        assertThat(events)
                .contains(
                        new MeetingEvent.HolderInterrupted(
                                request("she"), she, Duration.ofMinutes(1), room.now()));
        room.pass(Duration.ofMinutes(10));
        assertThat(room.spent(she)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void noTimerTakesTheFloorFromAHolderWhoseLineDropped() {
        ParticipantId she = room.admitHolding("she");
        room.drop(she);
        room.pass(Duration.ofHours(1));
        room.does(new MeetingCommand.ClockDue());
        room.does(new MeetingCommand.Leave(she, Departure.LINE_LOST));

        assertThat(room.heard()).containsExactly(she, CHAIR);
        assertThat(room.meeting().nextDue()).isEmpty();
    }

    @Test
    void theClockGoesOnWhenTheLineIsBack() {
        ParticipantId she = room.admitHolding("she");
        room.pass(Duration.ofMinutes(1));
        room.drop(she);
        room.pass(Duration.ofMinutes(5));
        room.restore(she);
        assertThat(room.meeting().nextDue()).hasValue(room.now().plusSeconds(90));
    }

    @Test
    void theClockGoesOnWhenTheHolderIsBackAfterTheGrace() {
        ParticipantId she = room.admitHolding("she");
        room.does(new MeetingCommand.Leave(she, Departure.LINE_LOST));
        room.pass(Duration.ofMinutes(5));
        room.admit("she", Role.DELEGATE);
        room.pass(Duration.ofSeconds(1));
        assertThat(room.spent(she)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aPausedClockStaysPausedWhenTheLineIsBack() {
        ParticipantId she = room.admitHolding("she");
        room.does(new MeetingCommand.PauseClock(CHAIR, she));
        room.drop(she);
        assertThat(room.clock(she).stops())
                .isEqualTo(Set.of(ClockStop.PAUSED, ClockStop.LINE_DOWN));
        room.restore(she);
        assertThat(room.clock(she).stops()).isEqualTo(Set.of(ClockStop.PAUSED));
    }

    @Test
    void aPauseLiftedWhileTheLineIsDownLeavesTheClockWaitingForTheLine() {
        ParticipantId she = room.admitHolding("she");
        room.drop(she);
        room.does(new MeetingCommand.PauseClock(CHAIR, she));
        room.does(new MeetingCommand.ResumeClock(CHAIR, she));
        room.pass(Duration.ofSeconds(30));
        assertThat(room.spent(she)).isEqualTo(Duration.ZERO);
        room.restore(she);
        room.pass(Duration.ofSeconds(30));
        assertThat(room.spent(she)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void theChairMayTakeTheFloorBackFromAHolderWhoseLineDropped() {
        ParticipantId she = room.admitHolding("she");
        room.drop(she);
        room.does(new MeetingCommand.RevokeFloor(CHAIR, she));
        assertThat(room.heard()).containsExactly(CHAIR);
    }

    @Test
    void anInterpreterWhoseLineDropsLosesTheMicrophoneAndTheChannelFallsBack() {
        ParticipantId alice = room.admit("alice", Role.INTERPRETER, FR);
        ParticipantId bruno = room.admit("bruno", Role.INTERPRETER, FR);
        room.does(new MeetingCommand.OpenMicrophone(alice, FR));

        room.drop(alice);
        assertThat(room.meeting().plan().channels().get(FR))
                .isEqualTo(new ChannelPlan(Optional.empty(), WhenSilent.FLOOR));

        room.does(new MeetingCommand.OpenMicrophone(bruno, FR));
        room.restore(alice);
        assertThat(room.meeting().microphones().on(FR)).hasValue(bruno);
    }
}
