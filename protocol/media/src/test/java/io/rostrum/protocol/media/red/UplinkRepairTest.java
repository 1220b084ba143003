package io.rostrum.protocol.media.red;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeTry;
import org.junit.jupiter.api.Test;

final class UplinkRepairTest {

    private static final int OPUS = 111;
    private static final int RED = 63;
    private static final long FRAME = 20_000_000;

    /** One released packet; {@code content} is its first byte. */
    private record Released(long sequence, int timestamp, int content, boolean recovered) {}

    private UplinkRepair repair = new UplinkRepair(OPUS, RED);
    private final List<Released> released = new ArrayList<>();
    private long now;

    /** A property shares its instance between its tries; each begins with a stream of its own. */
    @BeforeTry
    void aFreshStream() {
        repair = new UplinkRepair(OPUS, RED);
        released.clear();
        now = 0;
    }

    @Test
    void packetsInOrderPassAtOnce() {
        plain(10);
        plain(11);
        plain(12);
        assertThat(sequences()).containsExactly(10L, 11L, 12L);
        assertThat(released.getLast()).isEqualTo(new Released(12, 12 * 960, 12, false));
    }

    @Test
    void aPacketThatOvertookAnotherWaitsForIt() {
        plain(10);
        plain(12);
        plain(13);
        assertThat(sequences()).containsExactly(10L);
        plain(11);
        assertThat(sequences()).containsExactly(10L, 11L, 12L, 13L);
    }

    @Test
    void whatIsMissingIsGivenUpAfterAWhile() {
        plain(10);
        plain(12);
        now += UplinkRepair.PATIENCE_NANOS - 1;
        tick();
        assertThat(sequences()).containsExactly(10L);
        now += 1;
        tick();
        assertThat(sequences()).containsExactly(10L, 12L);
        assertThat(plain(11)).isEqualTo(RepairStatus.TOO_LATE);
        plain(13);
        assertThat(sequences()).containsExactly(10L, 12L, 13L);
    }

    @Test
    void whatIsLostIsTakenFromTheNextPacketAtOnce() {
        redundant(10, 1);
        redundant(12, 1);
        assertThat(released)
                .containsExactly(
                        new Released(10, 9600, 10, false),
                        new Released(11, 10_560, 11, true),
                        new Released(12, 11_520, 12, false));
        assertThat(plain(11)).as("the lost one turns up").isEqualTo(RepairStatus.TOO_LATE);
    }

    @Test
    void twoInARowAreRecoveredFromTwoBlocks() {
        redundant(10, 2);
        redundant(13, 2);
        assertThat(sequences()).containsExactly(10L, 11L, 12L, 13L);
    }

    @Test
    void ofTwoInARowOneBlockRecoversTheLaterAndTheEarlierIsAGap() {
        redundant(10, 1);
        redundant(13, 1);
        assertThat(sequences()).containsExactly(10L);
        now += UplinkRepair.PATIENCE_NANOS;
        tick();
        assertThat(released)
                .containsExactly(
                        new Released(10, 9600, 10, false),
                        new Released(12, 11_520, 12, true),
                        new Released(13, 12_480, 13, false));
    }

    @Test
    void aPacketWhosePlaceIsFilledStillRecoversWhatIsBeforeIt() {
        redundant(10, 1);
        redundant(13, 1);
        assertThat(sequences()).as("12 waits, recovered").containsExactly(10L);
        assertThat(redundant(12, 1)).isEqualTo(RepairStatus.TOO_LATE);
        assertThat(sequences()).containsExactly(10L, 11L, 12L, 13L);
    }

    @Test
    void aRecoveredPacketDoesNotProlongTheWaitOfThoseBehindIt() {
        plain(10);
        plain(13);
        now += UplinkRepair.PATIENCE_NANOS - 1;
        redundant(14, 2);
        now += 1;
        tick();
        assertThat(sequences()).containsExactly(10L, 12L, 13L, 14L);
    }

    @Test
    void whatIsOverdueIsReleasedByTheNextPacketToo() {
        plain(10);
        plain(12);
        now += UplinkRepair.PATIENCE_NANOS;
        assertThat(plain(11)).isEqualTo(RepairStatus.TOO_LATE);
        assertThat(sequences()).containsExactly(10L, 12L);
    }

    @Test
    void redundancyIsNotReleasedTwice() {
        redundant(10, 2);
        redundant(11, 2);
        redundant(12, 2);
        assertThat(sequences()).containsExactly(10L, 11L, 12L);
        assertThat(released).noneMatch(Released::recovered);
    }

    @Test
    void aDoubledPacketIsTooLate() {
        plain(10);
        assertThat(plain(10)).isEqualTo(RepairStatus.TOO_LATE);
        plain(12);
        assertThat(plain(12)).as("one that waits").isEqualTo(RepairStatus.TOO_LATE);
    }

    @Test
    void aLongGapIsAPauseThatNobodyWaitsFor() {
        plain(10);
        plain(12);
        plain(500);
        assertThat(sequences()).containsExactly(10L, 12L, 500L);
    }

    @Test
    void afterAResetTheNextPacketIsABeginning() {
        plain(10);
        plain(12);
        repair.reset();
        plain(5);
        tick();
        assertThat(sequences()).containsExactly(10L, 5L);
    }

    @Test
    void rollOversAreNoConcernOfAnExtendedSequence() {
        for (long i = 65_530; i < 65_545; i++) {
            plain(i);
        }
        assertThat(released).hasSize(15);
    }

    @Test
    void whatIsNotTheStreamsIsMalformed() {
        byte[] bytes = {1, 2, 3};
        assertThat(receive(1, 96, bytes, 0, 3)).isEqualTo(RepairStatus.MALFORMED);
        assertThat(receive(1, OPUS, bytes, 0, 0)).isEqualTo(RepairStatus.MALFORMED);
        assertThat(receive(1, RED, new byte[] {(byte) 0xEF, 1}, 0, 2))
                .isEqualTo(RepairStatus.MALFORMED);
        assertThat(receive(1, RED, new byte[] {13, 1}, 0, 2))
                .as("a primary block of another codec")
                .isEqualTo(RepairStatus.MALFORMED);
        assertThat(released).isEmpty();
    }

    @Test
    void aBlockWhoseTimeDoesNotFitIsNotUsed() {
        plain(10);
        // One block, said to be from before packet 10.
        byte[] payload = {(byte) (0x80 | OPUS), (byte) (1920 >> 6), 0, 1, OPUS, 99, 12};
        receive(12, RED, payload, 0, payload.length);
        assertThat(sequences()).containsExactly(10L);
        now += UplinkRepair.PATIENCE_NANOS;
        tick();
        assertThat(sequences()).containsExactly(10L, 12L);
    }

    @Test
    void ofALongBurstTheEndIsRecoveredAtOnce() {
        redundant(10, 2);
        redundant(40, 2);
        assertThat(released)
                .containsExactly(
                        new Released(10, 9600, 10, false),
                        new Released(38, 36_480, 38, true),
                        new Released(39, 37_440, 39, true),
                        new Released(40, 38_400, 40, false));
    }

    @Test
    void nothingFromBeforeTheBeginningIsRecovered() {
        redundant(10, 2);
        repair.reset();
        redundant(40, 2);
        redundant(41, 2);
        assertThat(sequences()).containsExactly(10L, 40L, 41L);
    }

    @Property(tries = 300)
    void inOrderWhateverArrivesOrIsCarriedByWhatArrivesIsReleased(
            @ForAll long seed, @ForAll @IntRange(min = 0, max = 3) int depth) {
        Random random = new Random(seed);
        Set<Long> expected = new TreeSet<>();
        long first = 0;
        int burst = 0;
        for (long i = 1_000; i < 1_300; i++) {
            now += FRAME;
            tick();
            burst = burst > 0 ? burst - 1 : random.nextInt(12) == 0 ? random.nextInt(15) : 0;
            if (burst == 0) {
                first = first == 0 ? i : first;
                redundant(i, depth);
                for (long each = Math.max(first, i - depth); each <= i; each++) {
                    expected.add(each);
                }
            }
        }
        now += UplinkRepair.PATIENCE_NANOS;
        tick();
        assertThat(sequences()).containsExactlyElementsOf(expected);
    }

    @Property(tries = 300)
    void whateverTheNetworkDoesPacketsComeOnceInOrderAndAreTheirOwn(
            @ForAll long seed, @ForAll @IntRange(min = 0, max = 3) int depth) {
        Random random = new Random(seed);
        int count = 200;
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (random.nextInt(10) > 0) {
                order.add(i);
            }
            if (random.nextInt(20) == 0) {
                order.add(i);
            }
        }
        for (int i = 0; i + 3 < order.size(); i++) {
            if (random.nextInt(10) == 0) {
                Collections.swap(order, i, i + 1 + random.nextInt(3));
            }
        }
        Set<Long> taken = new TreeSet<>();
        for (int i : order) {
            now += FRAME;
            if (redundant(1_000 + i, depth) == RepairStatus.TAKEN) {
                taken.add(1_000L + i);
            }
            tick();
        }
        now += UplinkRepair.PATIENCE_NANOS;
        tick();
        for (int i = 0; i < released.size(); i++) {
            Released each = released.get(i);
            assertThat(each.content()).isEqualTo((byte) each.sequence());
            assertThat(each.timestamp()).isEqualTo((int) each.sequence() * 960);
            if (i > 0) {
                assertThat(each.sequence()).isGreaterThan(released.get(i - 1).sequence());
            }
        }
        assertThat(sequences()).as("what is taken is released").containsAll(taken);
    }

    private RepairStatus plain(long sequence) {
        return receive(sequence, OPUS, new byte[] {(byte) sequence, 0}, 0, 2);
    }

    private RepairStatus redundant(long sequence, int depth) {
        RedWriter writer = new RedWriter(OPUS, Math.max(1, depth));
        byte[] out = new byte[1_200];
        int length = 0;
        for (long each = sequence - depth; each <= sequence; each++) {
            byte[] payload = {(byte) each, 0};
            length = writer.write((int) each * 960, payload, 0, 2, out, 0);
        }
        return receive(sequence, RED, Arrays.copyOf(out, length), 0, length);
    }

    private RepairStatus receive(long sequence, int payloadType, byte[] buf, int off, int len) {
        return repair.receive(
                sequence,
                payloadType,
                (int) sequence * 960,
                false,
                buf,
                off,
                len,
                now,
                this::release);
    }

    private void tick() {
        repair.tick(now, this::release);
    }

    private void release(
            long sequence,
            int timestamp,
            boolean marked,
            byte[] buf,
            int off,
            int len,
            RepairSink.Provenance provenance) {
        assertThat(len).isPositive();
        released.add(
                new Released(
                        sequence,
                        timestamp,
                        buf[off],
                        provenance == RepairSink.Provenance.RECOVERED));
    }

    private List<Long> sequences() {
        return released.stream().map(Released::sequence).toList();
    }
}
