package io.rostrum.it;

import static io.rostrum.it.TestMeeting.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

    private static final int EVE = 2;
    private static final int PACKETS = 40;
    private static final String DROPPED = "rostrum_media_dropped_total";

    @TempDir static Path folder;
    private static TestMeeting meeting;
    private static Witness witness;
    private static RawPeer ana;
    private static final List<RawPeer> EVES = new ArrayList<>();
    private static final AtomicInteger NAMES = new AtomicInteger();

    private Map<String, Long> before = Map.of();

    @BeforeAll
    static void anaSpeaksAndLiaListens() throws Exception {
        meeting = TestMeeting.start(folder);
        witness = new Witness(meeting);
        ana = witness.speaker();
    }

    @AfterAll
    static void end() {
        meeting.close();
    }

    @BeforeEach
    void countWhatIsDropped() throws Exception {
        before = settled();
    }

    @AfterEach
    void anaAndNobodyElseIsHeard() {
        EVES.forEach(RawPeer::close);
        EVES.clear();
        witness.isUnharmed();
    }

    private RawPeer eve(Conduct conduct) throws Exception {
        RawPeer eve = new RawPeer(EVE, conduct);
        meeting.join("eve" + NAMES.incrementAndGet(), Role.DELEGATE, eve);
        get(eve.ready());
        EVES.add(eve);
        if (conduct == Conduct.HONEST) {
            // The server has the keys as well when it opens a packet, and finds its gate closed.
            await().atMost(Witness.PATIENCE)
                    .until(() -> {
                        eve.send(eve.packet(eve.ssrc));
                        return droppedSince().containsKey("gate_closed");
                    });
        }
        before = settled();
        return eve;
    }

    private Map<String, Long> droppedSince() throws Exception {
        Map<String, Long> since = new TreeMap<>(meeting.metrics().byReason(DROPPED));
        before.forEach((reason, count) -> since.merge(reason, -count, Long::sum));
        since.values().removeIf(count -> count == 0);
        return since;
    }

    /** What is dropped when nothing hostile is on its way any more. */
    private static Map<String, Long> settled() throws Exception {
        Map<String, Long> first = meeting.metrics().byReason(DROPPED);
        witness.hearsOn();
        Map<String, Long> then = meeting.metrics().byReason(DROPPED);
        return then.equals(first) ? then : settled();
    }

    private void onlyDropped(String reason, long times) {
        await().atMost(Witness.PATIENCE)
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
        witness.hearsOn();
        int heard = witness.packets();
        long forwarded = meeting.metrics().count("rostrum_media_forwarded_total");
        for (int i = 0; i < PACKETS; i++) {
            ana.send(captured);
        }
        onlyDropped("replayed", PACKETS);
        // Lia is the only one who hears anything: what was forwarded is what she was owed.
        long since = meeting.metrics().count("rostrum_media_forwarded_total") - forwarded;
        assertThat(since).isLessThanOrEqualTo(witness.packets() - heard + 25L);
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
        await().atMost(Witness.PATIENCE)
                .untilAsserted(() -> {
                    long known = failedBefore.getOrDefault("wrong_fingerprint", 0L);
                    assertThat(failedHandshakes()).containsEntry("wrong_fingerprint", known + 1);
                });
        before = meeting.metrics().byReason(DROPPED);
        for (int i = 0; i < PACKETS; i++) {
            eve.send(eve.unsealed());
        }
        await().atMost(Witness.PATIENCE)
                .untilAsserted(() ->
                        assertThat(droppedSince()).containsEntry("unknown_path", (long) PACKETS));
    }

    private static Map<String, Long> failedHandshakes() throws Exception {
        return meeting.metrics().byReason("rostrum_media_handshakes_failed_total");
    }
}
