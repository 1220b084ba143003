package io.rostrum.sfu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class StreamRewriterTest {

    private static final long MILLISECOND = 1_000_000;
    private static final long FRAME = 20 * MILLISECOND;

    private final StreamRewriter out = new StreamRewriter(new SplittableRandom(7));

    @Test
    void aStreamBeginsInTheLowerHalfOfItsRangeWithAMarker() {
        for (int seed = 0; seed < 1000; seed++) {
            StreamRewriter each = new StreamRewriter(new SplittableRandom(seed));
            assertThat(each.next(60_000, 1, false, 0)).isTrue();
            assertThat(each.sequence()).isBetween(0L, 32_767L);
            assertThat(each.marker()).isTrue();
        }
    }

    @Test
    void withinAPieceStepsMarkersAndGapsAreTheSources() {
        out.next(1000, 50_000, false, 0);
        long sequence = out.sequence();
        int timestamp = out.timestamp();
        out.next(1001, 50_960, false, FRAME);
        assertThat(out.sequence()).isEqualTo(sequence + 1);
        assertThat(out.timestamp()).isEqualTo(timestamp + 960);
        assertThat(out.marker()).isFalse();
        out.next(1004, 53_840, true, 4 * FRAME);
        assertThat(out.sequence()).as("two were lost").isEqualTo(sequence + 4);
        assertThat(out.timestamp()).isEqualTo(timestamp + 3840);
        assertThat(out.marker()).as("the source's own").isTrue();
    }

    @Test
    void aSwitchContinuesTheSequenceAndAddsTheTimeThatPassedInFrames() {
        out.next(1000, 50_000, false, 0);
        long sequence = out.sequence();
        int timestamp = out.timestamp();
        out.interrupt();
        out.next(7, 3_000_000, false, 107 * MILLISECOND);
        assertThat(out.sequence()).isEqualTo(sequence + 1);
        assertThat(out.timestamp()).as("107 ms are five frames").isEqualTo(timestamp + 5 * 960);
        assertThat(out.marker()).isTrue();
    }

    @Test
    void aSwitchWithinOneFrameStillAddsWhatTheLastPacketHeld() {
        out.next(10, 0, false, 0);
        out.next(11, 2880, false, 60 * MILLISECOND);
        int timestamp = out.timestamp();
        out.interrupt();
        out.next(500, 77, false, 61 * MILLISECOND);
        assertThat(out.timestamp()).as("packets of 60 ms").isEqualTo(timestamp + 2880);
    }

    @Test
    void whatComesTooLateHasNoPlace() {
        out.next(1000, 50_000, false, 0);
        out.next(1002, 51_920, false, FRAME);
        assertThat(out.next(1001, 50_960, false, FRAME)).isFalse();
        assertThat(out.next(1002, 51_920, false, FRAME)).isFalse();
        assertThat(out.next(1003, 52_880, false, 2 * FRAME)).isTrue();
    }

    @Test
    void aLongGapOfTheSourceIsAPauseNotALoss() {
        out.next(1000, 0, false, 0);
        long sequence = out.sequence();
        int timestamp = out.timestamp();
        out.next(1000 + StreamRewriter.LONGEST_GAP + 1, 101 * 960, false, 101 * FRAME);
        assertThat(out.sequence()).isEqualTo(sequence + 1);
        assertThat(out.timestamp()).isEqualTo(timestamp + 101 * 960);
        assertThat(out.marker()).isTrue();
    }

    @Test
    void aSourceWhoseClockJumpsBeginsAnew() {
        out.next(1, 0, false, 0);
        int timestamp = out.timestamp();
        out.next(2, -5_000_000, false, FRAME);
        assertThat(out.timestamp()).as("backwards").isEqualTo(timestamp + 960);
        out.next(3, 500_000_000, false, 2 * FRAME);
        assertThat(out.timestamp()).as("far ahead").isEqualTo(timestamp + 1920);
    }

    @Test
    void packetsThatWereHeldUpOnTheWayKeepTheirSteps() {
        out.next(1, 0, false, 0);
        int timestamp = out.timestamp();
        for (int i = 1; i <= 50; i++) {
            out.next(1 + i, i * 960, false, 3_000 * MILLISECOND);
        }
        assertThat(out.timestamp()).isEqualTo(timestamp + 50 * 960);
    }

    @Test
    void theTimestampRunsOnBetweenPacketsForReports() {
        out.next(1, 0, false, 0);
        assertThat(out.timestampAt(1_000 * MILLISECOND)).isEqualTo(out.timestamp() + 48_000);
    }

    @Test
    void aSilenceOfDaysIsCountedInFullModuloTheRange() {
        out.next(1, 0, false, 0);
        int timestamp = out.timestamp();
        out.interrupt();
        long days = 3L * 24 * 3600;
        out.next(2, 0, false, days * 1_000_000_000);
        assertThat(out.timestamp()).isEqualTo(timestamp + (int) (days * 48_000));
    }
}
