package io.rostrum.meeting;

import static io.rostrum.meeting.Rehearsal.CHAIR;
import static io.rostrum.meeting.Rehearsal.id;
import static io.rostrum.meeting.Rehearsal.request;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChairTest {
    private final Rehearsal room = Rehearsal.inSession();

    private void take(ParticipantId who) {
        room.does(new MeetingCommand.TakeChair(who));
    }

    private Optional<ParticipantId> offeredTo() {
        return room.meeting().presidency().offeredTo();
    }

    private Optional<ParticipantId> presiding() {
        return room.meeting().presidency().presiding();
    }

    @Test
    void whoPresidesIsHeardWithoutTheFloorAndDoesNotAskForIt() {
        assertThat(room.heard()).containsExactly(CHAIR);
        for (MeetingCommand command :
                List.of(
                        new MeetingCommand.RequestFloor(CHAIR, request("mine")),
                        new MeetingCommand.GiveFloor(
                                CHAIR, new FloorTarget.Directly(CHAIR, request("mine"))))) {
            room.refuses(
                    command,
                    RefusalCode.PRESIDES,
                    Map.of(RefusalParameter.PARTICIPANT, CHAIR.value()));
        }
    }

    @Test
    void whenTheChairsLineDropsTheFloorStaysAndTheFirstDeputyPresentIsOfferedTheChair() {
        ParticipantId holder = room.admitHolding("holder");
        room.admit("deputy2", Role.DEPUTY_CHAIR);
        room.admit("deputy1", Role.DEPUTY_CHAIR);

        room.drop(CHAIR);

        assertThat(room.heard()).containsExactly(holder, CHAIR);
        assertThat(offeredTo()).hasValue(id("deputy1"));
    }

    @Test
    void aDeputyWhoIsNotThereIsPassedOver() {
        room.drop(room.admit("deputy1", Role.DEPUTY_CHAIR));
        room.admit("deputy2", Role.DEPUTY_CHAIR);
        room.drop(CHAIR);
        assertThat(offeredTo()).hasValue(id("deputy2"));
    }

    @Test
    void deputiesWhomTheCharterDoesNotNameFollowInOrderOfAdmission() {
        room.admit("zoe", Role.DEPUTY_CHAIR);
        room.admit("adam", Role.DEPUTY_CHAIR);
        room.drop(CHAIR);
        assertThat(offeredTo()).hasValue(id("zoe"));
        room.drop(id("zoe"));
        assertThat(offeredTo()).hasValue(id("adam"));
    }

    @Test
    void aDeputyWhoComesWhileTheChairIsAwayIsOfferedTheChair() {
        room.drop(CHAIR);
        assertThat(offeredTo()).isEmpty();
        room.admit("deputy2", Role.DEPUTY_CHAIR);
        assertThat(offeredTo()).hasValue(id("deputy2"));
        room.admit("deputy1", Role.DEPUTY_CHAIR);
        assertThat(offeredTo()).as("an offer made stands").hasValue(id("deputy2"));
    }

    @Test
    void theDeputyWhoTookTheChairKeepsTheListAndIsHeard() {
        ParticipantId deputy = room.admit("deputy1", Role.DEPUTY_CHAIR);
        assertThat(room.meeting().rights(deputy)).doesNotContain(Right.KEEP_LIST);
        ParticipantId she = room.admitWaiting("she");
        room.drop(CHAIR);

        take(deputy);

        assertThat(room.meeting().rights(deputy)).contains(Right.KEEP_LIST);
        assertThat(room.meeting().rights(CHAIR)).doesNotContain(Right.KEEP_LIST);
        room.does(new MeetingCommand.GiveFloor(deputy, new FloorTarget.Next()));
        assertThat(room.heard()).containsExactly(she, deputy);
    }

    @Test
    void theChairWhoIsBackReclaimsTheChairByTakingIt() {
        ParticipantId deputy = room.admit("deputy1", Role.DEPUTY_CHAIR);
        room.drop(CHAIR);
        take(deputy);
        room.restore(CHAIR);
        assertThat(presiding()).hasValue(deputy);

        assertThat(room.does(new MeetingCommand.TakeChair(CHAIR)))
                .containsExactly(
                        new MeetingEvent.ChairTaken(CHAIR, Optional.of(deputy), room.now()));
    }

    @Test
    void theChairWhoIsBackBeforeAnyoneTookItPresidesOn() {
        room.admit("deputy1", Role.DEPUTY_CHAIR);
        room.drop(CHAIR);
        room.restore(CHAIR);
        assertThat(presiding()).hasValue(CHAIR);
        assertThat(offeredTo()).isEmpty();
    }

    @Test
    void aChairDoesNotTakeTheChairFromAnotherWhoIsThere() {
        ParticipantId cochair = room.admit("cochair", Role.CHAIR);
        room.refuses(
                new MeetingCommand.TakeChair(cochair), RefusalCode.CHAIR_NOT_OFFERED, Map.of());
        room.drop(CHAIR);
        take(cochair);
        assertThat(presiding()).hasValue(cochair);
    }

    @Test
    void aChairReclaimsTheChairFromAnotherWhoIsAwayThoughADeputyWasOfferedIt() {
        room.admit("deputy1", Role.DEPUTY_CHAIR);
        ParticipantId cochair = room.admit("cochair", Role.CHAIR);
        room.drop(cochair);
        room.drop(CHAIR);
        room.restore(cochair);
        assertThat(offeredTo()).hasValue(id("deputy1"));

        take(cochair);

        assertThat(presiding()).hasValue(cochair);
        assertThat(offeredTo()).isEmpty();
    }

    @Test
    void whoTakesTheChairGivesTheFloorBackAndKeepsThePlaceInTheList() {
        Rehearsal two = Rehearsal.inSession(2, OnExpiry.WARN);
        ParticipantId speaking = two.admit("deputy1", Role.DEPUTY_CHAIR);
        ParticipantId waiting = two.admit("deputy2", Role.DEPUTY_CHAIR);
        two.giveDirectly(speaking);
        two.does(new MeetingCommand.RequestFloor(waiting, request("waiting")));
        two.drop(CHAIR);

        two.does(new MeetingCommand.TakeChair(speaking));
        assertThat(two.heard()).containsExactly(speaking);

        two.drop(speaking);
        two.does(new MeetingCommand.TakeChair(waiting));
        assertThat(two.queue()).containsExactly("waiting");
        two.refuses(
                new MeetingCommand.GiveFloor(waiting, new FloorTarget.Next()),
                RefusalCode.NOBODY_READY,
                Map.of());
    }

    @Test
    void withoutAChairTheSecretaryStillKeepsTheList() {
        ParticipantId she = room.admitWaiting("she");
        room.leave(CHAIR);
        assertThat(presiding()).isEmpty();
        room.does(new MeetingCommand.GiveFloor(Rehearsal.SECRETARY, new FloorTarget.Next()));
        assertThat(room.heard()).containsExactly(she);
    }
}
