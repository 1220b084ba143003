package io.rostrum.protocol.media.red;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.rostrum.protocol.media.red.RepairSink.Provenance;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class UplinkRepairPropertiesTest {

    private static final int OPUS = 111;
    private static final int RED = 63;
    private static final int PACKETS = 200;
    private static final int FRAME_MILLIS = 20;
    private static final long MILLI = 1_000_000;
    private static final long PATIENCE_MILLIS = UplinkRepair.PATIENCE_NANOS / MILLI;

    /** With at most two losses in a row it keeps everything nearer than a gap that is a pause. */
    private static final int JITTER_MILLIS = 30;

    private static final int DOUBLES_LATE_MILLIS = 80;

    /** A packet as it arrives, with how many earlier ones it carries. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Arrival(int index, long at, byte[] payload, int carried) {}

    /** A sender, a network and the repair, from one seed. */
    private static final class Run {
        private final Random random;
        private final long first;
        private final byte[][] sent = new byte[PACKETS][];
        private final List<Arrival> arrivals = new ArrayList<>();
        private final Map<Integer, Long> releasedAt = new TreeMap<>();
        private final UplinkRepair repair = new UplinkRepair(OPUS, RED);
        private long now;
        private int latest = -1;

        Run(long seed, int depth, int lossPercent) {
            random = new Random(seed);
            first = random.nextInt(70_000);
            RedWriter writer = new RedWriter(OPUS, depth);
            RedPayload red = new RedPayload();
            byte[] out = new byte[1_500];
            int lostInARow = 0;
            for (int i = 0; i < PACKETS; i++) {
                sent[i] = new byte[1 + random.nextInt(150)];
                random.nextBytes(sent[i]);
                int length = writer.write(960 * i, sent[i], 0, sent[i].length, out, 0);
                red.wrap(out, 0, length);
                if (i > 0 && lostInARow < 2 && random.nextInt(100) < lossPercent) {
                    lostInARow++;
                    continue;
                }
                lostInARow = 0;
                byte[] payload = Arrays.copyOf(out, length);
                // The first stays first: nothing before it is known to be missing.
                arrive(i, i == 0 ? 0 : JITTER_MILLIS, payload, red.primary());
                if (random.nextInt(10) == 0) {
                    arrive(i, i == 0 ? 0 : DOUBLES_LATE_MILLIS, payload, red.primary());
                }
            }
            arrivals.sort(Comparator.comparingLong(Arrival::at));
            for (Arrival each : arrivals) {
                passUntil(each.at());
                repair.receive(
                        first + each.index(),
                        RED,
                        960 * each.index(),
                        false,
                        each.payload(),
                        0,
                        each.payload().length,
                        now * MILLI,
                        this::release);
            }
            passUntil(now + PATIENCE_MILLIS);
        }

        private void arrive(int index, int jitter, byte[] payload, int carried) {
            long at = (long) index * FRAME_MILLIS + random.nextInt(jitter + 1);
            arrivals.add(new Arrival(index, at, payload, carried));
        }

        private void passUntil(long then) {
            while (now < then) {
                now++;
                repair.tick(now * MILLI, this::release);
            }
        }

        private void release(
                long sequence,
                int timestamp,
                boolean marked,
                byte[] buf,
                int off,
                int len,
                Provenance provenance) {
            int index = (int) (sequence - first);
            assertThat(index).isGreaterThan(latest);
            assertThat(timestamp).isEqualTo(960 * index);
            assertThat(Arrays.copyOfRange(buf, off, off + len)).isEqualTo(sent[index]);
            latest = index;
            releasedAt.put(index, now);
        }

        /** When a payload first came, in its own packet or in a later one. */
        long atHand(int index) {
            return arrivals.stream()
                    .filter(each -> each.index() >= index && each.index() - each.carried() <= index)
                    .mapToLong(Arrival::at)
                    .min()
                    .orElse(Long.MAX_VALUE);
        }

        /** When the first packet beyond one came: from there on that one is waited for. */
        long overtaken(int index) {
            return arrivals.stream()
                    .filter(each -> each.index() > index)
                    .mapToLong(Arrival::at)
                    .min()
                    .orElse(Long.MAX_VALUE - PATIENCE_MILLIS);
        }
    }

    @Property(tries = 150)
    void whatComesInAnyPacketBeforeItIsGivenUpIsReleased(
            @ForAll @IntRange(min = 1, max = 4) int depth,
            @ForAll @IntRange(min = 0, max = 60) int lossPercent,
            @ForAll long seed) {
        Run run = new Run(seed, depth, lossPercent);
        for (int i = 0; i < PACKETS; i++) {
            if (run.atHand(i) < run.overtaken(i) + PATIENCE_MILLIS) {
                assertThat(run.releasedAt).containsKey(i);
            }
        }
    }

    @Property(tries = 150)
    void nothingWaitsLongerThanThePatience(
            @ForAll @IntRange(min = 1, max = 4) int depth,
            @ForAll @IntRange(min = 0, max = 60) int lossPercent,
            @ForAll long seed) {
        Run run = new Run(seed, depth, lossPercent);
        run.releasedAt.forEach(
                (i, at) -> assertThat(at - run.atHand(i)).isBetween(0L, PATIENCE_MILLIS));
    }

    @Example
    void passingThroughAllocatesNothing() {
        UplinkRepair repair = new UplinkRepair(OPUS, RED);
        long[] bytes = {0};
        RepairSink sink = (sequence, timestamp, marked, buf, off, len, how) -> bytes[0] += len;
        byte[] payload = {(byte) 0xEF, 0x0F, 0x00, 0x03, OPUS, 0x78, 6, 3, 0x78, 7, 3};
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        passThrough(repair, payload, 0, 20_000, sink);
        long before = threads.getCurrentThreadAllocatedBytes();
        passThrough(repair, payload, 20_000, 40_000, sink);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(bytes[0]).isEqualTo(40_000 * 3);
        assertThat(allocated / 20_000).isZero();
    }

    private static void passThrough(
            UplinkRepair repair, byte[] payload, int from, int to, RepairSink sink) {
        for (int i = from; i < to; i++) {
            repair.receive(
                    i, RED, i * 960, false, payload, 0, payload.length, 20 * MILLI * i, sink);
        }
    }
}
