package io.rostrum.protocol.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rostrum.protocol.media.rtp.RtpWriter.Marker;
import io.rostrum.protocol.media.rtp.RtpWriter.Voice;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

final class RtpPacketTest {

    private final RtpPacket packet = new RtpPacket();

    @Test
    void theFixedHeaderIsRead() {
        byte[] bytes = hex("80 EF FFFE 01020304 FFFFFFFE AABBCC");
        assertThat(wrap(bytes)).isEqualTo(RtpStatus.WELL_FORMED);
        assertThat(packet.marked()).isTrue();
        assertThat(packet.payloadType()).isEqualTo(111);
        assertThat(packet.sequence()).isEqualTo(65_534);
        assertThat(packet.timestamp()).isEqualTo(0x0102_0304);
        assertThat(packet.ssrc()).isEqualTo(-2);
        assertThat(payload()).containsExactly(0xAA, 0xBB, 0xCC);
        assertThat(packet.audioLevel(1)).isEqualTo(RtpPacket.ABSENT);
        assertThat(packet.mid(4)).isEmpty();
    }

    @Test
    void contributorsExtensionsAndPaddingAreNoPayload() {
        byte[] bytes =
                hex(
                        "B2 6F 0001 00000000 00000001 11111111 22222222"
                                + " BEDE 0001 10 85 00 00 AABB 000003");
        assertThat(wrap(bytes)).isEqualTo(RtpStatus.WELL_FORMED);
        assertThat(payload()).containsExactly(0xAA, 0xBB);
        assertThat(packet.audioLevel(1)).as("without the bit for speech").isEqualTo(5);
    }

    @Test
    void oneByteExtensionsAreFoundBehindOthersAndFilling() {
        byte[] bytes =
                hex("90 6F 0001 00000000 00000001 BEDE 0003 2211223300 00 40 61 10 7F 00 00 FF");
        assertThat(wrap(bytes)).isEqualTo(RtpStatus.WELL_FORMED);
        assertThat(packet.audioLevel(1)).isEqualTo(127);
        assertThat(packet.mid(4)).contains("a");
        assertThat(packet.mid(3)).isEmpty();
        assertThat(payload()).containsExactly(0xFF);
    }

    @Test
    void twoByteExtensionsAreFoundToo() {
        byte[] bytes =
                hex("90 6F 0001 00000000 00000001 1005 0003 0100 00 02 01 1E 04 03 616263 0000");
        assertThat(wrap(bytes)).isEqualTo(RtpStatus.WELL_FORMED);
        assertThat(packet.audioLevel(2)).isEqualTo(0x1E);
        assertThat(packet.mid(4)).contains("abc");
        assertThat(packet.audioLevel(1)).as("an empty one").isEqualTo(RtpPacket.ABSENT);
    }

    @Test
    void anExtensionThatReachesBeyondItsBlockIsAbsent() {
        assertThat(wrap(hex("90 6F 0001 00000000 00000001 BEDE 0001 1F 00 00 00")))
                .isEqualTo(RtpStatus.WELL_FORMED);
        assertThat(packet.audioLevel(1)).isEqualTo(RtpPacket.ABSENT);
        assertThat(wrap(hex("90 6F 0001 00000000 00000001 BEDE 0001 F0 00 10 05")))
                .isEqualTo(RtpStatus.WELL_FORMED);
        assertThat(packet.audioLevel(1)).as("behind 15, which ends").isEqualTo(RtpPacket.ABSENT);
        assertThat(wrap(hex("90 6F 0001 00000000 00000001 1000 0001 01 09 00 00")))
                .isEqualTo(RtpStatus.WELL_FORMED);
        assertThat(packet.audioLevel(1)).isEqualTo(RtpPacket.ABSENT);
    }

    @Test
    void whatIsNoPacketIsToldApart() {
        assertThat(wrap(new byte[11])).isEqualTo(RtpStatus.TOO_SHORT);
        assertThat(wrap(new byte[12])).isEqualTo(RtpStatus.WRONG_VERSION);
        assertThat(wrap(hex("8F 6F 0001 00000000 00000001"))).isEqualTo(RtpStatus.TOO_SHORT);
        assertThat(wrap(hex("90 6F 0001 00000000 00000001"))).isEqualTo(RtpStatus.TOO_SHORT);
        assertThat(wrap(hex("90 6F 0001 00000000 00000001 BEDE 0001")))
                .isEqualTo(RtpStatus.TOO_SHORT);
        assertThat(wrap(hex("A0 6F 0001 00000000 00000001 0000")))
                .isEqualTo(RtpStatus.WRONG_PADDING);
        assertThat(wrap(hex("A0 6F 0001 00000000 00000001 0003")))
                .isEqualTo(RtpStatus.WRONG_PADDING);
        assertThat(wrap(hex("A0 6F 0001 00000000 00000001"))).isEqualTo(RtpStatus.WRONG_PADDING);
    }

    @Test
    void whatIsWrittenIsRead() {
        byte[] buf = new byte[100];
        int payload =
                new RtpWriter()
                        .begin(buf, 10, Marker.SET, 111, 65_535, -1, 0x8000_0001)
                        .audioLevel(1, 42, Voice.SPEECH)
                        .mid(4, "section")
                        .end();
        buf[payload] = 7;
        assertThat(packet.wrap(buf, 10, payload + 1 - 10)).isEqualTo(RtpStatus.WELL_FORMED);
        assertThat(packet.marked()).isTrue();
        assertThat(packet.payloadType()).isEqualTo(111);
        assertThat(packet.sequence()).isEqualTo(65_535);
        assertThat(packet.timestamp()).isEqualTo(-1);
        assertThat(packet.ssrc()).isEqualTo(0x8000_0001);
        assertThat(packet.audioLevel(1)).isEqualTo(42);
        assertThat(packet.mid(4)).contains("section");
        assertThat(payload()).containsExactly(7);
    }

    @Test
    void withoutExtensionsTheHeaderHasTwelveBytes() {
        byte[] buf = new byte[20];
        assertThat(new RtpWriter().begin(buf, 3, Marker.CLEAR, 0, 1, 2, 3).end()).isEqualTo(15);
        assertThat(buf[3]).isEqualTo((byte) 0x80);
        assertThat(buf[4]).isZero();
    }

    @Test
    void valuesOutOfRangeAreBugs() {
        RtpWriter writer = new RtpWriter();
        byte[] buf = new byte[40];
        assertThatThrownBy(() -> writer.begin(buf, 0, Marker.SET, 128, 0, 0, 0))
                .isInstanceOf(IllegalArgumentException.class);
        writer.begin(buf, 0, Marker.SET, 1, 0, 0, 0);
        assertThatThrownBy(() -> writer.audioLevel(15, 1, Voice.OTHER))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> writer.audioLevel(1, 128, Voice.OTHER))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> writer.mid(1, "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> packet.wrap(buf, 30, 12))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    private RtpStatus wrap(byte[] bytes) {
        return packet.wrap(bytes, 0, bytes.length);
    }

    private int[] payload() {
        byte[] bytes =
                Arrays.copyOfRange(
                        packet.buffer(),
                        packet.payloadOffset(),
                        packet.payloadOffset() + packet.payloadLength());
        int[] values = new int[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            values[i] = bytes[i] & 0xFF;
        }
        return values;
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }
}
