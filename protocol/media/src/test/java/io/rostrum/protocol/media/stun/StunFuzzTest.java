package io.rostrum.protocol.media.stun;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;

final class StunFuzzTest {

    private final StunReader reader = new StunReader();
    private final StunKey key = StunKey.shortTerm("a password of at least 22");

    @FuzzTest(maxDuration = "5s")
    void anyBytesAreReadWithoutAnException(byte[] bytes) {
        readEverything(bytes);
        if (bytes.length >= 20) {
            // Past the cheap checks, so that the attributes are reached.
            byte[] plausible = Arrays.copyOf(bytes, bytes.length & ~3);
            plausible[0] &= 0x3F;
            StunHeader.putInt16(plausible, 2, plausible.length - 20);
            StunHeader.putInt32(plausible, 4, StunHeader.COOKIE);
            readEverything(plausible);
        }
    }

    private void readEverything(byte[] bytes) {
        StunPeek.localUfrag(bytes, 0, bytes.length);
        if (reader.wrap(bytes, 0, bytes.length) == StunStatus.WELL_FORMED) {
            assertThat(reader.messageClass()).isNotNull();
            assertThat(reader.method()).isBetween(0, 0xFFF);
            reader.username();
            reader.software();
            reader.priority();
            reader.iceControlled();
            reader.iceControlling();
            reader.xorMappedAddress();
            reader.errorCode().ifPresent(code -> assertThat(code).isBetween(300, 699));
            assertThat(reader.unknownRequired().length)
                    .isLessThanOrEqualTo(reader.unknownRequiredCount());
            assertThat(reader.authenticatedBy(key)).isFalse();
        }
    }
}
