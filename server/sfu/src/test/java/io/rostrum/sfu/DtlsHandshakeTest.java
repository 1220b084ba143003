package io.rostrum.sfu;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.protocol.media.demux.PacketKind;
import io.rostrum.protocol.media.dtls.DatagramSink;
import io.rostrum.protocol.media.dtls.DtlsFailure;
import io.rostrum.protocol.media.dtls.DtlsIdentity;
import io.rostrum.protocol.media.dtls.DtlsIntake;
import io.rostrum.protocol.media.dtls.DtlsListener;
import io.rostrum.protocol.media.dtls.DtlsRole;
import io.rostrum.protocol.media.dtls.DtlsTransport;
import io.rostrum.protocol.media.dtls.Fingerprint;
import io.rostrum.protocol.media.ice.CandidatePair;
import io.rostrum.protocol.media.ice.IceControllingAgent;
import io.rostrum.protocol.media.ice.IceCredentials;
import io.rostrum.protocol.media.path.PacketOutlet;
import io.rostrum.protocol.media.path.Path;
import io.rostrum.protocol.media.path.TransportAddress;
import io.rostrum.protocol.media.sdp.AnswerResult;
import io.rostrum.protocol.media.sdp.DtlsSetup;
import io.rostrum.protocol.media.sdp.OfferedSection;
import io.rostrum.protocol.media.sdp.SdpAnswer;
import io.rostrum.protocol.media.sdp.SdpOffer;
import io.rostrum.protocol.media.sdp.SdpOrigin;
import io.rostrum.protocol.media.srtp.SrtpKeys;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The true handshake, on virtual threads that hand everything back to the owner: the test's own
 * thread, which works off a queue as a node's event loop does.
 */
@Timeout(30)
final class DtlsHandshakeTest {

    private static final SecureRandom RANDOM = new SecureRandom();

    private record Address(TransportAddress reflexive) implements Path {}

    private static final Address PEER =
            new Address(new TransportAddress(new byte[] {127, 0, 0, 1}, 2));

    private final DtlsIdentity ours = DtlsIdentity.generate(RANDOM, Instant.EPOCH);
    private final DtlsIdentity theirs = DtlsIdentity.generate(RANDOM, Instant.EPOCH);
    private final BlockingQueue<Runnable> mailbox = new LinkedBlockingQueue<>();
    private final List<TransportState> states = new ArrayList<>();
    private final List<DtlsFailure.Reason> reasons = new ArrayList<>();
    private final List<SrtpKeys> clientKeys = new ArrayList<>();
    private final CountingMeter meter = new CountingMeter();
    private final MediaPort port =
            new MediaPort(
                    new MediaConfig(
                            List.of(SimWorld.SERVER),
                            ours.fingerprint(),
                            3,
                            new WallClock(Instant.EPOCH, System.nanoTime())),
                    outlet(this::toClient),
                    this::begin,
                    meter,
                    RANDOM);
    private final MediaRoom room =
            port.openRoom(
                    new RoomObserver() {
                        @Override
                        public void audible(List<AudibleSource> loudestFirst) {}

                        @Override
                        public void transportChanged(EndpointId endpoint, TransportState state) {
                            states.add(state);
                        }

                        @Override
                        public void handshakeFailed(
                                EndpointId endpoint, DtlsFailure.Reason reason) {
                            reasons.add(reason);
                        }
                    });
    private final EndpointId id = new EndpointId("ana");
    private final IceCredentials credentials = IceCredentials.generate(RANDOM);
    private final List<DtlsTransport> client = new ArrayList<>();
    private final List<IceControllingAgent> agent = new ArrayList<>();

    @Test
    void keysComeOutOfATrueHandshakeAndGoodbyeEndsIt() throws InterruptedException {
        join(theirs.fingerprint());
        workUntil(TransportState.CONNECTED);
        // The server is done first: its last flight must still reach the client.
        while (clientKeys.isEmpty()) {
            work();
        }
        assertThat(clientKeys).hasSize(1);
        client.getFirst().close();
        workUntil(TransportState.CLOSED);
        assertThat(meter.dropped()).isEmpty();
    }

    @Test
    void aCertificateOtherThanTheOffersGivesNoKeys() throws InterruptedException {
        join(ours.fingerprint());
        workUntil(TransportState.FAILED);
        assertThat(clientKeys).isEmpty();
        assertThat(meter.failures(DtlsFailure.Reason.WRONG_FINGERPRINT)).isEqualTo(1);
        assertThat(reasons).containsExactly(DtlsFailure.Reason.WRONG_FINGERPRINT);
    }

    @Test
    void aRemovedEndpointsPeerHearsOfIt() throws InterruptedException {
        join(theirs.fingerprint());
        workUntil(TransportState.CONNECTED);
        room.remove(id);
        while (states.size() < 4) {
            work();
        }
        assertThat(states).last().isEqualTo(TransportState.CLOSED);
    }

    private void join(Fingerprint promised) {
        SdpOffer offer =
                new SdpOffer(
                        new SdpOrigin(1, 1),
                        credentials,
                        promised,
                        DtlsSetup.ACTPASS,
                        List.of(OfferedSection.Audio.receiving("m0")));
        OfferOutcome.Answered answered =
                (OfferOutcome.Answered) room.offer(id, offer.format(), System.nanoTime());
        SdpAnswer answer = ((AnswerResult.Accepted) SdpAnswer.parse(answered.sdp())).answer();
        agent.add(
                new IceControllingAgent(
                        credentials,
                        answer.ice(),
                        List.of(new CandidatePair(PEER, 1, 1)),
                        RANDOM,
                        System.nanoTime()));
        client.add(
                new DtlsTransport(
                        DtlsRole.CLIENT,
                        theirs,
                        answer.fingerprint(),
                        (buf, off, len) -> toServer(Arrays.copyOfRange(buf, off, off + len)),
                        new DtlsListener() {
                            @Override
                            public void established(SrtpKeys keys) {
                                mailbox.add(() -> clientKeys.add(keys));
                            }

                            @Override
                            public void failed(DtlsFailure failure) {}

                            @Override
                            public void closed() {
                                mailbox.add(() -> states.add(TransportState.CLOSED));
                            }
                        },
                        RANDOM));
    }

    private void workUntil(TransportState state) throws InterruptedException {
        while (states.isEmpty() || states.getLast() != state) {
            work();
        }
    }

    private void work() throws InterruptedException {
        Runnable task = mailbox.poll(10, TimeUnit.MILLISECONDS);
        if (task != null) {
            task.run();
        }
        port.tick(System.nanoTime());
        agent.getFirst().tick(System.nanoTime(), outlet(this::toServer));
    }

    private void toServer(byte[] datagram) {
        mailbox.add(() -> port.receive(PEER, datagram, 0, datagram.length, System.nanoTime()));
    }

    private void toClient(byte[] datagram) {
        mailbox.add(() -> {
            if (PacketKind.classify(datagram, 0, datagram.length) == PacketKind.STUN) {
                IceControllingAgent ice = agent.getFirst();
                boolean before = ice.selectedPath().isPresent();
                ice.receive(PEER, datagram, 0, datagram.length, System.nanoTime());
                if (!before && ice.selectedPath().isPresent()) {
                    Thread.ofVirtual().start(client.getFirst()::run);
                }
            } else {
                client.getFirst().offer(datagram, 0, datagram.length);
            }
        });
    }

    /** What a node does: the handshake on a thread of its own, everything else on the owner's. */
    private Handshake begin(HandshakeRequest request) {
        DatagramSink out =
                (buf, off, len) -> {
                    byte[] datagram = Arrays.copyOfRange(buf, off, off + len);
                    mailbox.add(() -> request.out().send(datagram, 0, datagram.length));
                };
        DtlsListener listener =
                new DtlsListener() {
                    @Override
                    public void established(SrtpKeys keys) {
                        mailbox.add(() -> request.listener().established(keys));
                    }

                    @Override
                    public void failed(DtlsFailure failure) {
                        mailbox.add(() -> request.listener().failed(failure));
                    }

                    @Override
                    public void closed() {
                        mailbox.add(() -> request.listener().closed());
                    }
                };
        DtlsTransport transport =
                new DtlsTransport(DtlsRole.SERVER, ours, request.expected(), out, listener, RANDOM);
        Thread.ofVirtual().start(transport::run);
        return new Handshake() {
            @Override
            public DtlsIntake offer(byte[] buf, int off, int len) {
                return transport.offer(buf, off, len);
            }

            @Override
            public void close() {
                transport.close();
            }
        };
    }

    private interface Datagrams {
        void take(byte[] datagram);
    }

    private static PacketOutlet outlet(Datagrams to) {
        return new PacketOutlet() {
            @Override
            public void send(Path path, byte[] buf, int off, int len) {
                to.take(Arrays.copyOfRange(buf, off, off + len));
            }

            @Override
            public void flush() {}
        };
    }
}
