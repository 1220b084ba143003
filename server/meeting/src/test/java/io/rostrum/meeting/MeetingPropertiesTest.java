package io.rostrum.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds in every meeting, whatever is asked of it. */
class MeetingPropertiesTest {
    private static final int TRIES = 2_000;

    @Provide
    Arbitrary<List<Move>> moves() {
        return Move.sequences();
    }

    @Property(tries = 10_000)
    void aReplayedRecordGivesTheSameMeeting(@ForAll("moves") List<Move> moves) {
        Rehearsal room = Move.fullHouse(2, OnExpiry.CUT);
        play(room, moves, _ -> {});

        Meeting replayed = Meeting.replay(room.record);

        assertThat(replayed).isEqualTo(room.meeting()).hasSameHashCodeAs(room.meeting());
        assertThat(replayed.revision()).isEqualTo(room.record.size());
    }

    @Property(tries = TRIES)
    void neverMoreHoldThanThereAreOpenMicrophones(
            @ForAll("moves") List<Move> moves,
            @ForAll @IntRange(min = 1, max = 3) int microphones) {
        play(
                Move.fullHouse(microphones, OnExpiry.WARN),
                moves,
                room -> {
                    List<ParticipantId> holders =
                            room.meeting().floor().holders().stream()
                                    .map(FloorHolder::participant)
                                    .toList();
                    assertThat(holders)
                            .doesNotHaveDuplicates()
                            .hasSizeLessThanOrEqualTo(microphones);
                });
    }

    @Property(tries = TRIES)
    void onlyHoldersAndWhoPresidesAreHeardOnTheFloor(@ForAll("moves") List<Move> moves) {
        play(
                Move.fullHouse(3, OnExpiry.CUT),
                moves,
                room -> {
                    Meeting meeting = room.meeting();
                    Set<ParticipantId> entitled = new HashSet<>();
                    meeting.floor().holders().forEach(holder -> entitled.add(holder.participant()));
                    meeting.presidency().presiding().ifPresent(entitled::add);
                    assertThat(meeting.plan().floor())
                            .containsExactlyInAnyOrderElementsOf(entitled);
                    assertThat(meeting.plan().revision()).isEqualTo(meeting.revision());
                });
    }

    @Property(tries = TRIES)
    void everyRequestEndsOnceAndStandsWhereItsStatusSays(@ForAll("moves") List<Move> moves) {
        Rehearsal room = Move.fullHouse(2, OnExpiry.CUT);
        play(
                room,
                moves,
                played -> {
                    Map<RequestId, RequestStatus> statuses = played.statuses();
                    assertThat(played.meeting().list().entries().map(SpeakerEntry::request))
                            .containsExactlyInAnyOrderElementsOf(
                                    standing(statuses, RequestStatus.ACCEPTED));
                    assertThat(
                                    played.meeting().floor().holders().stream()
                                            .map(FloorHolder::request))
                            .containsExactlyInAnyOrderElementsOf(
                                    standing(statuses, RequestStatus.GRANTED));
                });

        room.does(new MeetingCommand.EndMeeting());

        assertThat(room.statuses().values()).allMatch(RequestStatus::isFinal);
        assertThat(room.heard()).isEmpty();
    }

    private static Set<RequestId> standing(
            Map<RequestId, RequestStatus> statuses, RequestStatus status) {
        return statuses.entrySet().stream()
                .filter(entry -> entry.getValue() == status)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    @Property(tries = TRIES)
    void theListKeepsTheOrderOfRequest(@ForAll("moves") List<Move> moves) {
        play(
                Move.fullHouse(1, OnExpiry.WARN),
                moves,
                room -> {
                    List<RequestId> asked =
                            room.record.stream()
                                    .filter(MeetingEvent.FloorRequested.class::isInstance)
                                    .map(event -> ((MeetingEvent.FloorRequested) event).request())
                                    .toList();
                    List<Integer> places =
                            room.meeting()
                                    .list()
                                    .entries()
                                    .map(entry -> asked.indexOf(entry.request()))
                                    .toList();
                    assertThat(places).isSorted().doesNotContain(-1);
                });
    }

    /** Counts the time of each holder by hand, from the presence and the record alone. */
    @Property(tries = TRIES)
    void aClockRunsJustWhileItsHolderIsThereAndItIsNotPaused(@ForAll("moves") List<Move> moves) {
        Rehearsal room = Move.fullHouse(3, OnExpiry.WARN);
        Map<RequestId, Duration> counted = new HashMap<>();
        int number = 0;
        for (Move move : moves) {
            for (FloorHolder holder : room.meeting().floor().holders()) {
                if (countsNow(room, holder)) {
                    counted.merge(holder.request(), move.before(), Duration::plus);
                }
            }
            room.pass(move.before());
            room.tries(move.command(room, Rehearsal.request("r" + number++)));
            for (FloorHolder holder : room.meeting().floor().holders()) {
                assertThat(holder.clock().spent(room.now()))
                        .isEqualTo(counted.getOrDefault(holder.request(), Duration.ZERO));
                assertThat(holder.clock().run() instanceof ClockRun.Running)
                        .isEqualTo(countsNow(room, holder));
            }
        }
    }

    private static boolean countsNow(Rehearsal room, FloorHolder holder) {
        boolean paused = false;
        for (MeetingEvent event : room.record) {
            if (event instanceof MeetingEvent.ClockPaused e) {
                paused |= e.request().equals(holder.request());
            } else if (event instanceof MeetingEvent.ClockResumed e) {
                paused &= !e.request().equals(holder.request());
            }
        }
        return !paused
                && room.meeting().roster().presence(holder.participant()) == Presence.PRESENT;
    }

    @Property(tries = TRIES)
    void whatIsDueIsAnnouncedWhenItIsDueAndNotBefore(@ForAll("moves") List<Move> moves) {
        Rehearsal room = Move.fullHouse(2, OnExpiry.WARN);
        play(
                room,
                moves,
                played ->
                        played.meeting()
                                .nextDue()
                                .ifPresent(due -> assertAnnouncedAt(played, due)));
    }

    private static void assertAnnouncedAt(Rehearsal room, Instant due) {
        assertThat(room.meeting().apply(new MeetingCommand.ClockDue(), due))
                .isInstanceOfSatisfying(
                        Outcome.Applied.class,
                        applied -> assertThat(applied.events()).isNotEmpty());
        if (due.isAfter(room.now())) {
            assertThat(room.meeting().apply(new MeetingCommand.ClockDue(), due.minusNanos(1)))
                    .isEqualTo(new Outcome.Applied(room.meeting(), List.of()));
        }
    }

    @Property(tries = TRIES)
    void aMicrophoneBelongsToOneInterpreterOfTheBoothWhoIsThere(@ForAll("moves") List<Move> moves) {
        play(
                Move.fullHouse(1, OnExpiry.WARN),
                moves,
                room -> {
                    Set<ParticipantId> live = new HashSet<>();
                    room.meeting()
                            .plan()
                            .channels()
                            .forEach((language, channel) ->
                                    channel.microphone()
                                            .ifPresent(interpreter -> {
                                                assertBelongs(room, interpreter, language);
                                                assertThat(live.add(interpreter)).isTrue();
                                            }));
                });
    }

    private static void assertBelongs(
            Rehearsal room, ParticipantId interpreter, LanguageTag language) {
        Participant participant = room.meeting().roster().participant(interpreter).orElseThrow();
        assertThat(participant.presence()).isEqualTo(Presence.PRESENT);
        assertThat(participant.badge().boothLanguages()).contains(language);
    }

    @Property(tries = TRIES)
    void theChairIsOfferedJustWhileWhoPresidesIsAwayAndSomeoneCouldTakeIt(
            @ForAll("moves") List<Move> moves) {
        play(
                Move.fullHouse(1, OnExpiry.WARN),
                moves,
                room -> {
                    Roster roster = room.meeting().roster();
                    Presidency presidency = room.meeting().presidency();
                    boolean presided = presidency.presiding().filter(roster::isPresent).isPresent();
                    boolean couldTakeIt =
                            roster.participants()
                                    .anyMatch(participant ->
                                            participant.presence() == Presence.PRESENT
                                                    && Rights.of(participant.role())
                                                            .contains(Right.PRESIDE));
                    assertThat(presidency.offeredTo().isPresent())
                            .isEqualTo(!presided && couldTakeIt);
                    presidency
                            .offeredTo()
                            .ifPresent(to -> assertThat(roster.isPresent(to)).isTrue());
                });
    }

    @Property(tries = TRIES)
    void aRefusalChangesNothingAndARevisionCountsEachEvent(@ForAll("moves") List<Move> moves) {
        Rehearsal room = Move.fullHouse(1, OnExpiry.WARN);
        int number = 0;
        for (Move move : moves) {
            Meeting before = room.meeting();
            room.pass(move.before());
            long added =
                    switch (room.tries(move.command(room, Rehearsal.request("r" + number++)))) {
                        case Outcome.Applied(_, List<MeetingEvent> events) -> events.size();
                        case Outcome.Rejected _ -> 0;
                    };
            assertThat(room.meeting().revision()).isEqualTo(before.revision() + added);
        }
    }

    @Example
    void theMovesReachEveryEventAndEveryRefusalThatARunningMeetingHas() {
        Set<Class<?>> events = new HashSet<>();
        Set<RefusalCode> refusals = EnumSet.noneOf(RefusalCode.class);
        Random random = new Random(3);
        for (int meeting = 0; meeting < 2_000; meeting++) {
            Rehearsal room =
                    Move.fullHouse(
                            1 + meeting % 3, meeting % 2 == 0 ? OnExpiry.WARN : OnExpiry.CUT);
            for (int number = 0; number < 80; number++) {
                Move move = new Move(random.nextInt(Move.bound()));
                room.pass(move.before());
                if (room.tries(move.command(room, Rehearsal.request("r" + number)))
                        instanceof Outcome.Rejected(RefusalCode code, _)) {
                    refusals.add(code);
                }
            }
            room.record.forEach(event -> events.add(event.getClass()));
        }
        Set<Class<?>> all = new HashSet<>(List.of(MeetingEvent.class.getPermittedSubclasses()));
        all.addAll(List.of(MeetingEvent.OfRequest.class.getPermittedSubclasses()));
        all.addAll(List.of(MeetingEvent.OfClock.class.getPermittedSubclasses()));
        all.removeAll(
                Set.of(
                        MeetingEvent.OfRequest.class,
                        MeetingEvent.OfClock.class,
                        MeetingEvent.MeetingEnded.class));
        assertThat(events).containsExactlyInAnyOrderElementsOf(all);
        assertThat(EnumSet.complementOf(EnumSet.copyOf(refusals)))
                .containsExactlyInAnyOrder(
                        RefusalCode.MEETING_ENDED,
                        RefusalCode.NO_SUCH_PARTICIPANT,
                        RefusalCode.NO_SUCH_DELEGATION,
                        RefusalCode.NO_SUCH_CHANNEL,
                        RefusalCode.INVALID_VALUE);
    }

    private static void play(Rehearsal room, List<Move> moves, Consumer<Rehearsal> check) {
        int number = 0;
        for (Move move : moves) {
            room.pass(move.before());
            room.tries(move.command(room, Rehearsal.request("r" + number++)));
            check.accept(room);
        }
    }
}
