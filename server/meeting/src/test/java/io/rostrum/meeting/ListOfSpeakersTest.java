package io.rostrum.meeting;

import static io.rostrum.meeting.Rehearsal.CHAIR;
import static io.rostrum.meeting.Rehearsal.SECRETARY;
import static io.rostrum.meeting.Rehearsal.request;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ListOfSpeakersTest {
    private final Rehearsal room = Rehearsal.inSession();

    @Test
    void theListIsClosedUntilItIsOpened() {
        Rehearsal fresh = Rehearsal.plain();
        assertThat(fresh.meeting().list().status()).isEqualTo(ListStatus.CLOSED);
    }

    @Test
    void requestsStandInTheOrderInWhichTheyCame() {
        room.admitWaiting("first");
        room.pass(Duration.ofSeconds(1));
        ParticipantId second = room.admitWaiting("second");
        room.admitWaiting("third");

        assertThat(room.queue()).containsExactly("first", "second", "third");
        assertThat(room.meeting().list().entryOf(second))
                .hasValue(
                        new SpeakerEntry(
                                request("second"), second, Rehearsal.START.plusSeconds(1)));
    }

    @Test
    void whoWithdrawsLosesThePlaceAndStandsLastWhenAskingAgain() {
        ParticipantId first = room.admitWaiting("first");
        room.admitWaiting("second");

        room.does(new MeetingCommand.WithdrawRequest(first, request("first")));
        room.does(new MeetingCommand.RequestFloor(first, request("again")));

        assertThat(room.queue()).containsExactly("second", "again");
    }

    @Test
    void aClosedListTakesNoRequestsAndKeepsThoseItHas() {
        room.admitWaiting("first");
        ParticipantId late = room.admit("late", Role.DELEGATE);
        room.does(new MeetingCommand.CloseList(CHAIR));

        room.refuses(
                new MeetingCommand.RequestFloor(late, request("late")),
                RefusalCode.LIST_CLOSED,
                Map.of());

        assertThat(room.queue()).containsExactly("first");
    }

    @Test
    void nobodyWaitsTwice() {
        ParticipantId she = room.admitWaiting("she");
        room.refuses(
                new MeetingCommand.RequestFloor(she, request("again")),
                RefusalCode.ALREADY_ON_LIST,
                Map.of(RefusalParameter.REQUEST, "she"));
    }

    @Test
    void whoKeepsTheListWithdrawsForAnotherAndTheRecordSaysWho() {
        ParticipantId she = room.admitWaiting("she");

        assertThat(room.does(new MeetingCommand.WithdrawRequest(SECRETARY, request("she"))))
                .containsExactly(
                        new MeetingEvent.RequestCancelled(
                                request("she"),
                                she,
                                CancellationCause.WITHDRAWN,
                                Optional.of(SECRETARY),
                                room.now()));
    }

    @Test
    void aDenialCarriesItsReason() {
        ParticipantId she = room.admitWaiting("she");

        assertThat(
                        room.does(
                                new MeetingCommand.DenyRequest(
                                        CHAIR, request("she"), DenialReason.OUT_OF_ORDER)))
                .containsExactly(
                        new MeetingEvent.RequestDenied(
                                request("she"), she, CHAIR, DenialReason.OUT_OF_ORDER, room.now()));
    }

    @Test
    void whoLeavesComesOffTheListAndWhoseLineDropsDoesNot() {
        ParticipantId leaving = room.admitWaiting("leaving");
        ParticipantId dropped = room.admitWaiting("dropped");
        ParticipantId lost = room.admitWaiting("lost");

        room.leave(leaving);
        room.drop(dropped);
        room.does(new MeetingCommand.Leave(lost, Departure.LINE_LOST));

        assertThat(room.queue()).containsExactly("dropped", "lost");
    }
}
