package io.rostrum.client.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rostrum.client.media.OpusFrameConfig.Microphone;
import io.rostrum.protocol.control.ServerMessage.MediaSlot;
import io.rostrum.protocol.control.ServerMessage.SlotPurpose;
import io.rostrum.protocol.media.opus.OpusFile;
import io.rostrum.protocol.media.sdp.AnsweredSection;
import io.rostrum.protocol.media.sdp.DeclaredSource;
import io.rostrum.protocol.media.sdp.ExtensionIds;
import io.rostrum.protocol.media.sdp.MediaStreamId;
import io.rostrum.protocol.media.sdp.OpusFormat;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class OpusStreamsTest {

    private static final long SECOND = 1_000_000_000L;
    private static final int OURS = 0x0A0B0C0D;
    private static final int THEIRS = 77;

    private final byte[] buf = new byte[1_500];
    private final ByteBuffer packet = ByteBuffer.wrap(buf);
    private int frames;

    private static OpusUplink uplink(Microphone microphone) {
        return new OpusUplink(
                OURS,
                new AnsweredSection.Uplink(
                        "m", OpusFormat.mono(111), OptionalInt.of(63), ExtensionIds.none()),
                microphone,
                new Random(1));
    }

    private static OpusDownlink downlink() {
        return new OpusDownlink(
                new MediaSlot("s", SlotPurpose.SHARED),
                new AnsweredSection.Slot(
                        "s",
                        OpusFormat.mono(111),
                        ExtensionIds.none(),
                        new DeclaredSource(THEIRS, "server"),
                        new MediaStreamId("a", "b")));
    }

    private static OpusFrame frame(int bytes) {
        return new OpusFrame(new byte[bytes], 960, 127);
    }

    @Test
    void aPauseIsSkippedInTimeAndMarked() {
        OpusUplink uplink = uplink(Microphone.PLAIN);
        uplink.write(frame(3), 0, buf);
        int begun = packet.getInt(4);
        uplink.write(frame(3), 40_000_000, buf);
        assertThat(packet.getInt(4) - begun).as("a little late is no pause").isEqualTo(960);
        assertThat(buf[1] < 0).isFalse();
        uplink.write(frame(3), 5 * SECOND, buf);
        assertThat(packet.getInt(4) - begun).isEqualTo(5 * 48_000);
        assertThat(buf[1] < 0).isTrue();
    }

    @Test
    void whatIsTooLongOrTooOldIsNotRepeated() {
        OpusUplink uplink = uplink(Microphone.REDUNDANT);
        uplink.write(frame(600), 0, buf);
        assertThat(uplink.write(frame(600), 20_000_000, buf)).isEqualTo(12 + 1 + 600);
        assertThat(uplink.write(frame(400), 40_000_000, buf)).isEqualTo(12 + 5 + 600 + 400);
        // After a pause there is nothing that a listener would still miss.
        assertThat(uplink.write(frame(3), 9 * SECOND, buf)).isEqualTo(12 + 1 + 3);
    }

    @Test
    void aFrameHasALengthADurationAndALevel() {
        assertThatThrownBy(() -> new OpusFrame(new byte[0], 960, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new OpusFrame(new byte[OpusFrame.LONGEST + 1], 960, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new OpusFrame(new byte[1], 5_761, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new OpusFrame(new byte[1], 960, 128))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFileIsPlayedOnceFrameByFrame() {
        // RFC 6716 section 3.1: configuration 1 is a frame of 20 ms, code 1 two of them.
        byte[] one = {1 << 3, 7};
        byte[] two = {1 << 3 | 1, 7, 8};
        OpusFrameSource source = OpusFrameSource.of(new OpusFile(1, 0, List.of(one, two)), 30);
        assertThat(source.next().orElseThrow().samples()).isEqualTo(960);
        OpusFrame second = source.next().orElseThrow();
        assertThat(second.samples()).isEqualTo(1_920);
        assertThat(second.packet()).isEqualTo(two);
        assertThat(second.level()).isEqualTo(30);
        assertThat(source.next()).isEmpty();
    }

    @Test
    void aSendersReportTellsWhatWasSentAndWhenItsClockWas() {
        OpusUplink uplink = uplink(Microphone.PLAIN);
        uplink.write(frame(10), 0, buf);
        int begun = packet.getInt(4);
        uplink.write(frame(10), 20_000_000, buf);
        OpusReports reports = new OpusReports(OURS, "name");
        Instant now = Instant.ofEpochSecond(100, 500_000_000);
        int len = write(reports, Optional.of(uplink), SECOND, now);
        assertThat(buf[0]).isEqualTo((byte) 0x80);
        assertThat(buf[1] & 0xFF).isEqualTo(200);
        assertThat(packet.getShort(2)).isEqualTo((short) 6);
        assertThat(packet.getInt(4)).isEqualTo(OURS);
        assertThat(packet.getInt(8)).isEqualTo((int) 2_208_988_900L);
        assertThat(packet.getInt(12)).isEqualTo(1 << 31);
        assertThat(packet.getInt(16) - begun).isEqualTo(48_000);
        assertThat(packet.getInt(20)).isEqualTo(2);
        assertThat(packet.getInt(24)).isEqualTo(20);
        assertSourceDescription(28, len);

        // Nothing was sent since: a receiver's report.
        len = write(reports, Optional.of(uplink), 2 * SECOND, now);
        assertThat(buf[1] & 0xFF).isEqualTo(201);
        assertSourceDescription(8, len);
    }

    private void assertSourceDescription(int at, int len) {
        assertThat(buf[at] & 0xFF).isEqualTo(0x81);
        assertThat(buf[at + 1] & 0xFF).isEqualTo(202);
        assertThat(packet.getInt(at + 4)).isEqualTo(OURS);
        assertThat(Arrays.copyOfRange(buf, at + 8, at + 14))
                .containsExactly(1, 4, 'n', 'a', 'm', 'e');
        assertThat(len).isEqualTo(at + 4 + 4 * packet.getShort(at + 2)).isEqualTo(at + 16);
        assertThat(buf[at + 14]).isZero();
    }

    @Test
    void aReceiversReportCountsLossesOverARollOver() {
        OpusDownlink downlink = downlink();
        for (int sequence = 65_530; sequence < 65_536 + 4; sequence++) {
            if (sequence != 65_533 && sequence != 65_537) {
                receive(downlink, sequence & 0xFFFF, sequence * 960, sequence * SECOND / 50);
            }
        }
        assertThat(frames).isEqualTo(8);
        readReport(downlink, 0x1234_5678_9ABC_DEF0L, 100 * SECOND);
        OpusReports reports = new OpusReports(OURS, "name");
        int len = write(reports, Optional.empty(), 101 * SECOND, Instant.EPOCH, downlink);
        assertThat(buf[0]).isEqualTo((byte) 0x81);
        assertThat(buf[1] & 0xFF).isEqualTo(201);
        assertThat(packet.getInt(8)).isEqualTo(THEIRS);
        assertThat(packet.getInt(12)).as("2 of 10").isEqualTo(51 << 24 | 2);
        assertThat(packet.getInt(16)).isEqualTo(65_539);
        assertThat(packet.getInt(20)).as("jitter").isZero();
        assertThat(packet.getInt(24)).isEqualTo(0x5678_9ABC);
        assertThat(packet.getInt(28)).as("a second").isEqualTo(65_536);
        assertSourceDescription(32, len);

        // Without news there is no block, and a loss counts in the report it falls in.
        assertThat(downlink.hasNews()).isFalse();
        receive(downlink, 4, 65_540 * 960, 65_540 * SECOND / 50);
        write(reports, Optional.empty(), 102 * SECOND, Instant.EPOCH, downlink);
        assertThat(packet.getInt(12)).isEqualTo(2);
    }

    @Test
    void jitterFollowsTheSpacing() {
        OpusDownlink downlink = downlink();
        for (int i = 0; i < 200; i++) {
            receive(downlink, i, 960 * i, i * SECOND / 50 + (i % 2) * 10_000_000L);
        }
        write(new OpusReports(OURS, "n"), Optional.empty(), 0, Instant.EPOCH, downlink);
        // Every packet is 10 ms off its neighbours' spacing: 480 samples.
        assertThat(packet.getInt(20)).isBetween(470, 480);
    }

    @Test
    void headersOfAnyShapeAreReadAndOthersDropped() {
        OpusDownlink downlink = downlink();
        // Two contributing sources, an extension of one word, padding of three bytes.
        byte[] full = new byte[12 + 8 + 8 + 5 + 3];
        ByteBuffer.wrap(full).put((byte) 0xB2).put((byte) 111).putShort((short) 9).putInt(1);
        full[12 + 8 + 3] = 1;
        full[full.length - 1] = 3;
        downlink.received(
                full,
                full.length,
                0,
                (slot, sequence, timestamp, bytes, off, len) -> {
                    assertThat(off).isEqualTo(28);
                    assertThat(len).isEqualTo(5);
                    frames++;
                });
        assertThat(frames).isEqualTo(1);
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            byte[] any = new byte[12 + random.nextInt(60)];
            random.nextBytes(any);
            any[1] = 111;
            int length = any.length;
            downlink.received(
                    any,
                    length,
                    0,
                    (slot, sequence, timestamp, bytes, off, len) -> {
                        assertThat(off).isGreaterThanOrEqualTo(12);
                        assertThat(len).isPositive();
                        assertThat(off + len).isLessThanOrEqualTo(length);
                    });
        }
    }

    @Test
    void anyReportCanBeRead() {
        OpusReports reports = new OpusReports(OURS, "name");
        OpusDownlink[] downlinks = {downlink()};
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            byte[] any = new byte[8 + random.nextInt(80)];
            random.nextBytes(any);
            any[1] = (byte) 200;
            any[2] = 0;
            reports.read(any, any.length, downlinks, 0);
        }
    }

    @Test
    void goodbyeIsACompoundPacket() {
        int len = new OpusReports(OURS, "name").goodbye(buf);
        assertThat(buf[1] & 0xFF).isEqualTo(201);
        assertSourceDescription(8, 24);
        assertThat(buf[25] & 0xFF).isEqualTo(203);
        assertThat(packet.getInt(28)).isEqualTo(OURS);
        assertThat(len).isEqualTo(32);
    }

    private int write(
            OpusReports reports,
            Optional<OpusUplink> uplink,
            long nowNanos,
            Instant now,
            OpusDownlink... downlinks) {
        Arrays.fill(buf, (byte) 0xEE);
        return reports.write(buf, uplink, downlinks, nowNanos, now);
    }

    private void receive(OpusDownlink downlink, int sequence, int timestamp, long nowNanos) {
        byte[] packet = new byte[20];
        ByteBuffer.wrap(packet)
                .put((byte) 0x80)
                .put((byte) 111)
                .putShort((short) sequence)
                .putInt(timestamp)
                .putInt(THEIRS);
        downlink.received(
                packet,
                packet.length,
                nowNanos,
                (slot, heard, at, bytes, off, len) -> {
                    assertThat(heard).isEqualTo(sequence);
                    frames++;
                });
    }

    private static void readReport(OpusDownlink downlink, long ntp, long nowNanos) {
        byte[] report = new byte[28];
        ByteBuffer.wrap(report)
                .put((byte) 0x80)
                .put((byte) 200)
                .putShort((short) 6)
                .putInt(THEIRS)
                .putLong(ntp);
        new OpusReports(OURS, "x")
                .read(report, report.length, new OpusDownlink[] {downlink}, nowNanos);
    }
}
