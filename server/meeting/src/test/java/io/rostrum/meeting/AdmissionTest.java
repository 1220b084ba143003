package io.rostrum.meeting;

import static io.rostrum.meeting.Rehearsal.CHAIR;
import static io.rostrum.meeting.Rehearsal.FR;
import static io.rostrum.meeting.Rehearsal.badge;
import static io.rostrum.meeting.Rehearsal.id;
import static io.rostrum.meeting.Rehearsal.request;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private final Rehearsal room = Rehearsal.inSession();

    private static Badge with(
            String name,
            Role role,
            Optional<DelegationCode> delegation,
            Capacity capacity,
            LanguageTag... booth) {
        return new Badge(name, role, delegation, capacity, Attendance.IN_ROOM, List.of(booth));
    }

    private void refusesBadge(Badge badge, RefusalCode code, RefusalParameter what, String value) {
        room.refuses(new MeetingCommand.Admit(id("new"), badge), code, Map.of(what, value));
        assertThat(room.meeting().roster().participant(id("new"))).isEmpty();
    }

    @Test
    void whoIsAdmittedIsPresentUnderTheirBadge() {
        room.admit("she", Role.DELEGATE);
        assertThat(room.meeting().roster().participant(id("she")))
                .hasValue(
                        new Participant(id("she"), badge("she", Role.DELEGATE), Presence.PRESENT));
        assertThat(room.meeting().roster().size()).isEqualTo(3);
    }

    @Test
    void anUnknownDelegationIsRefused() {
        DelegationCode unknown = new DelegationCode("XYZ");
        refusesBadge(
                with("A", Role.DELEGATE, Optional.of(unknown), new Capacity.National()),
                RefusalCode.NO_SUCH_DELEGATION,
                RefusalParameter.DELEGATION,
                "XYZ");
    }

    @Test
    void aBoothOfAChannelThatTheMeetingLacksIsRefused() {
        refusesBadge(
                badge("A", Role.INTERPRETER, FR, new LanguageTag("ru")),
                RefusalCode.NO_SUCH_CHANNEL,
                RefusalParameter.CHANNEL,
                "ru");
    }

    @Test
    void anInterpreterHasABoothAndNobodyElseHas() {
        refusesBadge(
                badge("A", Role.INTERPRETER),
                RefusalCode.INVALID_VALUE,
                RefusalParameter.FIELD,
                "boothLanguages");
        refusesBadge(
                badge("A", Role.TECHNICIAN, FR),
                RefusalCode.INVALID_VALUE,
                RefusalParameter.FIELD,
                "boothLanguages");
    }

    @Test
    void whoSpeaksForADelegationBelongsToOne() {
        refusesBadge(
                with("A", Role.DELEGATE, Optional.empty(), new Capacity.National()),
                RefusalCode.INVALID_VALUE,
                RefusalParameter.FIELD,
                "capacity");
    }

    @Test
    void aNameIsOneTo200CharactersWithoutControlCharacters() {
        for (String name : List.of("", "  ", "x".repeat(201), "two\nlines")) {
            refusesBadge(
                    badge(name, Role.OBSERVER),
                    RefusalCode.INVALID_VALUE,
                    RefusalParameter.FIELD,
                    "displayName");
        }
        room.admit("x".repeat(128), Role.OBSERVER);
    }

    @Test
    void whoComesBackUnderTheSameBadgeTakesUpTheirPlaceInTheList() {
        ParticipantId she = room.admitWaiting("she");
        room.admitWaiting("other");
        room.does(new MeetingCommand.Leave(she, Departure.LINE_LOST));

        room.admit("she", Role.DELEGATE);

        assertThat(room.queue()).containsExactly("she", "other");
    }

    @Test
    void whoComesBackUnderAnotherBadgeStartsAnew() {
        ParticipantId she = room.admitWaiting("she");
        ParticipantId holder = room.admitHolding("holder");
        room.drop(holder);

        room.does(new MeetingCommand.Admit(she, badge("she", Role.OBSERVER)));
        room.does(new MeetingCommand.Admit(holder, badge("holder", Role.OBSERVER)));

        assertThat(room.queue()).isEmpty();
        assertThat(room.heard()).containsExactly(CHAIR);
        assertThat(room.statuses())
                .containsEntry(request("she"), RequestStatus.CANCELLED)
                .containsEntry(request("holder"), RequestStatus.RELEASED);
    }

    @Test
    void anotherBadgeEndsAlsoWhatTheAbsentStillHold() {
        ParticipantId holder = room.admitHolding("holder");
        room.does(new MeetingCommand.Leave(holder, Departure.LINE_LOST));

        room.does(new MeetingCommand.Admit(holder, badge("holder", Role.PUBLIC)));

        assertThat(room.meeting().floor().holders()).isEmpty();
    }

    @Test
    void aReportAboutAStrangerIsRefused() {
        ParticipantId stranger = id("stranger");
        Map<RefusalParameter, String> parameters = Map.of(RefusalParameter.PARTICIPANT, "stranger");
        for (MeetingCommand report :
                List.of(
                        new MeetingCommand.LineDropped(stranger),
                        new MeetingCommand.LineRestored(stranger),
                        new MeetingCommand.Leave(stranger, Departure.LEFT),
                        new MeetingCommand.YieldFloor(stranger))) {
            room.refuses(report, RefusalCode.NO_SUCH_PARTICIPANT, parameters);
        }
    }
}
