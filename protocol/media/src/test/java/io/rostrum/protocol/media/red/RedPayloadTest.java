package io.rostrum.protocol.media.red;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

final class RedPayloadTest {

    private final RedPayload red = new RedPayload();

    @Test
    void aPrimaryBlockAloneIsEverythingBehindOneByte() {
        assertThat(wrap("6F AABB")).isEqualTo(RedStatus.WELL_FORMED);
        assertThat(red.blocks()).isEqualTo(1);
        assertThat(red.primary()).isZero();
        assertThat(red.payloadType(0)).isEqualTo(111);
        assertThat(red.timestampOffset(0)).isZero();
        assertThat(red.offset(0)).isEqualTo(1);
        assertThat(red.length(0)).isEqualTo(2);
    }

    @Test
    void redundantBlocksHaveTheirOffsetAndLength() {
        // 1920 samples and 960 samples earlier, of two bytes and one.
        assertThat(wrap("EF 1E0002 EF 0F0001 6F AABB CC DDEE")).isEqualTo(RedStatus.WELL_FORMED);
        assertThat(red.blocks()).isEqualTo(3);
        assertThat(red.timestampOffset(0)).isEqualTo(1920);
        assertThat(red.timestampOffset(1)).isEqualTo(960);
        assertThat(red.offset(1) - red.offset(0)).isEqualTo(2);
        assertThat(red.length(1)).isEqualTo(1);
        assertThat(red.length(red.primary())).isEqualTo(2);
    }

    @Test
    void theLargestOffsetAndLengthAreRead() {
        byte[] bytes = new byte[4 + 1 + 1023];
        bytes[0] = (byte) 0xEF;
        bytes[1] = (byte) 0xFF;
        bytes[2] = (byte) 0xFF;
        bytes[3] = (byte) 0xFF;
        bytes[4] = 111;
        assertThat(red.wrap(bytes, 0, bytes.length)).isEqualTo(RedStatus.WELL_FORMED);
        assertThat(red.timestampOffset(0)).isEqualTo(16_383);
        assertThat(red.length(0)).isEqualTo(1_023);
        assertThat(red.length(1)).as("an empty primary block").isZero();
    }

    @Test
    void whatReachesBeyondThePayloadIsRefused() {
        assertThat(wrap("")).isEqualTo(RedStatus.TOO_SHORT);
        assertThat(wrap("EF 0F00")).isEqualTo(RedStatus.TOO_SHORT);
        assertThat(wrap("EF 0F0001")).isEqualTo(RedStatus.TOO_SHORT);
        assertThat(wrap("EF 0F0002 6F AA")).isEqualTo(RedStatus.TOO_SHORT);
        assertThat(wrap("EF000000".repeat(32) + "6F")).isEqualTo(RedStatus.TOO_MANY_BLOCKS);
        assertThat(wrap("EF000000".repeat(31) + "6F")).isEqualTo(RedStatus.WELL_FORMED);
    }

    @Test
    void anUnknownBlockIsABug() {
        wrap("6F AA");
        assertThatThrownBy(() -> red.length(1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void theWriterCarriesTheLatestPayloadsThatFit() {
        RedWriter writer = new RedWriter(111, 2);
        byte[] out = new byte[3_000];
        assertThat(written(writer, 0, 10, out)).isEqualTo(1);
        assertThat(written(writer, 960, 11, out)).isEqualTo(2);
        assertThat(written(writer, 1920, 12, out)).isEqualTo(3);
        assertThat(red.timestampOffset(0)).isEqualTo(1920);
        assertThat(red.length(0)).isEqualTo(10);
        assertThat(red.length(1)).isEqualTo(11);
        assertThat(red.length(2)).isEqualTo(12);
        assertThat(written(writer, 2880, 1_000, out)).as("all three").isEqualTo(3);
        assertThat(written(writer, 3840, 200, out)).as("the long one does not fit").isEqualTo(1);
        assertThat(written(writer, 4800, 10, out)).as("nor what is before it").isEqualTo(2);
        assertThat(written(writer, 24_000, 10, out)).as("too long ago").isEqualTo(1);
        writer.reset();
        assertThat(written(writer, 24_960, 10, out)).isEqualTo(1);
    }

    private int written(RedWriter writer, int timestamp, int length, byte[] out) {
        int total = writer.write(timestamp, new byte[length], 0, length, out, 5);
        assertThat(red.wrap(out, 5, total)).isEqualTo(RedStatus.WELL_FORMED);
        return red.blocks();
    }

    private RedStatus wrap(String text) {
        byte[] bytes = HexFormat.of().parseHex(text.replace(" ", ""));
        return red.wrap(bytes, 0, bytes.length);
    }
}
