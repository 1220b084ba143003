package io.rostrum.protocol.media.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;

class SrtpFuzzTest {

    /**
     * The fuzzer cannot know the key: nothing it sends opens, and what is genuine opens after it as
     * if nothing had come.
     */
    @FuzzTest(maxDuration = "5s")
    void anyBytesAreRefusedAndHarmNothing(byte[] bytes) {
        for (SrtpProfile profile : SrtpProfile.values()) {
            byte[] key = new byte[profile.keyLength()];
            byte[] salt = new byte[profile.saltLength()];
            Arrays.fill(key, (byte) 7);
            SrtpKeys keys = new SrtpKeys(profile, key, salt, key, salt);
            SrtpSender sender = new SrtpSender(keys);
            SrtpReceiver receiver = new SrtpReceiver(keys);
            assertThat(receiver.unprotect(bytes.clone(), 0, bytes.length))
                    .isNotEqualTo(SrtpStatus.OK);
            assertThat(receiver.unprotectRtcp(bytes.clone(), 0, bytes.length))
                    .isNotEqualTo(SrtpStatus.OK);

            byte[] buf = Arrays.copyOf(bytes, bytes.length + SrtpSender.MAX_OVERHEAD);
            int length = sender.protect(buf, 0, bytes.length);
            if (length != SrtpSender.REFUSED) {
                assertThat(receiver.unprotect(buf, 0, length)).isEqualTo(SrtpStatus.OK);
                assertThat(Arrays.copyOf(buf, receiver.length())).isEqualTo(bytes);
            }
            buf = Arrays.copyOf(bytes, bytes.length + SrtpSender.MAX_OVERHEAD);
            length = sender.protectRtcp(buf, 0, bytes.length);
            if (length != SrtpSender.REFUSED) {
                assertThat(receiver.unprotectRtcp(buf, 0, length)).isEqualTo(SrtpStatus.OK);
                assertThat(Arrays.copyOf(buf, receiver.length())).isEqualTo(bytes);
            }
        }
    }
}
