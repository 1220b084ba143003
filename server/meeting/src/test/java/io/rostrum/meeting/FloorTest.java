package io.rostrum.meeting;

import static io.rostrum.meeting.Rehearsal.CHAIR;
import static io.rostrum.meeting.Rehearsal.SECRETARY;
import static io.rostrum.meeting.Rehearsal.id;
import static io.rostrum.meeting.Rehearsal.request;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FloorTest {
    private final Rehearsal room = Rehearsal.inSession();

    private static MeetingCommand giveTo(String request) {
        return new MeetingCommand.GiveFloor(CHAIR, new FloorTarget.ByRequest(request(request)));
    }

    private static MeetingCommand giveDirectly(String participant) {
        return new MeetingCommand.GiveFloor(
                CHAIR, new FloorTarget.Directly(id(participant), request("direct")));
    }

    @Test
    void whoIsGivenTheFloorIsHeardAndLeavesTheList() {
        ParticipantId she = room.admitWaiting("she");
        room.admitWaiting("other");

        assertThat(room.giveNext())
                .containsExactly(
                        new MeetingEvent.FloorGiven(
                                request("she"), she, CHAIR, Duration.ofMinutes(3), room.now()));
        assertThat(room.heard()).containsExactly(she, CHAIR);
        assertThat(room.queue()).containsExactly("other");
    }

    @Test
    void theSecretaryGivesTheFloorForTheChair() {
        ParticipantId she = room.admitWaiting("she");
        room.does(new MeetingCommand.GiveFloor(SECRETARY, new FloorTarget.Next()));
        assertThat(room.heard()).containsExactly(she, CHAIR);
    }

    @Test
    void nextPassesOverThoseWhoAreNotThereAndTheyKeepTheirPlace() {
        room.drop(room.admitWaiting("dropped"));
        room.does(new MeetingCommand.Leave(room.admitWaiting("lost"), Departure.LINE_LOST));
        ParticipantId there = room.admitWaiting("there");

        room.giveNext();

        assertThat(room.heard()).containsExactly(there, CHAIR);
        assertThat(room.queue()).containsExactly("dropped", "lost");
    }

    @Test
    void anyRequestCanBeCalledOutOfTurn() {
        room.admitWaiting("first");
        ParticipantId second = room.admitWaiting("second");
        room.does(giveTo("second"));
        assertThat(room.heard()).containsExactly(second, CHAIR);
        assertThat(room.queue()).containsExactly("first");
    }

    @Test
    void theFloorCanBeGivenToWhoDidNotAskEvenWhenTheListIsClosed() {
        ParticipantId she = room.admit("she", Role.OBSERVER);
        room.does(new MeetingCommand.CloseList(CHAIR));
        room.does(giveDirectly("she"));
        assertThat(room.meeting().floor().holder(she).map(FloorHolder::request))
                .hasValue(request("direct"));
    }

    @Test
    void givingDirectlyToOneWhoWaitsGrantsTheirRequest() {
        ParticipantId she = room.admitWaiting("she");
        room.does(giveDirectly("she"));
        assertThat(room.meeting().floor().holder(she).map(FloorHolder::request))
                .hasValue(request("she"));
        assertThat(room.queue()).isEmpty();
    }

    @Test
    void noMoreHoldTheFloorThanThereAreMicrophones() {
        Rehearsal two = Rehearsal.inSession(2, OnExpiry.WARN);
        ParticipantId first = two.admitHolding("first");
        ParticipantId second = two.admitHolding("second");
        two.admitWaiting("third");

        two.refuses(
                giveTo("third"),
                RefusalCode.FLOOR_OCCUPIED,
                Map.of(RefusalParameter.MICROPHONES, "2"));
        assertThat(two.heard()).containsExactly(first, second, CHAIR);

        two.does(new MeetingCommand.RevokeFloor(CHAIR, first));
        two.does(giveTo("third"));
        assertThat(two.heard()).containsExactly(second, id("third"), CHAIR);
    }

    @Test
    void theFloorIsNotGivenToAStrangerNorToOneWithoutTheRightToSpeak() {
        room.admit("listener", Role.PUBLIC);
        room.refuses(
                giveDirectly("stranger"),
                RefusalCode.NO_SUCH_PARTICIPANT,
                Map.of(RefusalParameter.PARTICIPANT, "stranger"));
        room.refuses(
                giveDirectly("listener"),
                RefusalCode.CANNOT_SPEAK,
                Map.of(RefusalParameter.PARTICIPANT, "listener"));
    }

    @Test
    void whoYieldsIsNotHeardAnyMore() {
        ParticipantId she = room.admitHolding("she");
        room.pass(Duration.ofSeconds(40));

        assertThat(room.does(new MeetingCommand.YieldFloor(she)))
                .containsExactly(
                        new MeetingEvent.FloorReleased(
                                request("she"),
                                she,
                                ReleaseCause.YIELDED,
                                Duration.ofSeconds(40),
                                room.now()));
        assertThat(room.heard()).containsExactly(CHAIR);
    }

    @Test
    void theChairTakesTheFloorBack() {
        ParticipantId she = room.admitHolding("she");

        assertThat(room.does(new MeetingCommand.RevokeFloor(CHAIR, she)))
                .containsExactly(
                        new MeetingEvent.FloorRevoked(
                                request("she"),
                                she,
                                RevocationCause.TAKEN_BACK,
                                Optional.of(CHAIR),
                                Duration.ZERO,
                                room.now()));
        assertThat(room.heard()).containsExactly(CHAIR);
    }

    @Test
    void whenAllAreSilencedOnlyWhoPresidesIsHeardUntilTheFloorIsGivenAgain() {
        Rehearsal three = Rehearsal.inSession(3, OnExpiry.WARN);
        three.admitHolding("first");
        three.admitHolding("second");
        ParticipantId waiting = three.admitWaiting("waiting");

        List<MeetingEvent> events = three.does(new MeetingCommand.SilenceAll(SECRETARY));

        assertThat(events.getFirst())
                .isEqualTo(new MeetingEvent.AllSilenced(SECRETARY, three.now()));
        assertThat(three.heard()).containsExactly(CHAIR);
        assertThat(three.statuses())
                .containsEntry(request("first"), RequestStatus.REVOKED)
                .containsEntry(request("second"), RequestStatus.REVOKED);
        three.giveNext();
        assertThat(three.heard()).containsExactly(waiting, CHAIR);
    }

    @Test
    void silencingLeavesTheInterpretersHeard() {
        ParticipantId alice = room.admit("alice", Role.INTERPRETER, Rehearsal.FR);
        room.does(new MeetingCommand.OpenMicrophone(alice, Rehearsal.FR));
        room.does(new MeetingCommand.SilenceAll(CHAIR));
        assertThat(room.meeting().microphones().on(Rehearsal.FR)).hasValue(alice);
    }
}
