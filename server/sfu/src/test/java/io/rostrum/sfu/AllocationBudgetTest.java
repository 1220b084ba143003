package io.rostrum.sfu;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.rostrum.protocol.media.path.Path;
import io.rostrum.protocol.media.srtp.SrtpKeys;
import io.rostrum.protocol.media.srtp.SrtpProfile;
import io.rostrum.protocol.media.srtp.SrtpReceiver;
import io.rostrum.protocol.media.srtp.SrtpSender;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a forwarded packet leaves behind for the collector, over 100 000 of them and after as many
 * to warm up: nothing, but what the SRTP ciphers allocate, which is measured by itself and taken
 * off.
 */
final class AllocationBudgetTest {

    private static final int LISTENERS = 25;
    private static final int PACKETS = 4_000;

    /** Packets come at the allowed rate, so that none is dropped. */
    private static final long SPACING = 6_700_000;

    /** In bytes for each forwarded packet: less than the smallest object, more than the noise. */
    private static final double BUDGET = 8;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @ParameterizedTest
    // The way is the same for both profiles; the cipher of this one allocates nothing, so that what
    // is left is ours.
    @EnumSource(names = "AES128_CM_HMAC_SHA1_80")
    void forwardingLeavesNothingBehind(SrtpProfile profile) {
        SimWorld world = new SimWorld(41, SimWorld.GOOD, profile);
        SimPeer ana = world.joined("ana", 1);
        for (int i = 0; i < LISTENERS; i++) {
            world.joined("l" + i, 2);
        }
        world.plan(List.of(ana));
        forward(world, ana);
        long before = world.meter.forwarded();
        long forwarding = forward(world, ana);
        assertThat(world.meter.forwarded() - before).isEqualTo((long) PACKETS * LISTENERS);
        SrtpKeys keys = world.handshakes.clientKeys(7);
        sealing(keys);
        sealing(keys);
        long ciphers = sealing(keys) + opening(world.handshakes);
        double each = (forwarding - ciphers) / ((double) PACKETS * LISTENERS);
        System.out.printf(
                "%s: %.2f bytes a forwarded packet, and %.1f by the ciphers%n",
                profile, each, ciphers / ((double) PACKETS * LISTENERS));
        assertThat(each).isLessThan(BUDGET);
    }

    private static long forward(SimWorld world, SimPeer ana) {
        Path path = ana.wayFromServer();
        long allocated = 0;
        for (int i = 0; i < PACKETS; i++) {
            world.run(SPACING);
            long now = world.network.nowNanos();
            byte[] packet = ana.packet(ana.ssrc, ana.voice());
            world.deaf = true;
            long before = THREADS.getCurrentThreadAllocatedBytes();
            world.port.receive(path, packet, 0, packet.length, now);
            allocated += THREADS.getCurrentThreadAllocatedBytes() - before;
            world.deaf = false;
        }
        return allocated;
    }

    private static long sealing(SrtpKeys keys) {
        SrtpSender sender = new SrtpSender(keys);
        byte[] buf = new byte[200];
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < PACKETS * LISTENERS; i++) {
            plain(buf, i);
            sender.protect(buf, 0, FanOut.HEADER + SimPeer.PAYLOAD);
        }
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    private static long opening(KeyedHandshakes handshakes) {
        SrtpSender sender = new SrtpSender(handshakes.clientKeys(7));
        SrtpReceiver receiver = new SrtpReceiver(handshakes.serverKeys(7));
        byte[] buf = new byte[200];
        long allocated = 0;
        for (int i = 0; i < PACKETS; i++) {
            plain(buf, i);
            int length = sender.protect(buf, 0, SimPeer.PACKET);
            long before = THREADS.getCurrentThreadAllocatedBytes();
            receiver.unprotect(buf, 0, length);
            allocated += THREADS.getCurrentThreadAllocatedBytes() - before;
        }
        return allocated;
    }

    private static void plain(byte[] buf, int sequence) {
        buf[0] = (byte) 0x80;
        buf[1] = 111;
        buf[2] = (byte) (sequence >> 8);
        buf[3] = (byte) sequence;
    }
}
