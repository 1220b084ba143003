package io.rostrum.protocol.media.opus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The rules R1 to R7 of RFC 6716 section 3.4: what is no Opus packet, and what is. */
class OpusPacketTest {

    /** CELT, full band, 2.5 ms: the configuration of which a packet may hold the most frames. */
    private static final int SHORTEST = 28 << 3;

    /** SILK, wide band, 60 ms. */
    private static final int LONGEST = 11 << 3;

    private static int frames(byte[] packet) {
        return OpusPacket.frames(packet, 0, packet.length);
    }

    private static byte[] packet(int length, int... start) {
        byte[] packet = new byte[length];
        for (int i = 0; i < start.length; i++) {
            packet[i] = (byte) start[i];
        }
        return packet;
    }

    @Test
    void r1APacketHasAtLeastOneByte() {
        assertThat(frames(packet(0))).isEqualTo(OpusPacket.MALFORMED);
        assertThat(frames(packet(1, SHORTEST))).isOne();
    }

    @Test
    void r2NoFrameIsLongerThan1275Bytes() {
        assertThat(frames(packet(1_276, SHORTEST))).isOne();
        assertThat(frames(packet(1_277, SHORTEST))).isEqualTo(OpusPacket.MALFORMED);
        assertThat(frames(packet(2_551, SHORTEST | 1))).isEqualTo(2);
        assertThat(frames(packet(2_553, SHORTEST | 1))).isEqualTo(OpusPacket.MALFORMED);
    }

    @Test
    void r3TwoEqualFramesShareAnEvenNumberOfBytes() {
        assertThat(frames(packet(5, SHORTEST | 1))).isEqualTo(2);
        assertThat(frames(packet(4, SHORTEST | 1))).isEqualTo(OpusPacket.MALFORMED);
    }

    @Test
    void r4TheFirstOfTwoFramesLiesWithinThePacket() {
        assertThat(frames(packet(12, SHORTEST | 2, 10))).isEqualTo(2);
        assertThat(frames(packet(11, SHORTEST | 2, 10))).isEqualTo(OpusPacket.MALFORMED);
        assertThat(frames(packet(1, SHORTEST | 2))).isEqualTo(OpusPacket.MALFORMED);
        assertThat(frames(packet(2, SHORTEST | 2, 252))).isEqualTo(OpusPacket.MALFORMED);
        assertThat(frames(packet(3 + 256, SHORTEST | 2, 252, 1))).isEqualTo(2);
        assertThat(frames(packet(2 + 256, SHORTEST | 2, 252, 1))).isEqualTo(OpusPacket.MALFORMED);
    }

    @Test
    void r5APacketHoldsAtLeastOneFrameAndAtMost120Milliseconds() {
        assertThat(frames(packet(2, SHORTEST | 3, 0))).isEqualTo(OpusPacket.MALFORMED);
        assertThat(frames(packet(2, SHORTEST | 3, 48))).isEqualTo(48);
        assertThat(frames(packet(2, SHORTEST | 3, 49))).isEqualTo(OpusPacket.MALFORMED);
        assertThat(frames(packet(2, LONGEST | 3, 2))).isEqualTo(2);
        assertThat(frames(packet(2, LONGEST | 3, 3))).isEqualTo(OpusPacket.MALFORMED);
    }

    @Test
    void r6FramesOfEqualSizeDivideWhatPaddingLeaves() {
        assertThat(frames(packet(2 + 9, SHORTEST | 3, 3))).isEqualTo(3);
        assertThat(frames(packet(2 + 10, SHORTEST | 3, 3))).isEqualTo(OpusPacket.MALFORMED);
        assertThat(frames(packet(3 + 9 + 4, SHORTEST | 3, 0x40 | 3, 4))).isEqualTo(3);
        assertThat(frames(packet(4 + 9 + 256, SHORTEST | 3, 0x40 | 3, 255, 2))).isEqualTo(3);
        assertThat(frames(packet(2, SHORTEST | 3, 0x40 | 1))).isEqualTo(OpusPacket.MALFORMED);
        assertThat(frames(packet(4, SHORTEST | 3, 0x40 | 1, 9))).isEqualTo(OpusPacket.MALFORMED);
    }

    @Test
    void r7FramesOfTheirOwnSizeLieWithinThePacket() {
        assertThat(frames(packet(4 + 5 + 6, SHORTEST | 3, 0x80 | 3, 5, 6))).isEqualTo(3);
        assertThat(frames(packet(4 + 5 + 5, SHORTEST | 3, 0x80 | 3, 5, 6)))
                .isEqualTo(OpusPacket.MALFORMED);
        assertThat(frames(packet(3, SHORTEST | 3, 0x80 | 3, 0))).isEqualTo(OpusPacket.MALFORMED);
    }

    @Property(tries = 500)
    void anyFramesUnderAnyPaddingAreCounted(
            @ForAll @Size(min = 1, max = 48) List<@IntRange(min = 0, max = 1_275) Integer> sizes,
            @ForAll @IntRange(min = 0, max = 700) int padding) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(SHORTEST | 3);
        out.write(0x80 | (padding > 0 ? 0x40 : 0) | sizes.size());
        // The bytes that say how much padding there is are part of it.
        int left = padding;
        while (left > 0) {
            int octet = Math.min(255, left - 1);
            out.write(octet);
            left -= octet == 255 ? 255 : octet + 1;
            if (octet == 255 && left == 0) {
                out.write(0);
            }
        }
        for (int size : sizes.subList(0, sizes.size() - 1)) {
            if (size < 252) {
                out.write(size);
            } else {
                out.write(252 + (size & 3));
                out.write((size - 252) / 4);
            }
        }
        int lengths = out.size();
        sizes.forEach(size -> out.write(new byte[size], 0, size));
        int padded = paddingAfter(out.toByteArray(), lengths);
        out.write(new byte[padded], 0, padded);
        assertThat(frames(out.toByteArray())).isEqualTo(sizes.size());
        assertThat(OpusPacket.samples(out.toByteArray(), 0, out.size()))
                .isEqualTo(120 * sizes.size());
    }

    /** The bytes of padding that the header announces behind the frames (section 3.2.5). */
    private static int paddingAfter(byte[] packet, int lengths) {
        int announced = 0;
        int at = 2;
        while ((packet[1] & 0x40) != 0 && at < lengths) {
            int octet = packet[at++] & 0xFF;
            announced += octet == 255 ? 254 : octet;
            if (octet != 255) {
                break;
            }
        }
        return announced;
    }

    @Property
    void anyBytesHaveALengthOfAtMost120MillisecondsOrNone(@ForAll @Size(max = 50) byte[] bytes) {
        assertThat(OpusPacket.samples(bytes, 0, bytes.length)).isBetween(-1, 5_760);
    }

    @Test
    void theTableOfConfigurationsIsThatOfRfc6716() {
        int[] tenths = {
            100, 200, 400, 600, 100, 200, 400, 600, 100, 200, 400, 600, 100, 200, 100, 200,
            25, 50, 100, 200, 25, 50, 100, 200, 25, 50, 100, 200, 25, 50, 100, 200
        };
        for (int configuration = 0; configuration < 32; configuration++) {
            assertThat(OpusPacket.frameSamples((byte) (configuration << 3)))
                    .isEqualTo(tenths[configuration] * 48 / 10);
        }
    }
}
