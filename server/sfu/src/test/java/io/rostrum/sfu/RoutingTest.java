package io.rostrum.sfu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class RoutingTest {

    private static final long SECOND = 1_000_000_000L;
    private static final ChannelId FRENCH = new ChannelId("fr");
    private static final ChannelId SPANISH = new ChannelId("es");

    private final Routing routing = new Routing(3);
    private final Map<EndpointId, Publication> publications = new LinkedHashMap<>();
    private long now = SECOND;
    private long epoch;

    @Test
    void listenersOfTheFloorHearWhoThePlanOpensAndNobodyElse() {
        sends("ana");
        sends("ben");
        hears("lia", 4, ChannelId.FLOOR);
        assertThat(heardBy("lia")).isEmpty();
        plan(List.of("ana"), Map.of());
        assertThat(heardBy("lia")).containsExactly("ana");
        plan(List.of("ben"), Map.of());
        assertThat(heardBy("lia")).containsExactly("ben");
        plan(List.of(), Map.of());
        assertThat(heardBy("lia")).isEmpty();
    }

    @Test
    void aHoldSilencesAtOnceAndItsReleaseRestores() {
        sends("ana");
        hears("lia", 4, ChannelId.FLOOR);
        plan(List.of("ana"), Map.of());
        routing.hold(new EndpointId("ana"), Hold.SELF_MUTE, now);
        assertThat(heardBy("lia")).isEmpty();
        routing.release(new EndpointId("ana"), Hold.SELF_MUTE, now);
        assertThat(heardBy("lia")).containsExactly("ana");
    }

    @Test
    void anOpenMicrophoneThatHasNotSentYetTakesNoVoice() {
        endpoint("ana").publish(new Publication(new EndpointId("ana"), 1));
        hears("lia", 4, ChannelId.FLOOR);
        plan(List.of("ana"), Map.of());
        assertThat(heardBy("lia")).isEmpty();
        Publication ana = endpoint("ana").publication().orElseThrow();
        publications.put(new EndpointId("ana"), ana);
        routing.heard(ana, now);
        assertThat(heardBy("lia")).containsExactly("ana");
    }

    @Test
    void theInterpretationReplacesTheFloorWhileItsMicrophoneIsLive() {
        sends("ana");
        sends("ivo");
        hears("lia", 4, FRENCH);
        hears("flo", 4, ChannelId.FLOOR);
        plan(List.of("ana"), Map.of(FRENCH, open("ivo", WhenSilent.FLOOR)));
        assertThat(heardBy("lia")).containsExactly("ivo");
        assertThat(heardBy("flo")).containsExactly("ana");
    }

    @Test
    void aChannelWithoutMicrophoneCarriesTheFloorIfItIsSetTo() {
        sends("ana");
        sends("ivo");
        hears("lia", 4, FRENCH);
        hears("sol", 4, SPANISH);
        plan(
                List.of("ana"),
                Map.of(FRENCH, closed(WhenSilent.FLOOR), SPANISH, closed(WhenSilent.SILENCE)));
        assertThat(heardBy("lia")).containsExactly("ana");
        assertThat(heardBy("sol")).isEmpty();
        plan(
                List.of("ana"),
                Map.of(FRENCH, open("ivo", WhenSilent.FLOOR), SPANISH, closed(WhenSilent.SILENCE)));
        assertThat(heardBy("lia")).containsExactly("ivo");
    }

    @Test
    void anInterpreterWhoseLineIsDownGivesTheChannelBackToTheFloor() {
        sends("ana");
        sends("ivo");
        hears("lia", 4, FRENCH);
        plan(List.of("ana"), Map.of(FRENCH, open("ivo", WhenSilent.FLOOR)));
        now += 3 * SECOND;
        routing.heard(publication("ana"), now);
        routing.tick(now);
        assertThat(heardBy("lia")).containsExactly("ana");
        routing.heard(publication("ivo"), now);
        assertThat(heardBy("lia")).containsExactly("ivo");
    }

    @Test
    void aCoughIsSilenceNotTheFloorAndAClosedMicrophoneIsTheFloor() {
        sends("ana");
        sends("ivo");
        hears("lia", 4, FRENCH);
        plan(List.of("ana"), Map.of(FRENCH, open("ivo", WhenSilent.FLOOR)));
        routing.hold(new EndpointId("ivo"), Hold.COUGH, now);
        now += 5 * SECOND;
        routing.tick(now);
        assertThat(heardBy("lia"))
                .as("the channel stays ivo's; the gate keeps his sound")
                .containsExactly("ivo");
        assertThat(endpoint("ivo").gate()).isEqualTo(GateDecision.HELD);
        routing.hold(new EndpointId("ivo"), Hold.SELF_MUTE, now);
        assertThat(heardBy("lia")).containsExactly("ana");
    }

    @Test
    void nobodyHearsThemselvesAndAnInterpreterOnTheirOwnChannelHearsTheFloor() {
        sends("ana");
        sends("ben");
        sends("ivo");
        hears("ana", 4, ChannelId.FLOOR);
        hears("ivo", 4, FRENCH);
        plan(List.of("ana", "ben"), Map.of(FRENCH, open("ivo", WhenSilent.FLOOR)));
        assertThat(heardBy("ana")).containsExactly("ben");
        assertThat(heardBy("ivo")).containsExactlyInAnyOrder("ana", "ben");
    }

    @Test
    void aListenerSwitchesChannelsAtWill() {
        sends("ana");
        sends("ivo");
        sends("eva");
        hears("lia", 1, ChannelId.FLOOR);
        plan(
                List.of("ana"),
                Map.of(
                        FRENCH,
                        open("ivo", WhenSilent.FLOOR),
                        SPANISH,
                        open("eva", WhenSilent.FLOOR)));
        assertThat(heardBy("lia")).containsExactly("ana");
        routing.select(new EndpointId("lia"), FRENCH);
        assertThat(heardBy("lia")).containsExactly("ivo");
        routing.select(new EndpointId("lia"), SPANISH);
        assertThat(heardBy("lia")).containsExactly("eva");
        routing.select(new EndpointId("lia"), new ChannelId("xx"));
        assertThat(heardBy("lia")).as("no such channel: the floor").containsExactly("ana");
    }

    @Test
    void oneInterpreterMayServeTheFloorAndAChannelAtOnce() {
        sends("ivo");
        hears("lia", 4, FRENCH);
        hears("flo", 4, ChannelId.FLOOR);
        plan(List.of("ivo"), Map.of(FRENCH, open("ivo", WhenSilent.SILENCE)));
        assertThat(heardBy("lia")).containsExactly("ivo");
        assertThat(heardBy("flo")).containsExactly("ivo");
    }

    @Test
    void anEndpointThatCannotBeReachedCostsNothing() {
        sends("ana");
        hears("lia", 4, ChannelId.FLOOR);
        plan(List.of("ana"), Map.of());
        endpoint("lia").reachability(Endpoint.Reachability.UNREACHABLE);
        routing.changed(endpoint("lia"), now);
        assertThat(publication("ana").subscribers().size()).isZero();
    }

    @Test
    void whoLeavesIsHeardNoMoreAndHearsNoMore() {
        sends("ana");
        hears("lia", 4, ChannelId.FLOOR);
        plan(List.of("ana"), Map.of());
        routing.leave(new EndpointId("lia"), now);
        assertThat(publication("ana").subscribers().size()).isZero();
        hears("max", 4, ChannelId.FLOOR);
        assertThat(heardBy("max")).containsExactly("ana");
        routing.leave(new EndpointId("ana"), now);
        assertThat(heardBy("max")).isEmpty();
    }

    @Test
    void threeAreHeardAndAFourthWhoSpeaksUpReplacesAQuietOne() {
        for (String name : List.of("ana", "ben", "cem", "dia")) {
            sends(name);
        }
        hears("lia", 4, ChannelId.FLOOR);
        plan(List.of("ana", "ben", "cem", "dia"), Map.of());
        assertThat(heardBy("lia")).containsExactly("ana", "ben", "cem");
        routing.loud(publication("dia"), 30, now);
        assertThat(heardBy("lia")).contains("dia").hasSize(3);
        assertThat(routing.audible(now))
                .extracting(AudibleSource::endpoint)
                .containsExactly(new EndpointId("dia"));
        routing.loud(publication("ana"), 10, now);
        assertThat(routing.audible(now))
                .extracting(each -> each.endpoint().value())
                .as("loudest first")
                .containsExactly("ana", "dia");
    }

    private Endpoint endpoint(String name) {
        return routing.join(new EndpointId(name));
    }

    private void sends(String name) {
        EndpointId id = new EndpointId(name);
        Publication publication = new Publication(id, Routing.HOLD_OVER_NANOS);
        publications.put(id, publication);
        endpoint(name).publish(publication);
        routing.heard(publication, now);
    }

    private void hears(String name, int slots, ChannelId channel) {
        Endpoint endpoint = endpoint(name);
        List<Slot> given = new ArrayList<>();
        for (int i = 0; i < slots; i++) {
            SlotPurpose purpose =
                    slots == 1
                            ? SlotPurpose.SHARED
                            : i < slots - 1 ? SlotPurpose.FLOOR : SlotPurpose.INTERPRETATION;
            StreamRewriter rewriter = new StreamRewriter(new SplittableRandom(i));
            given.add(
                    new Slot(
                            new MediaSlot("m" + i, purpose),
                            new OutboundStream(Idle.transport(), i, rewriter)));
        }
        endpoint.slots().replace(given);
        endpoint.reachability(Endpoint.Reachability.REACHABLE);
        routing.select(endpoint.id(), channel);
    }

    private void plan(List<String> floor, Map<ChannelId, ChannelRoute> channels) {
        routing.apply(
                new RoutingPlan(++epoch, floor.stream().map(EndpointId::new).toList(), channels),
                now);
    }

    private static ChannelRoute open(String interpreter, WhenSilent whenSilent) {
        return new ChannelRoute(Optional.of(new EndpointId(interpreter)), whenSilent);
    }

    private static ChannelRoute closed(WhenSilent whenSilent) {
        return new ChannelRoute(Optional.empty(), whenSilent);
    }

    private Publication publication(String name) {
        return Objects.requireNonNull(publications.get(new EndpointId(name)));
    }

    private List<String> heardBy(String name) {
        return endpoint(name).slots().all().stream()
                .flatMap(slot ->
                        publications.values().stream()
                                .filter(slot::plays)
                                .map(each -> each.owner().value()))
                .toList();
    }
}
