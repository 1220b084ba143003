package io.rostrum.protocol.media.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What sealing and opening a voice packet leaves behind for the collector. Counter mode: nothing.
 * Galois mode: what the JDK's cipher allocates to be initialised (ADR 4).
 */
class SrtpAllocationTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int PACKETS = 20_000;
    private static final int LENGTH = 132;

    @ParameterizedTest
    @EnumSource
    void aPacketStaysWithinItsBudget(SrtpProfile profile) {
        double budget =
                switch (profile) {
                    case AES128_CM_HMAC_SHA1_80 -> 2;
                    case AEAD_AES_128_GCM -> 3_000;
                };
        exchange(profile);
        assertThat(exchange(profile) / (double) PACKETS).isLessThan(budget);
    }

    /** Bytes allocated while packets are sealed and opened. */
    private static long exchange(SrtpProfile profile) {
        byte[] key = new byte[profile.keyLength()];
        byte[] salt = new byte[profile.saltLength()];
        SrtpKeys keys = new SrtpKeys(profile, key, salt, key, salt);
        SrtpSender sender = new SrtpSender(keys);
        SrtpReceiver receiver = new SrtpReceiver(keys);
        byte[] buf = new byte[LENGTH + SrtpSender.MAX_OVERHEAD];
        buf[0] = (byte) 0x80;
        long before = 0;
        for (int i = 0; i <= PACKETS; i++) {
            buf[2] = (byte) (i >> 8);
            buf[3] = (byte) i;
            int length = sender.protect(buf, 0, LENGTH);
            if (receiver.unprotect(buf, 0, length) != SrtpStatus.OK) {
                throw new AssertionError("packet " + i);
            }
            if (i == 0) {
                before = THREADS.getCurrentThreadAllocatedBytes();
            }
        }
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
