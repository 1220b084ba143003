package io.rostrum.protocol.media.demux;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

final class PacketKindFuzzTest {

    @FuzzTest(maxDuration = "5s")
    void anyBytesHaveAKind(byte[] bytes) {
        assertThat(PacketKind.classify(bytes, 0, bytes.length)).isNotNull();
    }
}
