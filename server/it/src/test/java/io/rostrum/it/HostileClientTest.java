package io.rostrum.it;

import static io.rostrum.it.TestMeeting.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rostrum.client.ClientLoops;
import io.rostrum.client.RostrumClient;
import io.rostrum.client.media.OpusFrameConfig;
import io.rostrum.client.media.OpusFrameConfig.Microphone;
import io.rostrum.client.media.OpusFrameEngine;
import io.rostrum.it.RawPeer.Conduct;
import io.rostrum.protocol.control.Role;
import io.rostrum.protocol.media.stun.StunClass;
import io.rostrum.protocol.media.stun.StunKey;
import io.rostrum.protocol.media.stun.StunWriter;
import io.rostrum.protocol.media.stun.TransactionId;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Clients that keep to no rule, over real sockets. Each case: of what they send nothing is
 * forwarded, each packet is counted under its own reason in {@code /metrics} and under no other,
 * and who has the floor is heard all the while by an ear that hears.
 */
final class HostileClientTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int ANA = 1;
    private static final int EVE = 2;
    private static final int PACKETS = 40;
    private static final String DROPPED = "rostrum_media_dropped_total";

    @TempDir static Path folder;
    private static TestMeeting meeting;
    private static RawPeer ana;
    private static final Map<Integer, AtomicInteger> HEARD = new ConcurrentHashMap<>();
    private static final AtomicInteger NAMES = new AtomicInteger();

    private Map<String, Long> before = Map.of();

    @BeforeAll
    static void anaSpeaksAndLiaListens() throws Exception {
        meeting = TestMeeting.start(folder);
        RostrumClient chair = meeting.join("chair", Role.CHAIR);
        ana = new RawPeer(ANA, Conduct.HONEST);
        RostrumClient speaker = meeting.join("ana", Role.DELEGATE, ana);
        get(chair.openList());
        get(speaker.requestFloor());
        get(chair.giveFloorToNext());
        meeting.join(
                "lia",
                Role.OBSERVER,
                new OpusFrameEngine(
                        ClientLoops.create(1),
                        OpusFrameConfig.of(Microphone.NONE, 4),
                        (slot, sequence, timestamp, buf, off, len) ->
                                HEARD.computeIfAbsent(
                                                RawPeer.voice(buf, off), _ -> new AtomicInteger())
                                        .incrementAndGet()));
        get(ana.ready());
        ana.speak();
    }

    @AfterAll
    static void end() {
        meeting.close();
    }

    @BeforeEach
    void anaIsHeard() throws Exception {
        anaIsHeardOn();
        before = meeting.metrics().byReason(DROPPED);
    }

    /** What was sent while this waits has come through, or never will. */
    private static void anaIsHeardOn() {
        int then = heard(ANA) + 25;
        await().atMost(PATIENCE).until(() -> heard(ANA) >= then);
    }

    private static int heard(int voice) {
        AtomicInteger count = HEARD.get(voice);
        return count == null ? 0 : count.get();
    }

    @AfterEach
    void anaAndNobodyElseIsHeard() {
        anaIsHeardOn();
        assertThat(HEARD).containsOnlyKeys(ANA);
    }

    private static RawPeer eve(Conduct conduct) throws Exception {
        RawPeer eve = new RawPeer(EVE, conduct);
        meeting.join("eve" + NAMES.incrementAndGet(), Role.DELEGATE, eve);
        get(eve.ready());
        return eve;
    }

    private Map<String, Long> droppedSince() throws Exception {
        Map<String, Long> since = new TreeMap<>(meeting.metrics().byReason(DROPPED));
        before.forEach((reason, count) -> since.merge(reason, -count, Long::sum));
        since.values().removeIf(count -> count == 0);
        return since;
    }

    private void onlyDropped(String reason, long times) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(droppedSince()).containsExactly(Map.entry(reason, times)));
    }

    @Test
    void whoDoesNotHaveTheFloorIsNotForwarded() throws Exception {
        RawPeer eve = eve(Conduct.HONEST);
        for (int i = 0; i < PACKETS; i++) {
            eve.send(eve.packet(eve.ssrc));
        }
        onlyDropped("gate_closed", PACKETS);
    }

    @Test
    void theHoldersSsrcDoesNotLendTheHoldersFloor() throws Exception {
        RawPeer eve = eve(Conduct.HONEST);
        for (int i = 0; i < PACKETS; i++) {
            eve.send(eve.packet(ana.ssrc));
        }
        onlyDropped("foreign_ssrc", PACKETS);
    }

    @Test
    void aPacketOfTheHolderIsForwardedOnce() throws Exception {
        byte[] captured = ana.packet(ana.ssrc);
        ana.send(captured);
        anaIsHeardOn();
        int heard = heard(ANA);
        long forwarded = meeting.metrics().count("rostrum_media_forwarded_total");
        for (int i = 0; i < PACKETS; i++) {
            ana.send(captured);
        }
        onlyDropped("replayed", PACKETS);
        // Lia is the only one who hears anything: what was forwarded is what she was owed.
        long since = meeting.metrics().count("rostrum_media_forwarded_total") - forwarded;
        assertThat(since).isLessThanOrEqualTo(heard(ANA) - heard + 25L);
    }

    @Test
    void aPacketOfTheHolderFromAnothersAddressIsNotForwarded() throws Exception {
        RawPeer eve = eve(Conduct.HONEST);
        byte[] captured = ana.packet(ana.ssrc);
        for (int i = 0; i < PACKETS; i++) {
            eve.send(captured);
        }
        onlyDropped("not_authenticated", PACKETS);
    }

    @Test
    void packetsBeforeTheHandshakeAreNotForwarded() throws Exception {
        RawPeer eve = eve(Conduct.NO_HANDSHAKE);
        for (int i = 0; i < PACKETS; i++) {
            eve.send(eve.unsealed());
        }
        onlyDropped("before_dtls", PACKETS);
    }

    @Test
    void aStolenUfragTiesNoPath() throws Exception {
        byte[] check = check(ana.answer().ice().ufrag() + ":stolen");
        byte[] captured = ana.packet(ana.ssrc);
        try (DatagramSocket elsewhere = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            for (int i = 0; i < PACKETS; i++) {
                RawPeer.send(elsewhere, ana.server(), check);
            }
            onlyDropped("stun_bad_integrity", PACKETS);
            before = meeting.metrics().byReason(DROPPED);
            for (int i = 0; i < PACKETS; i++) {
                RawPeer.send(elsewhere, ana.server(), captured);
            }
            onlyDropped("unknown_path", PACKETS);
        }
    }

    private static byte[] check(String username) {
        StunWriter writer =
                new StunWriter()
                        .begin(StunClass.REQUEST, TransactionId.next(new SecureRandom()))
                        .username(username.getBytes(StandardCharsets.US_ASCII))
                        .priority(1)
                        .iceControlling(1)
                        .useCandidate()
                        .messageIntegrity(StunKey.shortTerm("not the password, but as long"))
                        .fingerprint();
        return Arrays.copyOf(writer.buffer(), writer.length());
    }

    @Test
    void whoShowsAnotherCertificateThanTheOfferNamesHasNoKeysAndNoPath() throws Exception {
        Map<String, Long> failedBefore = failedHandshakes();
        RawPeer eve = eve(Conduct.WRONG_CERTIFICATE);
        await().atMost(PATIENCE)
                .untilAsserted(() -> {
                    long known = failedBefore.getOrDefault("wrong_fingerprint", 0L);
                    assertThat(failedHandshakes()).containsEntry("wrong_fingerprint", known + 1);
                });
        before = meeting.metrics().byReason(DROPPED);
        for (int i = 0; i < PACKETS; i++) {
            eve.send(eve.unsealed());
        }
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(droppedSince()).containsEntry("unknown_path", (long) PACKETS));
    }

    private static Map<String, Long> failedHandshakes() throws Exception {
        return meeting.metrics().byReason("rostrum_media_handshakes_failed_total");
    }
}
