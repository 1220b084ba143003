package io.rostrum.protocol.media.opus;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

class OpusFileFuzzTest {

    @FuzzTest(maxDuration = "5s")
    void anyBytesAreAFileOrAReason(byte[] bytes) {
        if (OpusFile.read(bytes) instanceof OpusFile.Reading.Read read) {
            assertThat(OpusFile.read(read.file().write(1)))
                    .isInstanceOf(OpusFile.Reading.Read.class);
        }
    }
}
