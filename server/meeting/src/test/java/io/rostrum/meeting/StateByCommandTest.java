package io.rostrum.meeting;

import static io.rostrum.meeting.Rehearsal.CHAIR;
import static io.rostrum.meeting.Rehearsal.ES;
import static io.rostrum.meeting.Rehearsal.FR;
import static io.rostrum.meeting.Rehearsal.badge;
import static io.rostrum.meeting.Rehearsal.id;
import static io.rostrum.meeting.Rehearsal.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every cell of {@code delegate-}, {@code chair-} and {@code booth-by-command.txt}. */
class StateByCommandTest {
    private static final ClerksTable DELEGATE = ClerksTable.read("delegate-by-command.txt");
    private static final ClerksTable CHAIRS = ClerksTable.read("chair-by-command.txt");
    private static final ClerksTable BOOTH = ClerksTable.read("booth-by-command.txt");
    private static final ParticipantId SHE = id("she");

    @TestFactory
    Stream<DynamicTest> eachCellOfTheDelegatesTableHolds() {
        return cells(
                DELEGATE,
                cell ->
                        assertThat(
                                        names(
                                                delegateState(cell.column())
                                                        .tries(delegateCommand(cell.row()))))
                                .isEqualTo(cell.expected()));
    }

    @TestFactory
    Stream<DynamicTest> eachCellOfTheChairsTableHolds() {
        return cells(
                CHAIRS,
                cell ->
                        assertThat(
                                        chairNames(
                                                chairState(cell.column())
                                                        .tries(personCommand(cell.row()))))
                                .isEqualTo(cell.expected()));
    }

    @TestFactory
    Stream<DynamicTest> eachCellOfTheBoothsTableHolds() {
        return cells(
                BOOTH,
                cell ->
                        assertThat(
                                        boothNames(
                                                boothState(cell.column())
                                                        .tries(personCommand(cell.row()))))
                                .isEqualTo(cell.expected()));
    }

    @Test
    void everyCommandHasItsRow() {
        Set<String> asked = new HashSet<>();
        DELEGATE.rows().forEach(row -> asked.add(delegateCommand(row).getClass().getSimpleName()));
        CHAIRS.rows().forEach(row -> asked.add(personCommand(row).getClass().getSimpleName()));
        BOOTH.rows().forEach(row -> asked.add(personCommand(row).getClass().getSimpleName()));
        List<String> all = new ArrayList<>(List.of("ClockDue", "EndMeeting"));
        for (Class<?> group : List.of(MeetingCommand.Act.class, MeetingCommand.Report.class)) {
            Arrays.stream(group.getPermittedSubclasses())
                    .map(Class::getSimpleName)
                    .forEach(all::add);
        }
        assertThat(asked).containsExactlyInAnyOrderElementsOf(all);
    }

    private interface Check {
        void of(ClerksTable.Cell cell);
    }

    private static Stream<DynamicTest> cells(ClerksTable table, Check check) {
        return table.cells().stream()
                .map(cell -> dynamicTest(cell.column() + ": " + cell.row(), () -> check.of(cell)));
    }

    private static Rehearsal delegateState(String state) {
        Rehearsal room = Rehearsal.inSession();
        room.admit("she", Role.DELEGATE);
        switch (state) {
            case "away" -> room.leave(SHE);
            case "idle, list closed" -> room.does(new MeetingCommand.CloseList(CHAIR));
            case "idle, list open" -> {}
            case "waiting, list open" -> ask(room);
            case "waiting, list closed" -> {
                ask(room);
                room.does(new MeetingCommand.CloseList(CHAIR));
            }
            case "waiting, line down" -> {
                ask(room);
                room.drop(SHE);
            }
            case "waiting, line lost" -> {
                ask(room);
                room.does(new MeetingCommand.Leave(SHE, Departure.LINE_LOST));
            }
            case "holds the floor" -> room.giveDirectly(SHE);
            case "holds, clock paused" -> {
                room.giveDirectly(SHE);
                room.does(new MeetingCommand.PauseClock(CHAIR, SHE));
            }
            case "holds, line down" -> {
                room.giveDirectly(SHE);
                room.drop(SHE);
            }
            case "holds, line lost" -> {
                room.giveDirectly(SHE);
                room.does(new MeetingCommand.Leave(SHE, Departure.LINE_LOST));
            }
            case "another holds" -> room.admitHolding("another");
            case "ended" -> room.does(new MeetingCommand.EndMeeting());
            default -> throw new AssertionError("no such state: " + state);
        }
        return room;
    }

    private static void ask(Rehearsal room) {
        room.does(new MeetingCommand.RequestFloor(SHE, request("hers")));
    }

    private static MeetingCommand delegateCommand(String row) {
        return switch (row) {
            case "she RequestFloor" -> new MeetingCommand.RequestFloor(SHE, request("new"));
            case "she WithdrawRequest" -> new MeetingCommand.WithdrawRequest(SHE, request("hers"));
            case "she YieldFloor" -> new MeetingCommand.YieldFloor(SHE);
            case "GiveFloor next" -> new MeetingCommand.GiveFloor(CHAIR, new FloorTarget.Next());
            case "GiveFloor her request" ->
                    new MeetingCommand.GiveFloor(CHAIR, new FloorTarget.ByRequest(request("hers")));
            case "GiveFloor directly" ->
                    new MeetingCommand.GiveFloor(
                            CHAIR, new FloorTarget.Directly(SHE, request("new")));
            case "DenyRequest" ->
                    new MeetingCommand.DenyRequest(
                            CHAIR, request("hers"), DenialReason.NO_TIME_LEFT);
            case "RevokeFloor" -> new MeetingCommand.RevokeFloor(CHAIR, SHE);
            case "SilenceAll" -> new MeetingCommand.SilenceAll(CHAIR);
            case "PauseClock" -> new MeetingCommand.PauseClock(CHAIR, SHE);
            case "ResumeClock" -> new MeetingCommand.ResumeClock(CHAIR, SHE);
            case "ExtendTime" -> new MeetingCommand.ExtendTime(CHAIR, SHE, Duration.ofMinutes(1));
            case "OpenList" -> new MeetingCommand.OpenList(CHAIR);
            case "CloseList" -> new MeetingCommand.CloseList(CHAIR);
            case "her Admit" -> new MeetingCommand.Admit(SHE, badge("she", Role.DELEGATE));
            case "her LineDropped" -> new MeetingCommand.LineDropped(SHE);
            case "her LineRestored" -> new MeetingCommand.LineRestored(SHE);
            case "her Leave by herself" -> new MeetingCommand.Leave(SHE, Departure.LEFT);
            case "her Leave, line lost" -> new MeetingCommand.Leave(SHE, Departure.LINE_LOST);
            case "ClockDue" -> new MeetingCommand.ClockDue();
            case "EndMeeting" -> new MeetingCommand.EndMeeting();
            default -> throw new AssertionError("no such row: " + row);
        };
    }

    private static Rehearsal chairState(String state) {
        Rehearsal room = Rehearsal.plain();
        if (state.equals("nobody but deputy2")) {
            room.admit("deputy2", Role.DEPUTY_CHAIR);
            return room;
        }
        room.admit("chair", Role.CHAIR);
        if (state.equals("chair presides, alone")) {
            return room;
        }
        room.admit("deputy2", Role.DEPUTY_CHAIR);
        room.admit("deputy1", Role.DEPUTY_CHAIR);
        switch (state) {
            case "chair presides" -> {}
            case "chair's line down" -> room.drop(CHAIR);
            case "chair's line lost" ->
                    room.does(new MeetingCommand.Leave(CHAIR, Departure.LINE_LOST));
            case "deputy1 presides, chair back" -> {
                room.drop(CHAIR);
                room.does(new MeetingCommand.TakeChair(id("deputy1")));
                room.restore(CHAIR);
            }
            case "deputy1 presides, chair away" -> {
                room.drop(CHAIR);
                room.does(new MeetingCommand.TakeChair(id("deputy1")));
                room.leave(CHAIR);
            }
            case "chair left" -> room.leave(CHAIR);
            default -> throw new AssertionError("no such state: " + state);
        }
        return room;
    }

    private static Rehearsal boothState(String state) {
        Rehearsal room = Rehearsal.inSession();
        ParticipantId alice = room.admit("alice", Role.INTERPRETER, FR, ES);
        ParticipantId bruno = room.admit("bruno", Role.INTERPRETER, FR);
        switch (state) {
            case "all closed" -> {}
            case "alice live on fr" -> room.does(new MeetingCommand.OpenMicrophone(alice, FR));
            case "bruno live on fr" -> room.does(new MeetingCommand.OpenMicrophone(bruno, FR));
            case "alice live on es" -> room.does(new MeetingCommand.OpenMicrophone(alice, ES));
            case "alice's line down" -> room.drop(alice);
            default -> throw new AssertionError("no such state: " + state);
        }
        return room;
    }

    private static MeetingCommand personCommand(String row) {
        String[] words = row.split(" ", -1);
        if (words.length == 1) {
            return delegateCommand(row);
        }
        ParticipantId who = id(words[0]);
        return switch (words[1]) {
            case "TakeChair" -> new MeetingCommand.TakeChair(who);
            case "LineDropped" -> new MeetingCommand.LineDropped(who);
            case "LineRestored" -> new MeetingCommand.LineRestored(who);
            case "Leave" -> new MeetingCommand.Leave(who, Departure.LEFT);
            case "Admit" ->
                    new MeetingCommand.Admit(
                            who,
                            badge(words[0], who.equals(CHAIR) ? Role.CHAIR : Role.DEPUTY_CHAIR));
            case "OpenMicrophone" ->
                    new MeetingCommand.OpenMicrophone(who, new LanguageTag(words[2]));
            case "TakeMicrophone" ->
                    new MeetingCommand.TakeMicrophone(who, new LanguageTag(words[2]));
            case "CloseMicrophone" ->
                    new MeetingCommand.CloseMicrophone(who, new LanguageTag(words[2]));
            default -> throw new AssertionError("no such row: " + row);
        };
    }

    private interface Naming {
        String of(MeetingEvent event);
    }

    private static String names(Outcome outcome) {
        return names(outcome, event -> event.getClass().getSimpleName());
    }

    private static String chairNames(Outcome outcome) {
        return names(
                outcome,
                event ->
                        event.getClass().getSimpleName()
                                + switch (event) {
                                    case MeetingEvent.ChairOffered e -> in(e.participant());
                                    case MeetingEvent.ChairOfferWithdrawn e -> in(e.participant());
                                    case MeetingEvent.ChairTaken e -> in(e.by());
                                    default -> "";
                                });
    }

    private static String boothNames(Outcome outcome) {
        return names(
                outcome,
                event ->
                        event.getClass().getSimpleName()
                                + switch (event) {
                                    case MeetingEvent.MicrophoneOpened e ->
                                            in(e.language(), e.participant());
                                    case MeetingEvent.MicrophoneTaken e ->
                                            in(e.language(), e.participant());
                                    case MeetingEvent.MicrophoneClosed e ->
                                            in(e.language(), e.participant());
                                    default -> "";
                                });
    }

    private static String in(Object... names) {
        return Arrays.stream(names)
                .map(Object::toString)
                .collect(Collectors.joining(",", "(", ")"));
    }

    private static String names(Outcome outcome, Naming naming) {
        return switch (outcome) {
            case Outcome.Rejected(RefusalCode code, _) -> code.name();
            case Outcome.Applied(_, List<MeetingEvent> events) ->
                    events.isEmpty()
                            ? "nothing"
                            : events.stream().map(naming::of).collect(Collectors.joining(" "));
        };
    }
}
