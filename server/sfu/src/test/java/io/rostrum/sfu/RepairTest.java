package io.rostrum.sfu;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.protocol.media.path.SeededNetwork.Conditions;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is lost or overtaken on the way up, as it is sent on the way down. */
final class RepairTest {

    private final SimWorld world = new SimWorld(51, SimWorld.GOOD);
    private final SimPeer ana = world.joined("ana", 1);
    private final SimPeer lia = world.joined("lia", 1);

    @Test
    void disorderOnTheWayUpIsOrderOnTheWayDown() {
        world.network.become(
                new Conditions(0, 0.1, SimWorld.MILLISECOND, 55 * SimWorld.MILLISECOND));
        anaSpeaksFor(20 * SimWorld.SECOND);
        assertThat(lia.sentCounts)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(lia.sentCounts.getFirst(), lia.sentCounts.getLast())
                                .boxed()
                                .toList());
        assertThat(world.meter.drops(DropReason.TOO_LATE)).isZero();
        assertThat(world.meter.drops(DropReason.REPLAYED)).as("the doubled ones").isPositive();
    }

    @Test
    void whatIsLostIsTakenFromTheRedundancyBehindIt() {
        ana.redundant = true;
        world.network.become(
                new Conditions(0.1, 0, SimWorld.MILLISECOND, 2 * SimWorld.MILLISECOND));
        anaSpeaksFor(20 * SimWorld.SECOND);
        int all = lia.sentCounts.getLast() - lia.sentCounts.getFirst() + 1;
        assertThat(all - lia.sentCounts.size())
                .as("lost although two packets carry each again")
                .isLessThan(all / 100);
        assertThat(world.meter.repairs()).isGreaterThan(all / 20);
        assertThat(lia.sentCounts).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void withoutRedundancyWhatIsLostIsAGap() {
        world.network.become(
                new Conditions(0.1, 0, SimWorld.MILLISECOND, 2 * SimWorld.MILLISECOND));
        anaSpeaksFor(20 * SimWorld.SECOND);
        int all = lia.sentCounts.getLast() - lia.sentCounts.getFirst() + 1;
        assertThat(all - lia.sentCounts.size()).isGreaterThan(all / 20);
        assertThat(world.meter.repairs()).isZero();
    }

    @Test
    void whatWaitedWhenTheGateClosedIsNotHeardWhenItOpensAgain() {
        world.network.become(new Conditions(0, 0, SimWorld.MILLISECOND, SimWorld.MILLISECOND + 1));
        world.plan(List.of(ana));
        ana.speak();
        world.run(SimWorld.SECOND);
        ana.skip();
        ana.speak();
        world.run(5 * SimWorld.MILLISECOND);
        assertThat(lia.sentCounts).hasSize(1);
        world.room.hold(ana.id(), Hold.SELF_MUTE);
        world.room.release(ana.id(), Hold.SELF_MUTE);
        world.run(SimWorld.SECOND);
        assertThat(lia.sentCounts).hasSize(1);
        ana.speak();
        world.run(SimWorld.SECOND);
        assertThat(lia.sentCounts).hasSize(2);
    }

    private void anaSpeaksFor(long nanos) {
        world.plan(List.of(ana));
        ana.speaking = true;
        world.run(nanos);
        ana.speaking = false;
        world.run(SimWorld.SECOND);
        assertThat(lia.sentCounts).hasSizeGreaterThan(800);
    }
}
