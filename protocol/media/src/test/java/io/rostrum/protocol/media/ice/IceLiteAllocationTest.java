package io.rostrum.protocol.media.ice;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.rostrum.protocol.media.path.PacketOutlet;
import io.rostrum.protocol.media.path.Path;
import io.rostrum.protocol.media.path.TransportAddress;
import io.rostrum.protocol.media.stun.StunClass;
import io.rostrum.protocol.media.stun.StunKey;
import io.rostrum.protocol.media.stun.StunWriter;
import io.rostrum.protocol.media.stun.TransactionId;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class IceLiteAllocationTest {

    private static final int CHECKS = 2_000;

    /** The HMAC of the JDK takes 40 bytes, twice a check; and some air. */
    private static final long BUDGET = 160;

    private record OnlyWay(TransportAddress reflexive) implements Path {}

    private static final class Nowhere implements PacketOutlet {
        private long bytes;

        @Override
        public void send(Path path, byte[] buf, int off, int len) {
            bytes += len;
        }

        @Override
        public void flush() {}
    }

    @Test
    void answeringACheckAllocatesOnlyWhatTheHmacDoes() {
        IceCredentials ours = new IceCredentials("ours", "0123456789012345678901");
        byte[][] checks = checks(ours);
        Path path = new OnlyWay(new TransportAddress(new byte[] {10, 0, 0, 1}, 1));
        Nowhere out = new Nowhere();
        IceLiteAgent agent = new IceLiteAgent(ours, 0);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

        receive(agent, path, checks, 0, CHECKS / 2, out);
        long before = threads.getCurrentThreadAllocatedBytes();
        receive(agent, path, checks, CHECKS / 2, CHECKS, out);
        long perCheck = (threads.getCurrentThreadAllocatedBytes() - before) / (CHECKS / 2);

        assertThat(agent.tally().answered()).isEqualTo(CHECKS);
        assertThat(out.bytes).isPositive();
        assertThat(perCheck).isLessThan(BUDGET);
    }

    private static void receive(
            IceLiteAgent agent, Path path, byte[][] checks, int from, int to, PacketOutlet out) {
        for (int i = from; i < to; i++) {
            agent.receive(path, checks[i], 0, checks[i].length, i, out);
        }
    }

    private static byte[][] checks(IceCredentials ours) {
        byte[][] checks = new byte[CHECKS][];
        StunWriter writer = new StunWriter();
        for (int i = 0; i < CHECKS; i++) {
            writer.begin(StunClass.REQUEST, new TransactionId(i, i))
                    .username("ours:peer".getBytes(StandardCharsets.US_ASCII))
                    .priority(1)
                    .iceControlling(5)
                    .useCandidate()
                    .messageIntegrity(StunKey.shortTerm(ours.pwd()))
                    .fingerprint();
            checks[i] = Arrays.copyOf(writer.buffer(), writer.length());
        }
        return checks;
    }
}
