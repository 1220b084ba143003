package io.rostrum.protocol.media.demux;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class PacketKindTest {

    @Property
    void theFirstByteDecides(@ForAll @IntRange(max = 255) int first) {
        byte[] packet = new byte[64];
        packet[0] = (byte) first;
        PacketKind expected =
                first <= 3
                        ? PacketKind.STUN
                        : first >= 20 && first <= 63
                                ? PacketKind.DTLS
                                : first >= 64 && first <= 79
                                        ? PacketKind.TURN_CHANNEL
                                        : first >= 128 && first <= 191
                                                ? PacketKind.RTP
                                                : PacketKind.UNKNOWN;
        assertThat(PacketKind.classify(packet, 0, packet.length)).isEqualTo(expected);
    }

    @Property
    void theSecondByteTellsRtcpFromRtp(@ForAll @IntRange(max = 255) int second) {
        byte[] packet = new byte[64];
        packet[0] = (byte) 0x80;
        packet[1] = (byte) second;
        assertThat(PacketKind.classify(packet, 0, packet.length))
                .isEqualTo(second >= 192 && second <= 223 ? PacketKind.RTCP : PacketKind.RTP);
    }

    @Test
    void whatIsTooShortForItsHeaderIsUnknown() {
        assertThat(kindOf(0, 19)).isEqualTo(PacketKind.UNKNOWN);
        assertThat(kindOf(0, 20)).isEqualTo(PacketKind.STUN);
        assertThat(kindOf(22, 12)).isEqualTo(PacketKind.UNKNOWN);
        assertThat(kindOf(22, 13)).isEqualTo(PacketKind.DTLS);
        assertThat(kindOf(0x80, 11)).isEqualTo(PacketKind.UNKNOWN);
        assertThat(kindOf(0x80, 12)).isEqualTo(PacketKind.RTP);
        assertThat(kindOf(64, 3)).isEqualTo(PacketKind.UNKNOWN);
        assertThat(PacketKind.classify(new byte[0], 0, 0)).isEqualTo(PacketKind.UNKNOWN);
    }

    @Test
    void theRangeIsWhatCountsNotTheBuffer() {
        byte[] buf = new byte[100];
        buf[50] = 22;
        assertThat(PacketKind.classify(buf, 50, 20)).isEqualTo(PacketKind.DTLS);
        assertThat(PacketKind.classify(buf, 49, 20)).isEqualTo(PacketKind.STUN);
    }

    private static PacketKind kindOf(int first, int length) {
        byte[] packet = new byte[length];
        packet[0] = (byte) first;
        return PacketKind.classify(packet, 0, length);
    }
}
