package io.rostrum.sfu;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ReceptionStatsTest {

    private static final long FRAME = 20_000_000;

    private final ReceptionStats stats = new ReceptionStats();

    @Test
    void theHighestSequenceNumberCountsItsRollOvers() {
        packet(65_534);
        packet(65_537);
        packet(65_536);
        packet(65_535);
        assertThat(stats.extendedHighest()).isEqualTo(0x1_0001);
        assertThat(stats.lost()).isZero();
    }

    @Test
    void whatOvertookTheFirstPacketIsNotLost() {
        packet(10);
        packet(9);
        assertThat(stats.lost()).isZero();
    }

    @Test
    void lossIsCountedInFullAndByInterval() {
        for (int i = 0; i < 100; i++) {
            packet(i);
        }
        stats.closeInterval();
        for (int i = 100; i < 200; i += 2) {
            packet(i);
        }
        assertThat(stats.lost()).isEqualTo(49);
        assertThat(stats.fractionLost()).isEqualTo(49 * 256 / 99);
        stats.closeInterval();
        assertThat(stats.fractionLost()).isZero();
        assertThat(stats.fresh()).isFalse();
        packet(200);
        assertThat(stats.fresh()).isTrue();
    }

    @Test
    void doubledPacketsMakeTheLossNegativeNotTheFraction() {
        packet(1);
        packet(1);
        packet(2);
        assertThat(stats.lost()).isEqualTo(-1);
        assertThat(stats.fractionLost()).isZero();
    }

    @Test
    void aSourceThatBeginsAnewHasLostNothing() {
        packet(100);
        packet(20_000);
        assertThat(stats.lost()).isZero();
    }

    @Test
    void aSteadyStreamHasNoJitterAndADelayHasSome() {
        for (int i = 0; i < 50; i++) {
            stats.received(i, i * 960, i * FRAME);
        }
        assertThat(stats.jitter()).isZero();
        stats.received(50, 50 * 960, 50 * FRAME + FRAME);
        assertThat(stats.jitter()).as("a sixteenth of 960").isEqualTo(60);
    }

    @Test
    void nothingHasComeBeforeTheFirstPacket() {
        assertThat(stats.fresh()).isFalse();
        assertThat(stats.lost()).isZero();
        assertThat(stats.fractionLost()).isZero();
    }

    private void packet(long extended) {
        stats.received(extended, (int) extended * 960, extended * FRAME);
    }
}
