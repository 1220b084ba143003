package io.rostrum.protocol.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.rostrum.protocol.control.DecodeResult.Decoded;

class ControlCodecFuzzTest {

    private static final ControlCodec CODEC = new ControlCodec(65_536);

    @FuzzTest(maxDuration = "5s")
    void anyBytesAreAMessageOrARefusalAndAMessageSurvivesTheWayBack(byte[] bytes) {
        if (CODEC.decode(bytes) instanceof Decoded decoded) {
            assertThat(CODEC.decode(CODEC.encode(decoded.message()))).isEqualTo(decoded);
        }
    }
}
