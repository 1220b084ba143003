package io.rostrum.meeting;

import static io.rostrum.meeting.Rehearsal.id;
import static io.rostrum.meeting.Rehearsal.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every cell of {@code who-may-what.txt}. */
class WhoMayWhatTest {
    private static final ClerksTable TABLE = ClerksTable.read("who-may-what.txt");

    @TestFactory
    Stream<DynamicTest> eachCellHolds() {
        return TABLE.cells().stream()
                .map(cell ->
                        dynamicTest(cell.column() + ": " + cell.row(), () -> assertHolds(cell)));
    }

    @Test
    void everyActAndEveryRoleHasItsPlaceInTheTable() {
        Set<String> acts = new HashSet<>();
        TABLE.rows().forEach(row -> acts.add(row.split(" ", 2)[0]));
        assertThat(acts)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(MeetingCommand.Act.class.getPermittedSubclasses())
                                .map(Class::getSimpleName)
                                .toList());
        assertThat(TABLE.columns())
                .containsAll(Arrays.stream(Role.values()).map(Role::name).toList());
    }

    private static void assertHolds(ClerksTable.Cell cell) {
        Rehearsal room = Rehearsal.plain();
        ParticipantId actor = actor(room, cell.column());
        room.admit("another", Role.DELEGATE);
        MeetingCommand.Act act = act(room, actor, cell.row());

        Outcome outcome = room.tries(act);

        boolean refusedAsNotAllowed =
                outcome instanceof Outcome.Rejected(RefusalCode code, _)
                        && code == RefusalCode.NOT_ALLOWED;
        assertThat(refusedAsNotAllowed ? "no" : "may").as("%s", outcome).isEqualTo(cell.expected());
    }

    private static ParticipantId actor(Rehearsal room, String column) {
        return switch (column) {
            case "chair presiding" -> room.admit("actor", Role.CHAIR);
            case "deputy presiding" -> {
                ParticipantId deputy = room.admit("actor", Role.DEPUTY_CHAIR);
                room.does(new MeetingCommand.TakeChair(deputy));
                yield deputy;
            }
            default -> {
                room.admit("chair", Role.CHAIR);
                Role role = Role.valueOf(column);
                yield role == Role.INTERPRETER
                        ? room.admit("actor", role, Rehearsal.FR)
                        : room.admit("actor", role);
            }
        };
    }

    private static MeetingCommand.Act act(Rehearsal room, ParticipantId actor, String row) {
        ParticipantId another = id("another");
        return switch (row) {
            case "RequestFloor" -> new MeetingCommand.RequestFloor(actor, request("own"));
            case "WithdrawRequest own" -> {
                openList(room);
                room.tries(new MeetingCommand.RequestFloor(actor, request("own")));
                yield new MeetingCommand.WithdrawRequest(actor, request("own"));
            }
            case "WithdrawRequest another's" -> {
                openList(room);
                room.does(new MeetingCommand.RequestFloor(another, request("theirs")));
                yield new MeetingCommand.WithdrawRequest(actor, request("theirs"));
            }
            case "YieldFloor" -> new MeetingCommand.YieldFloor(actor);
            case "OpenList" -> new MeetingCommand.OpenList(actor);
            case "CloseList" -> new MeetingCommand.CloseList(actor);
            case "DenyRequest" ->
                    new MeetingCommand.DenyRequest(
                            actor, request("theirs"), DenialReason.NOT_STATED);
            case "GiveFloor" -> new MeetingCommand.GiveFloor(actor, new FloorTarget.Next());
            case "RevokeFloor" -> new MeetingCommand.RevokeFloor(actor, another);
            case "SilenceAll" -> new MeetingCommand.SilenceAll(actor);
            case "PauseClock" -> new MeetingCommand.PauseClock(actor, another);
            case "ResumeClock" -> new MeetingCommand.ResumeClock(actor, another);
            case "ExtendTime" ->
                    new MeetingCommand.ExtendTime(actor, another, Duration.ofMinutes(1));
            case "TakeChair" -> new MeetingCommand.TakeChair(actor);
            case "OpenMicrophone" -> new MeetingCommand.OpenMicrophone(actor, Rehearsal.FR);
            case "TakeMicrophone" -> new MeetingCommand.TakeMicrophone(actor, Rehearsal.FR);
            case "CloseMicrophone" -> new MeetingCommand.CloseMicrophone(actor, Rehearsal.FR);
            default -> throw new AssertionError("no such row: " + row);
        };
    }

    private static void openList(Rehearsal room) {
        room.does(new MeetingCommand.OpenList(room.admit("secretary", Role.SECRETARY)));
    }
}
