package io.rostrum.protocol.media.opus;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

class OpusPacketFuzzTest {

    @FuzzTest(maxDuration = "5s")
    void anyBytesAreAPacketOfAtMost120MillisecondsOrNone(byte[] bytes) {
        int frames = OpusPacket.frames(bytes, 0, bytes.length);
        int samples = OpusPacket.samples(bytes, 0, bytes.length);
        if (frames == OpusPacket.MALFORMED) {
            assertThat(samples).isEqualTo(OpusPacket.MALFORMED);
        } else {
            assertThat(frames).isBetween(1, 48);
            assertThat(samples).isBetween(120, 5_760);
        }
    }
}
