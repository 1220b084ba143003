package io.rostrum.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ServerClockTest {

    @Test
    void theOffsetIsThatOfTheQuickestOfTheLastPings() {
        ServerClock clock = new ServerClock();
        clock.pong(1_000, 1_400, 51_000); // slow, and wrong by the way back
        assertThat(clock.offsetMillis()).isEqualTo(49_800);
        clock.pong(2_000, 2_010, 52_005);
        assertThat(clock.offsetMillis()).isEqualTo(50_000);
        clock.pong(3_000, 3_900, 53_100);
        assertThat(clock.offsetMillis()).isCloseTo(50_000, within(0.001));
    }

    @Test
    void aWaitDoublesToTenSecondsAndIsNeverLessThanTheServerAsked() {
        Backoff backoff = new Backoff(new Random(3));
        long longest = 0;
        for (int i = 0; i < 50; i++) {
            long wait = backoff.next(Optional.empty()).toMillis();
            assertThat(wait).isBetween(62L, 10_000L);
            longest = Math.max(longest, wait);
        }
        assertThat(longest).isGreaterThan(7_000);
        backoff.reset();
        assertThat(backoff.next(Optional.empty()).toMillis()).isLessThanOrEqualTo(250);
        assertThat(backoff.next(Optional.of(5_000)).toMillis()).isGreaterThanOrEqualTo(5_000);
    }
}
