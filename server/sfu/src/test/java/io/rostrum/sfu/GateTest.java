package io.rostrum.sfu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class GateTest {

    private static final EndpointId ANA = new EndpointId("ana");
    private static final EndpointId BEN = new EndpointId("ben");
    private static final EndpointId IVO = new EndpointId("ivo");
    private static final ChannelId FRENCH = new ChannelId("fr");

    private final Gate gate = new Gate();

    static Stream<Arguments> decisions() {
        return Stream.of(
                // does the plan have her, what holds her: is she heard, does she occupy a channel
                row(List.of(), EnumSet.noneOf(Hold.class), GateDecision.CLOSED, false),
                row(List.of(), EnumSet.of(Hold.SELF_MUTE), GateDecision.CLOSED, false),
                row(List.of(), EnumSet.of(Hold.COUGH), GateDecision.CLOSED, false),
                row(List.of(ANA), EnumSet.noneOf(Hold.class), GateDecision.OPEN, true),
                row(List.of(ANA), EnumSet.of(Hold.SELF_MUTE), GateDecision.HELD, false),
                row(List.of(ANA), EnumSet.of(Hold.COUGH), GateDecision.HELD, true),
                row(List.of(ANA), EnumSet.of(Hold.REVOKED), GateDecision.HELD, false),
                row(List.of(ANA), EnumSet.of(Hold.SILENCED), GateDecision.HELD, false),
                row(List.of(ANA), EnumSet.of(Hold.COUGH, Hold.REVOKED), GateDecision.HELD, false),
                row(List.of(ANA), EnumSet.of(Hold.SELF_MUTE, Hold.COUGH), GateDecision.HELD, false),
                row(List.of(ANA), EnumSet.allOf(Hold.class), GateDecision.HELD, false));
    }

    private static Arguments row(
            List<EndpointId> floor, Set<Hold> holds, GateDecision decision, boolean occupies) {
        return Arguments.of(floor, holds, decision, occupies);
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void thePlanAllowsAndHoldsNarrow(
            List<EndpointId> floor, Set<Hold> holds, GateDecision expected, boolean occupies) {
        gate.apply(plan(1, floor));
        holds.forEach(hold -> gate.hold(ANA, hold));
        assertThat(gate.decide(ANA)).isEqualTo(expected);
        assertThat(gate.occupies(ANA)).isEqualTo(occupies);
        assertThat(gate.decide(BEN)).as("another endpoint").isEqualTo(GateDecision.CLOSED);
    }

    @Test
    void beforeTheFirstPlanNobodyIsHeard() {
        assertThat(gate.decide(ANA)).isEqualTo(GateDecision.CLOSED);
    }

    @Test
    void anOpenMicrophoneOfAnInterpretationChannelIsAllowed() {
        gate.apply(
                new RoutingPlan(
                        1,
                        List.of(),
                        Map.of(
                                FRENCH,
                                new ChannelRoute(Optional.of(IVO), WhenSilent.FLOOR),
                                new ChannelId("es"),
                                new ChannelRoute(Optional.empty(), WhenSilent.FLOOR))));
        assertThat(gate.decide(IVO)).isEqualTo(GateDecision.OPEN);
    }

    @Test
    void aPlanReplacesTheOneBeforeAndAnOlderOneIsIgnored() {
        gate.apply(plan(2, List.of(ANA)));
        gate.apply(plan(1, List.of(BEN)));
        assertThat(gate.decide(ANA)).isEqualTo(GateDecision.OPEN);
        assertThat(gate.decide(BEN)).isEqualTo(GateDecision.CLOSED);
        gate.apply(plan(3, List.of(BEN)));
        assertThat(gate.decide(ANA)).isEqualTo(GateDecision.CLOSED);
        assertThat(gate.decide(BEN)).isEqualTo(GateDecision.OPEN);
    }

    @ParameterizedTest
    @EnumSource(Hold.class)
    void aHoldLastsUntilItIsReleasedWhateverPlansCome(Hold hold) {
        gate.apply(plan(1, List.of(ANA)));
        gate.hold(ANA, hold);
        gate.apply(plan(2, List.of(ANA)));
        assertThat(gate.decide(ANA)).isEqualTo(GateDecision.HELD);
        gate.release(ANA, hold);
        assertThat(gate.decide(ANA)).isEqualTo(GateDecision.OPEN);
    }

    @Test
    void releasingOneHoldLeavesTheOthers() {
        gate.apply(plan(1, List.of(ANA)));
        gate.hold(ANA, Hold.SELF_MUTE);
        gate.hold(ANA, Hold.COUGH);
        gate.release(ANA, Hold.COUGH);
        assertThat(gate.decide(ANA)).isEqualTo(GateDecision.HELD);
    }

    @Test
    void aHoldThatWaitsForAPlanIsNotEndedByOneThatWasAlreadyOnItsWay() {
        gate.apply(plan(1, List.of(ANA)));
        gate.holdUntil(ANA, Hold.REVOKED, 3);
        gate.apply(plan(2, List.of(ANA, BEN)));
        assertThat(gate.decide(ANA)).isEqualTo(GateDecision.HELD);
        gate.apply(plan(3, List.of(BEN)));
        assertThat(gate.decide(ANA)).isEqualTo(GateDecision.CLOSED);
        gate.apply(plan(4, List.of(ANA)));
        assertThat(gate.decide(ANA)).isEqualTo(GateDecision.OPEN);
    }

    @Test
    void aPlanThatSkippedTheAwaitedOneEndsTheHoldToo() {
        gate.apply(plan(1, List.of(ANA)));
        gate.holdUntil(ANA, Hold.REVOKED, 2);
        gate.apply(plan(5, List.of(ANA)));
        assertThat(gate.decide(ANA)).isEqualTo(GateDecision.OPEN);
    }

    @Test
    void aHoldThatComesAfterItsPlanHoldsNothing() {
        gate.apply(plan(4, List.of(ANA)));
        gate.holdUntil(ANA, Hold.REVOKED, 3);
        assertThat(gate.decide(ANA)).isEqualTo(GateDecision.OPEN);
    }

    @Test
    void ofTwoAwaitedPlansTheLaterOneEndsTheHold() {
        gate.apply(plan(1, List.of(ANA)));
        gate.holdUntil(ANA, Hold.SILENCED, 4);
        gate.holdUntil(ANA, Hold.SILENCED, 2);
        gate.apply(plan(3, List.of(ANA)));
        assertThat(gate.decide(ANA)).isEqualTo(GateDecision.HELD);
    }

    @Test
    void whoLeavesAndComesBackKeepsWhatTheChairHeldAndLosesTheirOwn() {
        gate.apply(plan(1, List.of(ANA)));
        gate.hold(ANA, Hold.SELF_MUTE);
        gate.left(ANA);
        assertThat(gate.decide(ANA)).isEqualTo(GateDecision.OPEN);
        gate.holdUntil(ANA, Hold.REVOKED, 2);
        gate.left(ANA);
        assertThat(gate.decide(ANA)).isEqualTo(GateDecision.HELD);
    }

    private static RoutingPlan plan(long epoch, List<EndpointId> floor) {
        return new RoutingPlan(epoch, floor, Map.of());
    }
}
