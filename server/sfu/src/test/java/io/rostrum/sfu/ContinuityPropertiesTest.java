package io.rostrum.sfu;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.protocol.media.path.SeededNetwork.Conditions;
import io.rostrum.protocol.media.srtp.SrtpProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Whatever is switched, revoked, resumed and rolled over, in whatever order and weather: no (key,
 * SSRC, index) seals two packets, every slot is one continuous stream, and nobody is heard whom the
 * plan does not allow. The first two are checked by {@link SimPeer#tap} on every packet.
 */
final class ContinuityPropertiesTest {

    private static final ChannelId FRENCH = new ChannelId("fr");

    /** Something that happens, with numbers for it to choose by. */
    record Step(Kind kind, int who, int how) {}

    enum Kind {
        SPEAK,
        PLAN,
        HOLD,
        RELEASE,
        REVOKE,
        SELECT,
        SKIP,
        NEAR_ROLL_OVER,
        WEATHER,
        RESTART,
        REOFFER,
        WAIT
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of(Kind.class),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 1_000))
                .as(Step::new)
                .list()
                .ofMinSize(5)
                .ofMaxSize(40);
    }

    @Property(tries = 25)
    void streamsAreContinuousAndIndexesAreFresh(
            @ForAll("steps") List<Step> steps, @ForAll SrtpProfile profile, @ForAll int seed) {
        SimWorld world = new SimWorld(seed, SimWorld.GOOD, profile);
        List<SimPeer> peers = new ArrayList<>();
        for (String name : List.of("ana", "ben", "cem", "ivo")) {
            peers.add(world.joined(name, 2));
        }
        SimPeer lia = world.joined("lia", 2);
        SimPeer max = world.joined("max", 1);
        for (SimPeer each : peers) {
            each.speaking = true;
            each.redundant = each.voice() % 2 == 0;
        }
        List<SimPeer> floor = List.of();
        for (Step step : steps) {
            SimPeer peer = peers.get(step.who());
            switch (step.kind()) {
                case SPEAK -> peer.speaking = step.how() % 3 != 0;
                case PLAN -> {
                    floor = subset(peers, step.how());
                    world.plan(floor, Map.of(FRENCH, route(peers.getLast(), step.how())));
                }
                case HOLD -> world.room.hold(peer.id(), Hold.SELF_MUTE);
                case RELEASE -> world.room.release(peer.id(), Hold.SELF_MUTE);
                case REVOKE -> world.room.holdUntil(peer.id(), Hold.REVOKED, step.how() % 10);
                case SELECT ->
                        world.room.select(
                                (step.who() % 2 == 0 ? lia : max).id(),
                                step.how() % 2 == 0 ? FRENCH : ChannelId.FLOOR);
                case SKIP -> peer.skip(step.how());
                case NEAR_ROLL_OVER -> peer.skipTowardsRollOver();
                case WEATHER ->
                        world.network.become(
                                new Conditions(
                                        step.how() / 5_000.0,
                                        step.how() / 10_000.0,
                                        1_000_000,
                                        1_000_001L + step.how() * 60_000L));
                case RESTART -> {
                    lia.roam();
                    lia.join(2);
                }
                case REOFFER -> max.join(1 + step.how() % 3);
                case WAIT -> world.run(step.how() * SimWorld.MILLISECOND);
            }
            world.run(100 * SimWorld.MILLISECOND);
        }
        world.network.become(SimWorld.GOOD);
        world.plan(floor);
        world.run(SimWorld.SECOND);
        long since = world.network.nowNanos();
        world.run(SimWorld.SECOND);
        assertThat(floor.stream().map(SimPeer::voice)).containsAll(lia.voicesSince(since));
        assertThat(floor.stream().map(SimPeer::voice)).containsAll(max.voicesSince(since));
    }

    private static List<SimPeer> subset(List<SimPeer> peers, int bits) {
        List<SimPeer> chosen = new ArrayList<>();
        for (int i = 0; i < peers.size(); i++) {
            if (((bits >> i) & 1) != 0) {
                chosen.add(peers.get(i));
            }
        }
        return chosen;
    }

    private static ChannelRoute route(SimPeer interpreter, int how) {
        return new ChannelRoute(
                how % 3 == 0 ? Optional.empty() : Optional.of(interpreter.id()),
                how % 2 == 0 ? WhenSilent.FLOOR : WhenSilent.SILENCE);
    }
}
