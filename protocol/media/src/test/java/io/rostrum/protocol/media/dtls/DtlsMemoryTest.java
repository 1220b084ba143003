package io.rostrum.protocol.media.dtls;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A hall of thousands keeps a transport each for hours: it must weigh next to nothing. */
final class DtlsMemoryTest {

    private static final int TRANSPORTS = 300;

    /** Both ends and what the test itself keeps of them; measured: 1409. */
    private static final long BYTES_A_PAIR = 3000;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final DtlsIdentity OURS = DtlsIdentity.generate(RANDOM, NOW);
    private static final DtlsIdentity THEIRS = DtlsIdentity.generate(RANDOM, NOW);

    @Test
    void anEstablishedTransportKeepsAFewHundredBytesAndNoThread() {
        // What the first handshake loads is not the transports'.
        List<DtlsTransport> established = new ArrayList<>(List.of(establish()));
        long before = usedHeap();
        for (int i = 0; i < TRANSPORTS; i++) {
            established.add(establish());
        }
        long each = (usedHeap() - before) / TRANSPORTS;
        assertThat(established).hasSize(TRANSPORTS + 1);
        assertThat(each).isLessThan(BYTES_A_PAIR);
    }

    private static DtlsTransport establish() {
        Peer server = new Peer();
        Peer client = new Peer();
        DtlsTransport[] ends = new DtlsTransport[2];
        ends[1] =
                new DtlsTransport(
                        DtlsRole.CLIENT,
                        THEIRS,
                        OURS.fingerprint(),
                        (buf, off, len) -> ends[0].offer(buf, off, len),
                        client,
                        RANDOM);
        ends[0] =
                new DtlsTransport(
                        DtlsRole.SERVER,
                        OURS,
                        THEIRS.fingerprint(),
                        (buf, off, len) -> ends[1].offer(buf, off, len),
                        server,
                        RANDOM);
        Thread.startVirtualThread(ends[0]::run);
        Thread.startVirtualThread(ends[1]::run);
        assertThat(client.keys().localKey()).isEqualTo(server.keys().remoteKey());
        return ends[0];
    }

    private static long usedHeap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
