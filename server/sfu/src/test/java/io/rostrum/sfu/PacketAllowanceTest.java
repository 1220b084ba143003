package io.rostrum.sfu;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PacketAllowanceTest {

    private static final long SECOND = 1_000_000_000L;

    @Test
    void aBurstIsAllowedAndThenTheRate() {
        PacketAllowance allowance = new PacketAllowance(100, 50, 0);
        assertThat(taken(allowance, 1000, 0)).isEqualTo(50);
        assertThat(taken(allowance, 1000, SECOND / 10)).isEqualTo(10);
        assertThat(taken(allowance, 1000, 100 * SECOND)).as("no more than a burst").isEqualTo(50);
    }

    private static int taken(PacketAllowance allowance, int tries, long now) {
        int taken = 0;
        for (int i = 0; i < tries; i++) {
            taken += allowance.take(now) ? 1 : 0;
        }
        return taken;
    }
}
