package io.rostrum.protocol.media.dtls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rostrum.protocol.media.srtp.SrtpKeys;
import io.rostrum.protocol.media.srtp.SrtpProfile;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class DtlsTransportTest {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final DtlsIdentity OURS = DtlsIdentity.generate(RANDOM, NOW);
    private static final DtlsIdentity THEIRS = DtlsIdentity.generate(RANDOM, NOW);
    private static final DtlsIdentity SOMEONE = DtlsIdentity.generate(RANDOM, NOW);

    /** Sooner than in life, so that lossy handshakes end in a test's patience. */
    private static final DtlsTimers SOON =
            new DtlsTimers(Duration.ofMillis(40), Duration.ofSeconds(15));

    private final Peer server = new Peer();
    private final Peer client = new Peer();

    /** Both ends over two wires; the network may be tampered with before {@link #run()}. */
    private final class Pair {
        private final LossyWire toServer;
        private final LossyWire toClient;
        private final DtlsTransport serverEnd;
        private final DtlsTransport clientEnd;
        private Consumer<byte[]> serverReceives;
        private Consumer<byte[]> clientReceives;
        private final List<Thread> threads = new ArrayList<>();

        Pair(long seed, int loss, int disorder, Fingerprint atServer, Fingerprint atClient) {
            toServer =
                    new LossyWire(
                            seed, loss, disorder, datagram -> serverReceives.accept(datagram));
            toClient =
                    new LossyWire(
                            ~seed, loss, disorder, datagram -> clientReceives.accept(datagram));
            serverEnd =
                    new DtlsTransport(
                            DtlsRole.SERVER, OURS, atServer, toClient, server, RANDOM, SOON);
            clientEnd =
                    new DtlsTransport(
                            DtlsRole.CLIENT, THEIRS, atClient, toServer, client, RANDOM, SOON);
            serverReceives = datagram -> serverEnd.offer(datagram, 0, datagram.length);
            clientReceives = datagram -> clientEnd.offer(datagram, 0, datagram.length);
        }

        Pair() {
            this(1, 0, 0, THEIRS.fingerprint(), OURS.fingerprint());
        }

        Pair run() {
            threads.add(Thread.startVirtualThread(serverEnd::run));
            threads.add(Thread.startVirtualThread(clientEnd::run));
            return this;
        }

        /** Both ends are established and their threads have ended. */
        void settle() throws InterruptedException {
            server.keys();
            client.keys();
            for (Thread thread : threads) {
                assertThat(thread.join(Duration.ofSeconds(10))).isTrue();
            }
        }
    }

    @Test
    void bothEndsGetTheSameKeysCrosswise() {
        Pair pair = new Pair().run();
        SrtpKeys atServer = server.keys();
        SrtpKeys atClient = client.keys();
        assertThat(atServer.profile()).isEqualTo(SrtpProfile.AEAD_AES_128_GCM);
        assertThat(atClient.profile()).isEqualTo(SrtpProfile.AEAD_AES_128_GCM);
        assertThat(atServer.localKey()).isEqualTo(atClient.remoteKey());
        assertThat(atServer.localSalt()).isEqualTo(atClient.remoteSalt());
        assertThat(atServer.remoteKey()).isEqualTo(atClient.localKey());
        assertThat(atServer.remoteSalt()).isEqualTo(atClient.localSalt());
        assertThat(atServer.localKey()).isNotEqualTo(atServer.remoteKey());
        assertThat(pair.toClient.longestDatagram()).isLessThanOrEqualTo(DtlsTransport.MAX_DATAGRAM);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aNetworkThatLosesRepeatsAndReordersOnlyDelays(long seed) {
        new Pair(seed, 15, 15, THEIRS.fingerprint(), OURS.fingerprint()).run();
        assertThat(server.keys().localKey()).isEqualTo(client.keys().remoteKey());
    }

    @Test
    void theLastFlightIsRepeatedForAClientThatMissedIt() {
        Pair pair = new Pair();
        List<byte[]> lost = Collections.synchronizedList(new ArrayList<>());
        Consumer<byte[]> through = pair.clientReceives;
        pair.clientReceives =
                datagram -> {
                    boolean lastFlight = datagram[0] == 20 || datagram[4] == 1;
                    if (lastFlight && lost.size() < 2) {
                        lost.add(datagram);
                    } else {
                        through.accept(datagram);
                    }
                };
        pair.run();
        assertThat(client.keys().localKey()).isEqualTo(server.keys().remoteKey());
        assertThat(lost).hasSize(2);
    }

    @Test
    void aServerRefusesAClientWithAnotherCertificate() {
        new Pair(1, 0, 0, SOMEONE.fingerprint(), OURS.fingerprint()).run();
        assertThat(server.failure().reason()).isEqualTo(DtlsFailure.Reason.WRONG_FINGERPRINT);
        assertThat(server.failure().detail()).contains(THEIRS.fingerprint().toString());
        assertThat(client.failure().reason()).isEqualTo(DtlsFailure.Reason.REFUSED_BY_PEER);
        assertThat(client.failure().detail()).isEqualTo("bad_certificate");
        assertThat(server.calls()).containsExactly("failed");
    }

    @Test
    void aClientRefusesAServerWithAnotherCertificate() {
        new Pair(1, 0, 0, THEIRS.fingerprint(), SOMEONE.fingerprint()).run();
        assertThat(client.failure().reason()).isEqualTo(DtlsFailure.Reason.WRONG_FINGERPRINT);
        assertThat(server.failure().reason()).isEqualTo(DtlsFailure.Reason.REFUSED_BY_PEER);
        assertThat(client.calls()).containsExactly("failed");
    }

    @Test
    void aLongerHashOfTheSameCertificateDoesAsWell() throws Exception {
        byte[] certificate = THEIRS.certificate().getEncoded();
        Fingerprint longer = new Fingerprint("sha-512", new byte[64]).sameAlgorithm(certificate);
        new Pair(1, 0, 0, longer, OURS.fingerprint()).run();
        assertThat(server.keys().localKey()).isEqualTo(client.keys().remoteKey());
    }

    @Test
    void aPeerThatNeverAnswersIsATimeout() {
        DtlsTimers short_ = new DtlsTimers(Duration.ofMillis(20), Duration.ofMillis(200));
        for (DtlsRole role : DtlsRole.values()) {
            Peer lonely = new Peer();
            new DtlsTransport(
                            role,
                            OURS,
                            THEIRS.fingerprint(),
                            (buf, off, len) -> {},
                            lonely,
                            RANDOM,
                            short_)
                    .run();
            assertThat(lonely.failure().reason()).isEqualTo(DtlsFailure.Reason.TIMEOUT);
            assertThat(lonely.calls()).containsExactly("failed");
        }
    }

    @Test
    void closeNotifyEndsBothEnds() {
        Pair pair = new Pair().run();
        server.keys();
        client.keys();
        pair.clientEnd.close();
        pair.clientEnd.close();
        client.awaitClosed();
        server.awaitClosed();
        assertThat(client.calls()).containsExactly("established", "closed");
        assertThat(server.calls()).containsExactly("established", "closed");
        byte[] late = new byte[14];
        late[0] = 22;
        late[1] = (byte) 0xFE;
        late[2] = (byte) 0xFD;
        late[12] = 1;
        assertThat(pair.serverEnd.offer(late, 0, late.length)).isEqualTo(DtlsIntake.ENDED);
    }

    @Test
    void aForgedCloseNotifyIsNothing() throws Exception {
        Pair pair = new Pair();
        List<byte[]> sent = Collections.synchronizedList(new ArrayList<>());
        pair.run().settle();
        pair.serverReceives = sent::add;
        pair.clientEnd.close();
        byte[] genuine = sent.getFirst();
        for (int i = 0; i < genuine.length; i++) {
            byte[] forged = genuine.clone();
            forged[i] ^= 0x40;
            pair.serverEnd.offer(forged, 0, forged.length);
        }
        assertThat(server.calls()).containsExactly("established");
        pair.serverEnd.offer(genuine, 0, genuine.length);
        assertThat(server.calls()).containsExactly("established", "closed");
    }

    @Test
    void closingDuringTheHandshakeTellsThePeerAndEndsTheThread() throws Exception {
        Pair pair = new Pair();
        pair.clientReceives = datagram -> {};
        Thread serverThread = Thread.ofVirtual().start(pair.serverEnd::run);
        Thread clientThread = Thread.ofVirtual().start(pair.clientEnd::run);
        pair.clientEnd.close();
        pair.serverEnd.close();
        assertThat(clientThread.join(Duration.ofSeconds(10))).isTrue();
        assertThat(serverThread.join(Duration.ofSeconds(10))).isTrue();
        assertThat(client.calls()).containsExactly("closed");
        assertThat(server.calls()).containsExactly("closed");
    }

    @Test
    void closedBeforeItRanItNeverRuns() {
        Pair pair = new Pair();
        pair.serverEnd.close();
        pair.serverEnd.run();
        assertThat(server.calls()).containsExactly("closed");
    }

    @Test
    void runningTwiceIsABug() throws Exception {
        Pair pair = new Pair().run();
        pair.settle();
        assertThatThrownBy(pair.serverEnd::run).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatIsNoDtlsIsRefusedAndTheQueueIsBounded() {
        Pair pair = new Pair();
        byte[] record = new byte[14];
        record[0] = 22;
        record[1] = (byte) 0xFE;
        record[2] = (byte) 0xFD;
        record[12] = 1;
        for (int i = 0; i < HandshakeWire.QUEUE_LIMIT; i++) {
            assertThat(pair.serverEnd.offer(record, 0, 14)).isEqualTo(DtlsIntake.TAKEN);
        }
        assertThat(pair.serverEnd.offer(record, 0, 14)).isEqualTo(DtlsIntake.QUEUE_FULL);
        assertThat(pair.serverEnd.offer(record, 0, 13)).isEqualTo(DtlsIntake.MALFORMED);
        byte[] big = Arrays.copyOf(record, DtlsTransport.MAX_RECEIVED + 1);
        big[11] = (byte) ((big.length - 13) >> 8);
        big[12] = (byte) (big.length - 13);
        assertThat(pair.serverEnd.offer(big, 0, big.length)).isEqualTo(DtlsIntake.MALFORMED);
    }

    @Test
    void aQueueFullOfRubbishOnlyDelays() {
        Pair pair = new Pair();
        byte[] rubbish = new byte[13 + 20];
        rubbish[0] = 22;
        rubbish[1] = (byte) 0xFE;
        rubbish[2] = (byte) 0xFD;
        rubbish[4] = 7;
        rubbish[12] = 20;
        for (int i = 0; i < HandshakeWire.QUEUE_LIMIT + 1; i++) {
            pair.serverEnd.offer(rubbish, 0, rubbish.length);
        }
        pair.run();
        assertThat(server.keys().localKey()).isEqualTo(client.keys().remoteKey());
    }
}
