package io.rostrum.sfu;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.protocol.media.dtls.DtlsFailure;
import io.rostrum.protocol.media.dtls.Fingerprint;
import io.rostrum.protocol.media.sdp.DtlsSetup;
import io.rostrum.protocol.media.sdp.OfferedSection;
import io.rostrum.protocol.media.sdp.SdpOffer;
import io.rostrum.protocol.media.sdp.SdpOrigin;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How endpoints come, move, come back and go. */
final class TransportsTest {

    private final SimWorld world = new SimWorld(31, SimWorld.GOOD);
    private final SimPeer ana = world.joined("ana", 2);
    private final SimPeer lia = world.joined("lia", 2);

    @Test
    void withoutChecksForThirtySecondsNothingIsSentUntilOneComes() {
        anaIsHeard();
        lia.reachable = false;
        world.run(24 * SimWorld.SECOND);
        long forwarded = world.meter.forwarded();
        world.run(SimWorld.SECOND / 2);
        assertThat(world.meter.forwarded()).isGreaterThan(forwarded);
        world.run(8 * SimWorld.SECOND);
        assertThat(world.states(lia)).last().isEqualTo(TransportState.CONSENT_EXPIRED);
        lia.forget();
        forwarded = world.meter.forwarded();
        world.run(SimWorld.SECOND);
        assertThat(lia.packetsHeard()).isZero();
        assertThat(world.meter.forwarded()).isEqualTo(forwarded);
        lia.reachable = true;
        lia.roam();
        lia.join(2);
        world.run(2 * SimWorld.SECOND);
        assertThat(world.states(lia)).last().isEqualTo(TransportState.CONNECTED);
        assertThat(lia.voicesSince(world.network.nowNanos() - SimWorld.SECOND))
                .containsExactly(ana.voice());
    }

    @Test
    void whatComesFromAPathWhoseConsentHasExpiredIsNotHeard() {
        anaIsHeard();
        ana.reachable = false;
        world.run(40 * SimWorld.SECOND);
        lia.forget();
        ana.speak();
        world.run(SimWorld.SECOND);
        assertThat(world.meter.drops(DropReason.CONSENT_EXPIRED)).isEqualTo(1);
        assertThat(lia.packetsHeard()).isZero();
    }

    @Test
    void anIceRestartMovesThePathAndKeepsKeysAndStreams() {
        anaIsHeard();
        Map<Integer, String> before = lia.slotBySsrc();
        lia.roam();
        lia.join(2);
        assertThat(lia.slotBySsrc()).isEqualTo(before);
        world.run(2 * SimWorld.SECOND);
        assertThat(world.states(lia)).last().isEqualTo(TransportState.CONNECTED);
        assertThat(lia.voicesSince(world.network.nowNanos() - SimWorld.SECOND))
                .containsExactly(ana.voice());
        SwitchingTest.assertContinuous(lia.heard("m0"));
        assertThat(lia.refused()).isZero();
    }

    @Test
    void aPublisherWhoMovesIsHeardOn() {
        anaIsHeard();
        ana.roam();
        ana.join(2);
        world.run(2 * SimWorld.SECOND);
        assertThat(lia.voicesSince(world.network.nowNanos() - SimWorld.SECOND))
                .containsExactly(ana.voice());
        SwitchingTest.assertContinuous(lia.heard("m0"));
    }

    @Test
    void aPageThatWasReloadedBeginsANewAssociationWithNewStreams() {
        anaIsHeard();
        Map<Integer, String> before = lia.slotBySsrc();
        int reachable = world.port.reachable();
        SimPeer again = lia.reloaded();
        again.join(2);
        world.run(2 * SimWorld.SECOND);
        assertThat(again.slotBySsrc().keySet()).doesNotContainAnyElementsOf(before.keySet());
        assertThat(again.voices()).containsExactly(ana.voice());
        assertThat(world.states(lia))
                .endsWith(
                        TransportState.CONNECTED,
                        TransportState.AWAITING_CHECKS,
                        TransportState.HANDSHAKING,
                        TransportState.CONNECTED);
        assertThat(world.port.reachable()).isEqualTo(reachable);
    }

    @Test
    void anotherFingerprintIsANewAssociationEvenInTheSameSession() {
        anaIsHeard();
        Map<Integer, String> before = lia.slotBySsrc();
        lia.promised = Fingerprint.sha256(new byte[] {77});
        lia.roam();
        lia.join(2);
        assertThat(lia.slotBySsrc().keySet()).doesNotContainAnyElementsOf(before.keySet());
        assertThat(world.states(lia)).last().isEqualTo(TransportState.AWAITING_CHECKS);
    }

    @Test
    void moreSectionsMayBeOfferedLater() {
        SimPeer max = world.peer("max");
        assertThat(max.join(1)).containsExactly(new MediaSlot("m0", SlotPurpose.SHARED));
        Map<Integer, String> before = max.slotBySsrc();
        world.run(SimWorld.SECOND);
        anaIsHeard();
        assertThat(max.join(3))
                .containsExactly(
                        new MediaSlot("m0", SlotPurpose.FLOOR),
                        new MediaSlot("m1", SlotPurpose.FLOOR),
                        new MediaSlot("m2", SlotPurpose.INTERPRETATION));
        assertThat(max.slotBySsrc()).containsAllEntriesOf(before);
        world.run(SimWorld.SECOND);
        assertThat(world.states(max)).last().isEqualTo(TransportState.CONNECTED);
        assertThat(max.voicesSince(world.network.nowNanos() - SimWorld.SECOND / 2))
                .containsExactly(ana.voice());
        SwitchingTest.assertContinuous(max.heard("m0"));
    }

    @Test
    void moreSlotsThanVoicesAreNotUsed() {
        SimPeer max = world.peer("max");
        assertThat(max.join(9)).hasSize(4).last().extracting(MediaSlot::mid).isEqualTo("m3");
    }

    @Test
    void whoSaysGoodbyeIsSentNothingMore() {
        anaIsHeard();
        lia.send(KeyedHandshakes.goodbye());
        world.run(SimWorld.SECOND);
        assertThat(world.states(lia)).last().isEqualTo(TransportState.CLOSED);
        lia.forget();
        long forwarded = world.meter.forwarded();
        world.run(SimWorld.SECOND);
        assertThat(lia.packetsHeard()).isZero();
        assertThat(world.meter.forwarded()).isEqualTo(forwarded);
        SimPeer again = lia.reloaded();
        again.join(2);
        world.run(SimWorld.SECOND);
        assertThat(again.voices()).containsExactly(ana.voice());
    }

    @Test
    void whoIsRemovedIsToldAndLeavesNothingBehind() {
        world.room.remove(lia.id());
        world.room.remove(ana.id());
        assertThat(world.port.reachable()).isZero();
        world.run(SimWorld.SECOND);
        assertThat(lia.saidGoodbye).isTrue();
        lia.speak();
        world.run(SimWorld.SECOND);
        assertThat(world.meter.drops(DropReason.UNKNOWN_PATH)).isPositive();
    }

    @Test
    void aRoomThatClosesLeavesNothingBehindAndOthersUntouched() {
        MediaRoom other =
                world.port.openRoom(
                        new RoomObserver() {
                            @Override
                            public void audible(List<AudibleSource> loudestFirst) {}

                            @Override
                            public void transportChanged(
                                    EndpointId endpoint, TransportState state) {}

                            @Override
                            public void handshakeFailed(
                                    EndpointId endpoint, DtlsFailure.Reason reason) {}
                        });
        int reachable = world.port.reachable();
        SimPeer max = new SimPeer(world, "max", 99, 99);
        OfferOutcome outcome =
                other.offer(max.id(), max.offering(2).format(), world.network.nowNanos());
        assertThat(outcome).isInstanceOf(OfferOutcome.Answered.class);
        other.close();
        other.close();
        assertThat(world.port.reachable()).isEqualTo(reachable);
        anaIsHeard();
        world.port.close();
        assertThat(world.port.reachable()).isZero();
        world.run(SimWorld.SECOND);
        assertThat(ana.saidGoodbye).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "v=0", "not sdp at all", "v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\n"})
    void whatIsNoOfferIsRefusedAndWhatWasBeforeStays(String sdp) {
        anaIsHeard();
        OfferOutcome outcome = world.room.offer(lia.id(), sdp, world.network.nowNanos());
        assertThat(outcome).isInstanceOf(OfferOutcome.Refused.class);
        lia.forget();
        world.run(SimWorld.SECOND);
        assertThat(lia.voices()).containsExactly(ana.voice());
    }

    @Test
    void anOfferInWhichNothingIsSentOrReceivedIsRefused() {
        SdpOffer offer =
                new SdpOffer(
                        new SdpOrigin(5, 5),
                        lia.credentials(),
                        lia.promised,
                        DtlsSetup.ACTPASS,
                        List.of(OfferedSection.Audio.receiving("m0")));
        String inactive = offer.format().replace("a=recvonly", "a=inactive");
        assertThat(world.room.offer(lia.id(), inactive, world.network.nowNanos()))
                .isInstanceOfSatisfying(
                        OfferOutcome.Refused.class,
                        refused ->
                                assertThat(refused.reason())
                                        .isEqualTo(OfferOutcome.Reason.WITHOUT_SLOT));
    }

    @Test
    void aListenerWithoutASendSectionOnlyListens() {
        SimPeer max = world.peer("max");
        max.offer(
                new SdpOffer(
                        new SdpOrigin(5, 5),
                        max.credentials(),
                        max.promised,
                        DtlsSetup.ACTPASS,
                        List.of(OfferedSection.Audio.receiving("m0"))));
        world.run(SimWorld.SECOND);
        anaIsHeard();
        assertThat(max.voices()).containsExactly(ana.voice());
        max.speak();
        world.run(SimWorld.SECOND);
        assertThat(world.meter.drops(DropReason.UNKNOWN_SSRC)).isEqualTo(1);
    }

    private void anaIsHeard() {
        world.plan(List.of(ana));
        ana.speaking = true;
        world.run(SimWorld.SECOND);
        assertThat(lia.voices()).containsExactly(ana.voice());
    }
}
