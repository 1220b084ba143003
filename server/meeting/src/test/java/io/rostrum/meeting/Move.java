package io.rostrum.meeting;

import static io.rostrum.meeting.Rehearsal.ES;
import static io.rostrum.meeting.Rehearsal.FR;
import static io.rostrum.meeting.Rehearsal.badge;
import static io.rostrum.meeting.Rehearsal.id;
import static io.rostrum.meeting.Rehearsal.request;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomDistribution;

/**
 * A move in a meeting of fourteen, sensible or not, drawn at random.
 *
 * @param draw chooses the command, the person, the other person or request, and the time before it
 */
record Move(int draw) {
    private static final int KINDS = 24;

    private static final List<Badge> PEOPLE =
            List.of(
                    badge("chair", Role.CHAIR),
                    badge("cochair", Role.CHAIR),
                    badge("deputy1", Role.DEPUTY_CHAIR),
                    badge("deputy2", Role.DEPUTY_CHAIR),
                    badge("secretary", Role.SECRETARY),
                    badge("moderator", Role.MODERATOR),
                    badge("delegate1", Role.DELEGATE),
                    badge("delegate2", Role.DELEGATE),
                    badge("delegate3", Role.DELEGATE),
                    badge("delegate4", Role.DELEGATE),
                    badge("alice", Role.INTERPRETER, FR, ES),
                    badge("bruno", Role.INTERPRETER, FR),
                    badge("clara", Role.INTERPRETER, ES),
                    badge("listener", Role.PUBLIC));

    private static final List<ParticipantId> INTERPRETERS =
            List.of(id("alice"), id("bruno"), id("clara"));

    /** A meeting in which all of them are present, the chair presides, and the list is open. */
    static Rehearsal fullHouse(int openMicrophones, OnExpiry onExpiry) {
        Rehearsal room = Rehearsal.inSession(openMicrophones, onExpiry);
        for (Badge badge : PEOPLE) {
            room.does(new MeetingCommand.Admit(id(badge.displayName()), badge));
        }
        return room;
    }

    /** One more than the greatest draw. */
    static int bound() {
        return KINDS * PEOPLE.size() * PEOPLE.size() * TIMES.size();
    }

    static Arbitrary<List<Move>> sequences() {
        return Arbitraries.integers()
                .between(0, bound() - 1)
                .withDistribution(RandomDistribution.uniform())
                .withoutEdgeCases()
                .map(Move::new)
                .list()
                .ofMinSize(10)
                .ofMaxSize(80);
    }

    private static final List<Duration> TIMES =
            List.of(
                    Duration.ZERO,
                    Duration.ofMillis(1),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(70),
                    Duration.ofSeconds(150));

    Duration before() {
        return TIMES.get(draw % TIMES.size());
    }

    /**
     * The command.
     *
     * @param unused names a request that this move may make
     */
    MeetingCommand command(Rehearsal room, RequestId unused) {
        int rest = draw / TIMES.size();
        Badge person = PEOPLE.get(rest % PEOPLE.size());
        rest /= PEOPLE.size();
        int other = rest % PEOPLE.size();
        int kind = rest / PEOPLE.size();
        ParticipantId who = id(person.displayName());
        ParticipantId whom = id(PEOPLE.get(other).displayName());
        ParticipantId keeper = keeper(room, other);
        return switch (kind) {
            case 0, 1, 2 -> new MeetingCommand.Admit(who, person);
            case 3 -> new MeetingCommand.LineDropped(who);
            case 4 -> new MeetingCommand.LineRestored(who);
            case 5 ->
                    new MeetingCommand.Leave(
                            who, other % 2 == 0 ? Departure.LEFT : Departure.LINE_LOST);
            case 6 -> new MeetingCommand.ClockDue();
            case 7 -> new MeetingCommand.OpenList(keeper);
            case 8 ->
                    other == 0
                            ? new MeetingCommand.CloseList(keeper)
                            : new MeetingCommand.OpenList(keeper);
            case 9, 10, 11 -> new MeetingCommand.RequestFloor(who, unused);
            case 12 -> withdraw(room, who, waiting(room, other, unused));
            case 13 ->
                    new MeetingCommand.DenyRequest(
                            keeper, waiting(room, other, unused), DenialReason.OUT_OF_ORDER);
            case 14 -> new MeetingCommand.GiveFloor(keeper, new FloorTarget.Next());
            case 15 ->
                    new MeetingCommand.GiveFloor(
                            keeper, new FloorTarget.ByRequest(waiting(room, other, unused)));
            case 16 -> new MeetingCommand.GiveFloor(keeper, new FloorTarget.Directly(who, unused));
            case 17 -> new MeetingCommand.YieldFloor(who);
            case 18 ->
                    other == 0
                            ? new MeetingCommand.SilenceAll(keeper)
                            : new MeetingCommand.RevokeFloor(keeper, who);
            case 19 -> new MeetingCommand.PauseClock(keeper, holder(room, other, whom));
            case 20 -> new MeetingCommand.ResumeClock(keeper, holder(room, other, whom));
            case 21 ->
                    new MeetingCommand.ExtendTime(
                            keeper, holder(room, other, whom), Duration.ofSeconds(45));
            case 22 -> new MeetingCommand.TakeChair(who);
            case 23 -> booth(INTERPRETERS.get(draw % INTERPRETERS.size()), other);
            default -> throw new AssertionError("no such kind: " + kind);
        };
    }

    /** Mostly by whoever made the request. */
    private static MeetingCommand withdraw(Rehearsal room, ParticipantId who, RequestId request) {
        ParticipantId by =
                who.value().startsWith("deputy")
                        ? who
                        : room.meeting()
                                .list()
                                .entry(request)
                                .map(SpeakerEntry::participant)
                                .orElse(who);
        return new MeetingCommand.WithdrawRequest(by, request);
    }

    private static MeetingCommand booth(ParticipantId who, int other) {
        LanguageTag language = other % 2 == 0 ? FR : ES;
        return switch (other % 3) {
            case 0 -> new MeetingCommand.TakeMicrophone(who, language);
            case 1 -> new MeetingCommand.OpenMicrophone(who, language);
            default -> new MeetingCommand.CloseMicrophone(who, language);
        };
    }

    private static ParticipantId keeper(Rehearsal room, int other) {
        return other % 3 == 0
                ? Rehearsal.SECRETARY
                : room.meeting().presidency().presiding().orElse(Rehearsal.SECRETARY);
    }

    private static RequestId waiting(Rehearsal room, int other, RequestId unused) {
        List<String> queue = room.queue();
        return queue.isEmpty() ? unused : request(queue.get(other % queue.size()));
    }

    private static ParticipantId holder(Rehearsal room, int other, ParticipantId otherwise) {
        List<FloorHolder> holders = room.meeting().floor().holders();
        return holders.isEmpty() ? otherwise : holders.get(other % holders.size()).participant();
    }
}
