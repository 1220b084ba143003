package io.rostrum.sfu;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.protocol.media.path.SeededNetwork.Conditions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Channels, holds and plans, as they are heard: the right voice and no other. */
final class SwitchingTest {

    private static final ChannelId FRENCH = new ChannelId("fr");
    private static final long SETTLE = 60 * SimWorld.MILLISECOND;

    private final SimWorld world = new SimWorld(21, SimWorld.GOOD);
    private final SimPeer ana = world.joined("ana", 2);
    private final SimPeer ben = world.joined("ben", 2);
    private final SimPeer ivo = world.joined("ivo", 2);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void aListenerSwitchesAHundredTimesAndHearsTheRightVoiceEachTime(int slots) {
        SimPeer lia = world.joined("lia", slots);
        speak(ana, ivo);
        world.plan(List.of(ana), Map.of(FRENCH, SimWorld.live(ivo, WhenSilent.FLOOR)));
        for (int i = 0; i < 100; i++) {
            boolean french = i % 2 == 0;
            world.room.select(lia.id(), french ? FRENCH : ChannelId.FLOOR);
            hears(lia, french ? ivo : ana);
        }
        lia.slotBySsrc().values().forEach(mid -> assertContinuous(lia.heard(mid)));
    }

    @Test
    void theFloorPassesFromOneToTheOtherWithoutAnAudibleSeam() {
        SimPeer lia = world.joined("lia", 2);
        speak(ana, ben);
        for (int i = 0; i < 50; i++) {
            world.plan(List.of(i % 2 == 0 ? ana : ben));
            world.run(200 * SimWorld.MILLISECOND);
        }
        List<SimPeer.Heard> heard = lia.heard("m0");
        assertThat(lia.voices("m0")).containsExactly(ana.voice(), ben.voice());
        assertContinuous(heard);
        long gaps = 0;
        for (int i = 1; i < heard.size(); i++) {
            gaps += heard.get(i).index() - heard.get(i - 1).index() - 1;
        }
        assertThat(gaps).as("switches leave no gap in the sequence").isZero();
        assertThat(heard.stream().filter(SimPeer.Heard::marked)).hasSize(50);
    }

    @Test
    void whenTheFloorIsTakenBackThereIsNoPacketMoreWhateverTheHolderSends() {
        SimPeer lia = world.joined("lia", 2);
        speak(ana);
        world.plan(List.of(ana));
        hears(lia, ana);
        world.room.holdUntil(ana.id(), Hold.REVOKED, 100);
        silence(lia);
        world.plan(List.of(ana));
        silence(lia);
        world.room.apply(new RoutingPlan(100, List.of(), Map.of()));
        silence(lia);
        world.room.apply(new RoutingPlan(101, List.of(ana.id()), Map.of()));
        hears(lia, ana);
        assertThat(world.meter.drops(DropReason.HELD)).isPositive();
        assertThat(world.meter.drops(DropReason.GATE_CLOSED)).isPositive();
    }

    @Test
    void theChannelFallsBackToTheFloorWhenItsMicrophoneCloses() {
        SimPeer lia = world.joined("lia", 2);
        world.room.select(lia.id(), FRENCH);
        speak(ana, ivo);
        world.plan(List.of(ana), Map.of(FRENCH, SimWorld.live(ivo, WhenSilent.FLOOR)));
        hears(lia, ivo);
        assertThat(lia.heard("m0"))
                .as("the floor slot is silent since")
                .noneMatch(each -> each.at() > world.network.nowNanos() - SETTLE);
        world.plan(List.of(ana), Map.of(FRENCH, SimWorld.idle(WhenSilent.FLOOR)));
        hears(lia, ana);
        world.plan(List.of(ana), Map.of(FRENCH, SimWorld.idle(WhenSilent.SILENCE)));
        silence(lia);
    }

    @Test
    void aCoughIsSilence() {
        SimPeer lia = world.joined("lia", 2);
        world.room.select(lia.id(), FRENCH);
        speak(ana, ivo);
        world.plan(List.of(ana), Map.of(FRENCH, SimWorld.live(ivo, WhenSilent.FLOOR)));
        hears(lia, ivo);
        world.room.hold(ivo.id(), Hold.COUGH);
        silence(lia);
        world.room.release(ivo.id(), Hold.COUGH);
        hears(lia, ivo);
        assertContinuous(lia.heard("m1"));
    }

    @Test
    void anInterpreterWhoseLineDropsGivesTheChannelBackToTheFloor() {
        SimPeer lia = world.joined("lia", 2);
        world.room.select(lia.id(), FRENCH);
        speak(ana, ivo);
        world.plan(List.of(ana), Map.of(FRENCH, SimWorld.live(ivo, WhenSilent.FLOOR)));
        hears(lia, ivo);
        ivo.speaking = false;
        world.run(3 * SimWorld.SECOND);
        hears(lia, ana);
        ivo.speaking = true;
        hears(lia, ivo);
    }

    @Test
    void whoSpeaksIsToldToTheRoomAndTheEndOfSpeechToo() {
        ana.level = 20;
        speak(ana, ben);
        world.plan(List.of(ana, ben));
        world.run(2 * SimWorld.SECOND);
        assertThat(world.audible.getLast())
                .extracting(AudibleSource::endpoint)
                .containsExactly(ana.id(), ben.id());
        assertThat(world.audible.getLast().getFirst().level()).isEqualTo(20);
        ana.speaking = false;
        ben.speaking = false;
        world.run(2 * SimWorld.SECOND);
        assertThat(world.audible.getLast()).isEmpty();
    }

    @Test
    void fourAtOnceAreHeardByTheThreeLoudestAndTheOthersOfTheRoomAreNot() {
        SimPeer cem = world.joined("cem", 1);
        SimPeer lia = world.joined("lia", 4);
        ana.level = 45;
        speak(ana, ben, ivo, cem);
        world.plan(List.of(ana, ben, ivo, cem));
        world.run(3 * SimWorld.SECOND);
        lia.forget();
        world.run(SimWorld.SECOND);
        assertThat(lia.voices()).containsExactly(ben.voice(), ivo.voice(), cem.voice());
    }

    @Test
    void lossOnTheWayUpIsAGapOnTheWayDown() {
        SimPeer lia = world.joined("lia", 1);
        world.plan(List.of(ana));
        ana.speaking = true;
        world.run(SimWorld.SECOND);
        world.network.become(new Conditions(0.2, 0, 1, 2));
        world.run(10 * SimWorld.SECOND);
        List<SimPeer.Heard> heard = lia.heard("m0");
        assertContinuous(heard);
        for (int i = 1; i < heard.size(); i++) {
            int lost = heard.get(i).count() - heard.get(i - 1).count() - 1;
            assertThat(heard.get(i).index() - heard.get(i - 1).index()).isEqualTo(lost + 1);
            assertThat(heard.get(i).timestamp() - heard.get(i - 1).timestamp())
                    .isEqualTo(960 * (lost + 1));
        }
    }

    /** Sequence and timestamp rise, and the timestamp keeps to the time that passes. */
    static void assertContinuous(List<SimPeer.Heard> heard) {
        for (int i = 1; i < heard.size(); i++) {
            SimPeer.Heard one = heard.get(i - 1);
            SimPeer.Heard next = heard.get(i);
            assertThat(next.index()).isGreaterThan(one.index());
            assertThat(next.timestamp() - one.timestamp()).isPositive();
        }
        if (heard.size() > 1) {
            SimPeer.Heard first = heard.getFirst();
            SimPeer.Heard last = heard.getLast();
            long elapsed = (last.at() - first.at()) / 1_000 * 48 / 1_000;
            assertThat((long) (last.timestamp() - first.timestamp()))
                    .as("real time in ticks")
                    .isBetween(elapsed - 48_000, elapsed + 48_000);
        }
    }

    private void speak(SimPeer... peers) {
        for (SimPeer peer : peers) {
            peer.speaking = true;
        }
        world.run(SETTLE);
    }

    private void hears(SimPeer listener, SimPeer speaker) {
        world.run(SETTLE);
        long since = world.network.nowNanos();
        world.run(200 * SimWorld.MILLISECOND);
        assertThat(listener.voicesSince(since)).containsExactly(speaker.voice());
    }

    private void silence(SimPeer listener) {
        world.run(SETTLE);
        int before = listener.packetsHeard();
        world.run(SimWorld.SECOND);
        assertThat(listener.packetsHeard()).isEqualTo(before);
    }
}
