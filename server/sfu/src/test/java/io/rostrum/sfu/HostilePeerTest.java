package io.rostrum.sfu;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.protocol.media.dtls.DtlsFailure;
import io.rostrum.protocol.media.dtls.Fingerprint;
import io.rostrum.protocol.media.ice.IceCredentials;
import io.rostrum.protocol.media.path.SeededNetwork.Conditions;
import io.rostrum.protocol.media.path.SeededNetwork.Way;
import io.rostrum.protocol.media.path.TransportAddress;
import io.rostrum.protocol.media.stun.StunClass;
import io.rostrum.protocol.media.stun.StunKey;
import io.rostrum.protocol.media.stun.StunWriter;
import io.rostrum.protocol.media.stun.TransactionId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each case: nothing is forwarded, and it is counted under its reason and no other. */
final class HostilePeerTest {

    private static final TransportAddress ELSEWHERE =
            new TransportAddress(new byte[] {10, 9, 9, 9}, 999);

    private static final Conditions IN_ORDER = new Conditions(0, 0, 5_000_000, 5_000_001);

    private final SimWorld world = new SimWorld(11, SimWorld.GOOD);
    private final SimPeer ana = world.joined("ana", 2);
    private final SimPeer eve = world.joined("eve", 2);
    private final SimPeer lia = world.joined("lia", 2);

    @BeforeEach
    void anaHasTheFloor() {
        world.plan(List.of(ana));
        assertThat(world.meter.dropped()).isEmpty();
    }

    @Test
    void whoDoesNotHaveTheFloorIsNotHeard() {
        for (int i = 0; i < 50; i++) {
            eve.speak();
        }
        nothingIsForwarded(DropReason.GATE_CLOSED, 50);
    }

    @Test
    void anothersSsrcDoesNotLendTheirFloor() {
        ana.speak();
        world.run(SimWorld.SECOND);
        lia.forget();
        eve.forget();
        for (int i = 0; i < 10; i++) {
            eve.send(eve.packet(ana.ssrc, ana.voice()));
        }
        nothingIsForwarded(DropReason.FOREIGN_SSRC, 10);
    }

    @Test
    void anSsrcOfNobodyIsNotTakenEither() {
        for (int i = 0; i < 10; i++) {
            eve.send(eve.packet(12345, eve.voice()));
        }
        nothingIsForwarded(DropReason.UNKNOWN_SSRC, 10);
    }

    @Test
    void aHolderWhoUsesASecondSsrcIsHeardUnderTheFirstOnly() {
        ana.send(ana.packet(12345, ana.voice()));
        nothingIsForwarded(DropReason.UNKNOWN_SSRC, 1);
    }

    @Test
    void aPayloadTypeThatWasNotNegotiatedIsNotForwarded() {
        byte[] packet = new byte[100];
        packet[0] = (byte) 0x80;
        packet[1] = 96;
        packet[8] = (byte) (ana.ssrc >> 24);
        packet[9] = (byte) (ana.ssrc >> 16);
        packet[10] = (byte) (ana.ssrc >> 8);
        packet[11] = (byte) ana.ssrc;
        ana.send(ana.seal(packet, 60));
        nothingIsForwarded(DropReason.UNKNOWN_PAYLOAD_TYPE, 1);
    }

    @Test
    void aReplayedPacketIsHeardOnce() {
        byte[] packet = ana.packet(ana.ssrc, ana.voice());
        ana.send(packet);
        world.run(SimWorld.SECOND);
        assertThat(lia.packetsHeard()).isEqualTo(1);
        lia.forget();
        eve.forget();
        for (int i = 0; i < 10; i++) {
            ana.send(packet);
        }
        nothingIsForwarded(DropReason.REPLAYED, 10);
    }

    @Test
    void aCapturedPacketFromElsewhereReachesNobody() {
        byte[] packet = ana.packet(ana.ssrc, ana.voice());
        fromElsewhere(packet);
        nothingIsForwarded(DropReason.UNKNOWN_PATH, 1);
    }

    @Test
    void aCapturedPacketOnAnothersPathIsNotAuthentic() {
        eve.send(ana.packet(ana.ssrc, ana.voice()));
        nothingIsForwarded(DropReason.NOT_AUTHENTICATED, 1);
    }

    @Test
    void aChangedPacketIsNotAuthentic() {
        byte[] packet = ana.packet(ana.ssrc, ana.voice());
        packet[packet.length - 20] ^= 1;
        ana.send(packet);
        nothingIsForwarded(DropReason.NOT_AUTHENTICATED, 1);
    }

    @Test
    void packetsBeforeDtlsAreNotLookedAt() {
        SimPeer max = world.peer("max");
        max.shakesHands = false;
        max.join(1);
        world.run(SimWorld.SECOND);
        assertThat(world.states(max)).last().isEqualTo(TransportState.HANDSHAKING);
        max.send(new byte[] {(byte) 0x80, 111, 0, 1, 0, 0, 0, 1, 0, 0, 0, 7, 1, 2, 3, 4});
        max.send(new byte[] {(byte) 0x80, (byte) 200, 0, 1, 0, 0, 0, 1, 0, 0, 0, 7, 1, 2, 3, 4});
        nothingIsForwarded(DropReason.BEFORE_DTLS, 2);
    }

    @Test
    void dtlsFromAPathThatWasNeverCheckedBeginsNothing() {
        fromElsewhere(KeyedHandshakes.hello(eve.promised, 99));
        nothingIsForwarded(DropReason.UNKNOWN_PATH, 1);
    }

    @Test
    void aStolenUfragWithoutItsPasswordTiesNoPath() {
        String ufrag = ana.serverCredentials().ufrag();
        byte[] check = check(ufrag + ":x", StunKey.shortTerm("not the password, but as long"));
        for (int i = 0; i < 5; i++) {
            fromElsewhere(check);
        }
        fromElsewhere(ana.packet(ana.ssrc, ana.voice()));
        world.run(SimWorld.SECOND);
        assertThat(world.meter.drops(DropReason.STUN_BAD_INTEGRITY)).isEqualTo(5);
        assertThat(world.meter.drops(DropReason.UNKNOWN_PATH)).isEqualTo(1);
        assertThat(world.meter.forwarded()).isZero();
    }

    @Test
    void aUfragOfNobodyIsNotAnswered() {
        byte[] check = check("nobodyhere:x", StunKey.shortTerm("a password of some length"));
        fromElsewhere(check);
        nothingIsForwarded(DropReason.STUN_UNKNOWN_UFRAG, 1);
    }

    @Test
    void aParticipantCannotTakeOverAnothersPathByForgingItsAddress() {
        ana.speaking = true;
        IceCredentials server = eve.serverCredentials();
        byte[] check =
                check(
                        server.ufrag() + ":" + eve.credentials().ufrag(),
                        StunKey.shortTerm(server.pwd()));
        world.network.outlet().send(ana.way(), check, 0, check.length);
        world.run(SimWorld.SECOND);
        assertThat(world.meter.dropped()).containsOnlyKeys(DropReason.STUN_REFUSED);
        assertThat(lia.voices()).containsExactly(ana.voice());
    }

    @Test
    void aCertificateThatIsNotTheOffersEndsTheTransport() {
        SimPeer max = world.peer("max");
        max.shown = Fingerprint.sha256(new byte[] {66});
        max.join(2);
        world.run(SimWorld.SECOND);
        assertThat(world.states(max)).last().isEqualTo(TransportState.FAILED);
        assertThat(world.meter.failures(DtlsFailure.Reason.WRONG_FINGERPRINT)).isEqualTo(1);
        assertThat(world.failed)
                .containsExactly(Map.entry(max.id(), DtlsFailure.Reason.WRONG_FINGERPRINT));
        world.plan(List.of(max));
        max.speak();
        world.run(SimWorld.SECOND);
        assertThat(world.meter.forwarded()).isZero();
        assertThat(world.meter.drops(DropReason.UNKNOWN_PATH)).isPositive();
    }

    @Test
    void aFloodFromTheHolderIsForwardedAtTheRateOfAMicrophone() {
        world.network.become(IN_ORDER);
        for (int i = 0; i < 5_000; i++) {
            ana.speak();
        }
        world.run(SimWorld.SECOND);
        assertThat(lia.packetsHeard()).isBetween(50, 250);
        assertThat(world.meter.drops(DropReason.RATE_LIMITED))
                .isEqualTo(5_000 - lia.packetsHeard());
    }

    @Test
    void rubbishIsCountedAndNothingElse() {
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(80)];
            random.nextBytes(bytes);
            if (i % 2 == 0) {
                eve.send(bytes);
            } else {
                fromElsewhere(bytes);
            }
        }
        world.run(SimWorld.SECOND);
        assertThat(world.meter.forwarded()).isZero();
        assertThat(world.meter.dropped().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(20_000);
        ana.speak();
        world.run(SimWorld.SECOND);
        assertThat(lia.voices()).containsExactly(ana.voice());
    }

    private static byte[] check(String username, StunKey key) {
        StunWriter writer =
                new StunWriter()
                        .begin(StunClass.REQUEST, TransactionId.next(new Random(3)))
                        .username(username.getBytes(StandardCharsets.US_ASCII))
                        .priority(1)
                        .iceControlling(1)
                        .useCandidate()
                        .messageIntegrity(key)
                        .fingerprint();
        return Arrays.copyOf(writer.buffer(), writer.length());
    }

    private void fromElsewhere(byte[] datagram) {
        world.network
                .outlet()
                .send(new Way(ELSEWHERE, SimWorld.SERVER), datagram, 0, datagram.length);
    }

    private void nothingIsForwarded(DropReason reason, long times) {
        int before = lia.packetsHeard() + eve.packetsHeard();
        world.run(SimWorld.SECOND);
        assertThat(world.meter.dropped()).containsOnlyKeys(reason).containsEntry(reason, times);
        assertThat(lia.packetsHeard() + eve.packetsHeard()).isEqualTo(before);
    }
}
