package io.rostrum.sfu;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.protocol.media.srtp.SrtpProfile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The first cut through the house: one speaks, another hears it, and nobody else. */
final class ForwardingTest {

    @ParameterizedTest
    @EnumSource(SrtpProfile.class)
    void whoThePlanAllowsIsHeardAndNobodyElse(SrtpProfile profile) {
        SimWorld world = new SimWorld(1, SimWorld.GOOD, profile);
        SimPeer ana = world.joined("ana", 4);
        SimPeer ben = world.joined("ben", 4);
        SimPeer lia = world.joined("lia", 4);
        assertThat(world.states(ana))
                .containsExactly(
                        TransportState.AWAITING_CHECKS,
                        TransportState.HANDSHAKING,
                        TransportState.CONNECTED);
        ana.speaking = true;
        ben.speaking = true;
        world.run(SimWorld.SECOND);
        assertThat(lia.packetsHeard()).isZero();
        world.plan(List.of(ana));
        world.run(SimWorld.SECOND);
        assertThat(lia.voices()).containsExactly(ana.voice());
        assertThat(lia.packetsHeard()).isBetween(48, 51);
        assertThat(ben.voices()).containsExactly(ana.voice());
        assertThat(ana.voices()).isEmpty();
        world.plan(List.of());
        world.run(20 * SimWorld.MILLISECOND);
        lia.forget();
        world.run(SimWorld.SECOND);
        assertThat(lia.packetsHeard()).isZero();
        assertThat(world.meter.dropped()).containsOnlyKeys(DropReason.GATE_CLOSED);
    }

    @Test
    void bothProfilesAreTried() {
        assertThat(SrtpProfile.values()).hasSize(2);
    }
}
