package io.rostrum.protocol.media.dtls;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Rubbish on the wire: nothing throws, and what is no DTLS does not even delay. */
final class DtlsFuzzTest {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final DtlsIdentity OURS = DtlsIdentity.generate(RANDOM, NOW);
    private static final DtlsIdentity THEIRS = DtlsIdentity.generate(RANDOM, NOW);

    /** A poisoned handshake shall not cost the fuzzer much; a clean one may take its time. */
    private static final DtlsTimers POISONED =
            new DtlsTimers(Duration.ofMillis(20), Duration.ofMillis(100));

    private static final DtlsTimers CLEAN =
            new DtlsTimers(Duration.ofMillis(20), Duration.ofSeconds(15));

    @FuzzTest(maxDuration = "10s")
    void aLiveServerSurvivesAnyDatagrams(byte[] input) throws Exception {
        List<byte[]> rubbish = datagrams(input);
        boolean harmless =
                rubbish.stream()
                        .allMatch(bytes -> DtlsRecords.read(bytes, 0, bytes.length).isEmpty());
        DtlsTimers timers = harmless ? CLEAN : POISONED;
        Peer server = new Peer();
        Peer client = new Peer();
        DtlsTransport[] ends = new DtlsTransport[2];
        ends[0] =
                new DtlsTransport(
                        DtlsRole.SERVER,
                        OURS,
                        THEIRS.fingerprint(),
                        (buf, off, len) -> ends[1].offer(buf, off, len),
                        server,
                        RANDOM,
                        timers);
        ends[1] =
                new DtlsTransport(
                        DtlsRole.CLIENT,
                        THEIRS,
                        OURS.fingerprint(),
                        (buf, off, len) -> ends[0].offer(buf, off, len),
                        client,
                        RANDOM,
                        timers);

        for (byte[] datagram : rubbish) {
            assertThat(ends[0].offer(datagram, 0, datagram.length) == DtlsIntake.MALFORMED)
                    .isEqualTo(DtlsRecords.read(datagram, 0, datagram.length).isEmpty());
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> serverRun = threads.submit(ends[0]::run);
            Future<?> clientRun = threads.submit(ends[1]::run);
            serverRun.get(20, TimeUnit.SECONDS);
            clientRun.get(20, TimeUnit.SECONDS);
        }
        assertThat(server.calls()).hasSizeBetween(1, 2);
        if (harmless) {
            assertThat(server.keys().localKey()).isEqualTo(client.keys().remoteKey());
        }

        // Whatever state it is in now, the same rubbish must not end an established transport.
        if (server.calls().equals(List.of("established"))) {
            for (byte[] datagram : rubbish) {
                ends[0].offer(datagram, 0, datagram.length);
            }
            assertThat(server.calls()).containsExactly("established");
        }
        ends[0].close();
        ends[1].close();
    }

    /** Two bytes of length before each datagram, as a sensible mutator finds soon. */
    private static List<byte[]> datagrams(byte[] input) {
        List<byte[]> datagrams = new ArrayList<>();
        int at = 0;
        while (at + 2 <= input.length && datagrams.size() < 40) {
            int length = Math.min(DtlsRecords.uint16(input, at), input.length - at - 2);
            datagrams.add(Arrays.copyOfRange(input, at + 2, at + 2 + length));
            at += 2 + length;
        }
        return datagrams;
    }
}
