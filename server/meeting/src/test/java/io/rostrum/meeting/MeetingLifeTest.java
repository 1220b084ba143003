package io.rostrum.meeting;

import static io.rostrum.meeting.Rehearsal.CHAIR;
import static io.rostrum.meeting.Rehearsal.ES;
import static io.rostrum.meeting.Rehearsal.FR;
import static io.rostrum.meeting.Rehearsal.ZH;
import static io.rostrum.meeting.Rehearsal.id;
import static io.rostrum.meeting.Rehearsal.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MeetingLifeTest {
    private final Rehearsal room = Rehearsal.inSession();

    @Test
    void aMeetingBeginsEmptyAndSilent() {
        Meeting meeting = Rehearsal.plain().meeting();
        assertThat(meeting.revision()).isEqualTo(1);
        assertThat(meeting.phase()).isEqualTo(MeetingPhase.RUNNING);
        assertThat(meeting.plan().floor()).isEmpty();
        assertThat(meeting.nextDue()).isEmpty();
        assertThat(meeting.rights(CHAIR)).isEqualTo(Set.of());
    }

    @Test
    void aMeetingIsNotCreatedFromAFaultyCharter() {
        MeetingCharter faulty = Rehearsal.charter(0, OnExpiry.WARN);
        assertThatThrownBy(() -> Meeting.create(faulty, Rehearsal.START))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("OPEN_MICROPHONES_OUT_OF_RANGE");
    }

    @Test
    void aRecordBeginsWithTheCreation() {
        List<MeetingEvent> headless = room.record.subList(1, room.record.size());
        assertThatThrownBy(() -> Meeting.replay(headless))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Meeting.replay(List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> room.meeting().evolve(room.record.getFirst()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void thePlanNamesEveryChannelInTheChartersOrder() {
        ParticipantId alice = room.admit("alice", Role.INTERPRETER, ES);
        room.does(new MeetingCommand.OpenMicrophone(alice, ES));

        assertThat(room.meeting().plan().channels())
                .containsExactly(
                        Map.entry(FR, new ChannelPlan(Optional.empty(), WhenSilent.FLOOR)),
                        Map.entry(ES, new ChannelPlan(Optional.of(alice), WhenSilent.SILENCE)),
                        Map.entry(ZH, new ChannelPlan(Optional.empty(), WhenSilent.FLOOR)));
    }

    @Test
    void theEndOfAMeetingEndsEverythingThatWasHeldOrWaitedFor() {
        ParticipantId holder = room.admitHolding("holder");
        ParticipantId waiting = room.admitWaiting("waiting");
        ParticipantId alice = room.admit("alice", Role.INTERPRETER, FR);
        room.does(new MeetingCommand.OpenMicrophone(alice, FR));

        assertThat(room.does(new MeetingCommand.EndMeeting()))
                .containsExactly(
                        new MeetingEvent.RequestCancelled(
                                request("waiting"),
                                waiting,
                                CancellationCause.MEETING_ENDED,
                                Optional.empty(),
                                room.now()),
                        new MeetingEvent.FloorReleased(
                                request("holder"),
                                holder,
                                ReleaseCause.MEETING_ENDED,
                                Duration.ZERO,
                                room.now()),
                        new MeetingEvent.MicrophoneClosed(
                                FR, alice, ClosingCause.MEETING_ENDED, room.now()),
                        new MeetingEvent.MeetingEnded(room.now()));
        assertThat(room.meeting().plan().floor()).isEmpty();
        assertThat(room.meeting().phase()).isEqualTo(MeetingPhase.ENDED);
        room.refuses(new MeetingCommand.EndMeeting(), RefusalCode.MEETING_ENDED, Map.of());
    }

    @Test
    void whoMayNotIsToldTheRoleAndTheRight() {
        room.admit("she", Role.DELEGATE);
        room.refuses(
                new MeetingCommand.OpenList(id("she")),
                RefusalCode.NOT_ALLOWED,
                Map.of(RefusalParameter.ROLE, "DELEGATE", RefusalParameter.RIGHT, "KEEP_LIST"));
    }

    @Test
    void theRosterIsSeenByAllButThePublicAndTheMeetingByAll() {
        for (Role role : Role.values()) {
            assertThat(Rights.of(role)).contains(Right.OBSERVE);
            assertThat(Rights.of(role).contains(Right.SEE_ROSTER)).isEqualTo(role != Role.PUBLIC);
        }
    }
}
