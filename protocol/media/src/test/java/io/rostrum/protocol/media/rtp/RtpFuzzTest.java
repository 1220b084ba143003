package io.rostrum.protocol.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

final class RtpFuzzTest {

    @FuzzTest(maxDuration = "5s")
    void anyBytesAreAPacketOrNot(byte[] bytes) {
        RtpPacket packet = new RtpPacket();
        if (packet.wrap(bytes, 0, bytes.length) == RtpStatus.WELL_FORMED) {
            assertThat(packet.payloadOffset()).isBetween(RtpPacket.HEADER, bytes.length);
            assertThat(packet.payloadLength()).isBetween(0, bytes.length - packet.payloadOffset());
            for (int id = 0; id < 256; id++) {
                assertThat(packet.audioLevel(id)).isBetween(RtpPacket.ABSENT, 127);
                packet.mid(id).ifPresent(mid -> assertThat(mid).hasSizeBetween(1, 16));
            }
        }
    }
}
