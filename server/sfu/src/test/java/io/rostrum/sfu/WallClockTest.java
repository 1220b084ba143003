package io.rostrum.sfu;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class WallClockTest {

    @Test
    void ntpTimeHasSecondsSince1900AndABinaryFraction() {
        WallClock clock = new WallClock(Instant.EPOCH, 5_000_000_000L);
        assertThat(clock.ntp(5_000_000_000L)).isEqualTo(0x83AA7E80L << 32);
        assertThat(clock.ntp(6_500_000_000L)).isEqualTo(0x83AA7E81L << 32 | 0x8000_0000L);
    }
}
