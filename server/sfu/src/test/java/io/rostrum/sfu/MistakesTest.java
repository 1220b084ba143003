package io.rostrum.sfu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rostrum.protocol.media.dtls.DtlsFailure;
import io.rostrum.protocol.media.dtls.Fingerprint;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is a bug and not bad input: it is an exception, and costs at most its own room. */
final class MistakesTest {

    @Test
    void aMistakeEndsItsRoomAndNoOther() {
        SimWorld world = new SimWorld(81, SimWorld.GOOD);
        SimPeer ana = world.joined("ana", 1);
        SimPeer lia = world.joined("lia", 1);
        MediaRoom broken =
                world.port.openRoom(
                        new RoomObserver() {
                            @Override
                            public void audible(List<AudibleSource> loudestFirst) {}

                            @Override
                            public void transportChanged(
                                    EndpointId endpoint, TransportState state) {
                                if (state == TransportState.CONSENT_EXPIRED) {
                                    throw new IllegalStateException("a mistake");
                                }
                            }

                            @Override
                            public void handshakeFailed(
                                    EndpointId endpoint, DtlsFailure.Reason reason) {}
                        });
        SimPeer max = new SimPeer(world, "max", 99, 99);
        broken.offer(max.id(), max.offering(1).format(), world.network.nowNanos());
        int reachable = world.port.reachable();
        assertThatThrownBy(() -> world.run(40 * SimWorld.SECOND)).hasMessage("a mistake");
        assertThat(world.port.reachable()).isEqualTo(reachable - 1);
        world.network.every(20 * SimWorld.MILLISECOND, world.port::tick);
        world.plan(List.of(ana));
        ana.speaking = true;
        world.run(SimWorld.SECOND);
        assertThat(lia.voices()).containsExactly(ana.voice());
        assertThatThrownBy(() ->
                        broken.offer(max.id(), max.offering(1).format(), world.network.nowNanos()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void plansThatContradictThemselvesAreRefused() {
        EndpointId ana = new EndpointId("ana");
        ChannelRoute route = new ChannelRoute(Optional.empty(), WhenSilent.FLOOR);
        assertThatThrownBy(() -> new RoutingPlan(1, List.of(ana, ana), Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RoutingPlan(1, List.of(), Map.of(ChannelId.FLOOR, route)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void namesAreNotBlankAndAPortHasAnAddressAndVoices() {
        WallClock clock = new WallClock(Instant.EPOCH, 0);
        Fingerprint fingerprint = Fingerprint.sha256(new byte[1]);
        assertThatThrownBy(() -> new EndpointId(" ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ChannelId("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MediaConfig(List.of(), fingerprint, 3, clock))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MediaConfig(List.of(SimWorld.SERVER), fingerprint, 0, clock))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MediaConfig(List.of(SimWorld.SERVER), fingerprint, 9, clock))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
