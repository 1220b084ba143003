package io.rostrum.node.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.meeting.Meeting;
import io.rostrum.meeting.MeetingEvent;
import io.rostrum.meeting.OnExpiry;
import io.rostrum.protocol.control.MeetingState;
import io.rostrum.protocol.control.ViewEvent;
import io.rostrum.protocol.control.ViewName;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MeetingViewsTest {

    private static final int SEEDS = 40;
    private static final int STEPS = 300;

    /** What an event may become, in every view. */
    private static final Map<String, Set<String>> EVERYWHERE =
            Map.ofEntries(
                    Map.entry("MeetingEnded", Set.of("MeetingEnded")),
                    Map.entry("ParticipantAdmitted", Set.of("PresenceChanged")),
                    Map.entry("ParticipantInterrupted", Set.of("PresenceChanged")),
                    Map.entry("ParticipantReturned", Set.of("PresenceChanged")),
                    Map.entry("ParticipantLeft", Set.of("PresenceChanged")),
                    Map.entry("ListOpened", Set.of("ListOpened")),
                    Map.entry("ListClosed", Set.of("ListClosed")),
                    Map.entry("FloorRequested", Set.of("RequestListed")),
                    Map.entry("RequestCancelled", Set.of("RequestUnlisted")),
                    Map.entry("RequestDenied", Set.of("RequestUnlisted")),
                    Map.entry("FloorGiven", Set.of("RequestUnlisted", "FloorGiven")),
                    Map.entry("FloorReleased", Set.of("FloorEnded")),
                    Map.entry("FloorRevoked", Set.of("FloorEnded")),
                    Map.entry("AllSilenced", Set.of()),
                    Map.entry("HolderInterrupted", Set.of("ClockChanged")),
                    Map.entry("HolderReturned", Set.of("ClockChanged")),
                    Map.entry("ClockPaused", Set.of("ClockChanged")),
                    Map.entry("ClockResumed", Set.of("ClockChanged")),
                    Map.entry("TimeExtended", Set.of("ClockChanged")),
                    Map.entry("ClockWarned", Set.of("ClockWarned")),
                    Map.entry("ClockExpired", Set.of("ClockExpired")),
                    Map.entry("ChairOffered", Set.of("PresidencyChanged")),
                    Map.entry("ChairOfferWithdrawn", Set.of("PresidencyChanged")),
                    Map.entry("ChairTaken", Set.of("PresidencyChanged")),
                    Map.entry("ChairVacated", Set.of("PresidencyChanged")),
                    Map.entry("MicrophoneOpened", Set.of("ChannelChanged")),
                    Map.entry("MicrophoneTaken", Set.of("ChannelChanged")),
                    Map.entry("MicrophoneClosed", Set.of("ChannelChanged")));

    /** What an event may become beyond that, in the views that show the booths. */
    private static final Map<String, Set<String>> WHERE_BOOTHS_ARE_SHOWN =
            Map.of(
                    "ParticipantAdmitted", Set.of("BoothChanged"),
                    "ParticipantLeft", Set.of("BoothChanged"));

    private static final Set<ViewName> WITH_BOOTHS =
            Set.of(ViewName.BOOTH, ViewName.PRESIDING, ViewName.TECHNICIAN);

    /** The first event of a meeting comes before anybody sees it. */
    private static final String NEVER_PROJECTED = "MeetingCreated";

    private final Map<String, Set<String>> observed = new TreeMap<>();

    @Test
    void theStepsOfEveryEventInEveryViewMakeTheStateThatASnapshotShows() {
        for (int seed = 0; seed < SEEDS; seed++) {
            walk(seed);
        }
        Map<String, Set<String>> expected = new TreeMap<>();
        for (String event : events()) {
            for (ViewName view : ViewName.values()) {
                Set<String> steps =
                        new TreeSet<>(EVERYWHERE.getOrDefault(event, Set.of("no cell")));
                if (WITH_BOOTHS.contains(view)) {
                    steps.addAll(WHERE_BOOTHS_ARE_SHOWN.getOrDefault(event, Set.of()));
                }
                expected.put(event + " in " + view, steps);
            }
        }
        assertThat(observed).isEqualTo(expected);
    }

    private static List<String> events() {
        return leaves(MeetingEvent.class)
                .map(Class::getSimpleName)
                .filter(name -> !name.equals(NEVER_PROJECTED))
                .toList();
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(MeetingViewsTest::leaves)
                : Stream.of(type);
    }

    private void walk(int seed) {
        RandomMeeting crowd =
                new RandomMeeting(
                        new SplittableRandom(seed), seed % 2 == 0 ? OnExpiry.WARN : OnExpiry.CUT);
        MeetingViews views = new MeetingViews("example");
        Map<ViewName, MeetingState> folded = new EnumMap<>(ViewName.class);
        for (ViewName view : ViewName.values()) {
            folded.put(view, views.state(crowd.meeting(), view));
        }
        for (int i = 0; i <= STEPS; i++) {
            Meeting before = crowd.meeting();
            List<MeetingEvent> events = i == STEPS ? crowd.end() : crowd.step();
            for (MeetingEvent event : events) {
                Meeting after = before.evolve(event);
                views.follow(before, event, after);
                for (ViewName view : ViewName.values()) {
                    List<ViewEvent> steps = views.project(before, event, after, view);
                    observed.computeIfAbsent(
                                    event.getClass().getSimpleName() + " in " + view,
                                    _ -> new TreeSet<>())
                            .addAll(
                                    steps.stream()
                                            .map(step -> step.getClass().getSimpleName())
                                            .collect(Collectors.toSet()));
                    steps.forEach(step ->
                            folded.computeIfPresent(
                                    view, (_, state) -> ViewFold.apply(state, step)));
                }
                before = after;
            }
            if (views.isRosterChanged()) {
                ViewEvent change = views.takeRosterChange(crowd.meeting());
                for (ViewName view : MeetingViews.withRoster()) {
                    folded.computeIfPresent(view, (_, state) -> ViewFold.apply(state, change));
                }
            }
            for (ViewName view : ViewName.values()) {
                assertThat(folded.get(view))
                        .as("seed %s, step %s, %s after %s", seed, i, view, events)
                        .isEqualTo(views.state(crowd.meeting(), view));
            }
        }
    }

    @Test
    void thePublicSeesTheFloorAndNobodyWhoOnlyListens() {
        RandomMeeting crowd = new RandomMeeting(new SplittableRandom(7), OnExpiry.WARN);
        IntStream.range(0, STEPS).forEach(_ -> crowd.step());
        MeetingState state = new MeetingViews("example").state(crowd.meeting(), ViewName.PUBLIC);
        assertThat(state.roster()).isEmpty();
        assertThat(state.channels()).allSatisfy(c -> assertThat(c.booth()).isEmpty());
    }
}
