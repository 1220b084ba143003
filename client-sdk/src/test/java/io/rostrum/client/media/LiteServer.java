package io.rostrum.client.media;

import io.rostrum.protocol.control.ServerMessage.MediaSlot;
import io.rostrum.protocol.control.ServerMessage.SlotPurpose;
import io.rostrum.protocol.media.demux.PacketKind;
import io.rostrum.protocol.media.dtls.DtlsFailure;
import io.rostrum.protocol.media.dtls.DtlsIdentity;
import io.rostrum.protocol.media.dtls.DtlsListener;
import io.rostrum.protocol.media.dtls.DtlsRole;
import io.rostrum.protocol.media.dtls.DtlsTransport;
import io.rostrum.protocol.media.dtls.Fingerprint;
import io.rostrum.protocol.media.ice.Candidate;
import io.rostrum.protocol.media.ice.IceCredentials;
import io.rostrum.protocol.media.ice.IceLiteAgent;
import io.rostrum.protocol.media.path.PacketOutlet;
import io.rostrum.protocol.media.path.Path;
import io.rostrum.protocol.media.path.TransportAddress;
import io.rostrum.protocol.media.sdp.AnswerPolicy;
import io.rostrum.protocol.media.sdp.DeclaredSource;
import io.rostrum.protocol.media.sdp.MediaStreamId;
import io.rostrum.protocol.media.sdp.OfferResult;
import io.rostrum.protocol.media.sdp.OfferedSection;
import io.rostrum.protocol.media.sdp.SdpAnswer;
import io.rostrum.protocol.media.sdp.SdpOffer;
import io.rostrum.protocol.media.sdp.SdpOrigin;
import io.rostrum.protocol.media.sdp.SectionDecision;
import io.rostrum.protocol.media.srtp.SrtpKeys;
import io.rostrum.protocol.media.srtp.SrtpReceiver;
import io.rostrum.protocol.media.srtp.SrtpSender;
import io.rostrum.protocol.media.srtp.SrtpStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The media end of a server, for one client at a time: lite ICE, DTLS, SRTP over a real socket. It
 * keeps what it receives and sends what it is told.
 */
final class LiteServer implements AutoCloseable {

    /** The source of the first slot; the others follow. */
    private static final int FIRST_SSRC = 1_000;

    private final DatagramSocket socket;
    private final SecureRandom random = new SecureRandom();
    private final DtlsIdentity identity = DtlsIdentity.generate(random, Instant.EPOCH);
    private final List<byte[]> packets = new ArrayList<>();
    private final List<byte[]> reports = new ArrayList<>();
    private final Map<Integer, Integer> sequences = new HashMap<>();

    private Optional<IceLiteAgent> ice = Optional.empty();
    private Optional<DtlsTransport> dtls = Optional.empty();
    private Optional<SrtpSender> sender = Optional.empty();
    private Optional<SrtpReceiver> receiver = Optional.empty();
    private SdpOrigin origin = new SdpOrigin(1, 0);
    private long clientSession;
    private Fingerprint promised = identity.fingerprint();
    private int goodbyes;

    LiteServer() {
        try {
            socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::receive);
    }

    /** From now on answers promise another certificate than is shown. */
    synchronized void lie() {
        promised = Fingerprint.sha256(new byte[] {1});
    }

    /** Loses all keys, as in a crash. */
    synchronized void crash() {
        clientSession = 0;
        ice = Optional.empty();
        dtls = Optional.empty();
        sender = Optional.empty();
        receiver = Optional.empty();
    }

    /** What each slot of an offer of this shape is for. */
    static List<MediaSlot> slots(int count) {
        List<MediaSlot> slots = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            slots.add(
                    new MediaSlot(
                            "slot" + i,
                            i == count - 1 ? SlotPurpose.INTERPRETATION : SlotPurpose.FLOOR));
        }
        return slots;
    }

    synchronized String answer(String text) {
        SdpOffer offer = ((OfferResult.Accepted) SdpOffer.parse(text)).offer();
        IceCredentials local = IceCredentials.generate(random);
        if (offer.origin().sessionId() == clientSession) {
            ice.orElseThrow().restart(local);
        } else {
            clientSession = offer.origin().sessionId();
            origin = new SdpOrigin(origin.sessionId() + 1, 0);
            ice = Optional.of(new IceLiteAgent(local, System.nanoTime()));
            dtls.ifPresent(DtlsTransport::close);
            associate(offer);
        }
        Map<String, SectionDecision> decisions = new HashMap<>();
        int ssrc = FIRST_SSRC;
        for (OfferedSection.Audio section : offer.audio()) {
            decisions.put(
                    section.mid(),
                    section.direction().sends()
                            ? new SectionDecision.Receive()
                            : new SectionDecision.Play(
                                    new DeclaredSource(ssrc++, "server"),
                                    new MediaStreamId("server", section.mid())));
        }
        TransportAddress address =
                TransportAddress.of((InetSocketAddress) socket.getLocalSocketAddress());
        origin = origin.next();
        return SdpAnswer.to(
                        offer,
                        new SdpAnswer.Transport(
                                origin, local, promised, List.of(Candidate.host(address, 1, 9))),
                        AnswerPolicy.standard(),
                        decisions)
                .format();
    }

    private void associate(SdpOffer offer) {
        DtlsTransport association =
                new DtlsTransport(
                        DtlsRole.SERVER,
                        identity,
                        offer.fingerprint(),
                        (buf, off, len) -> sendSelected(Arrays.copyOfRange(buf, off, off + len)),
                        new DtlsListener() {
                            @Override
                            public void established(SrtpKeys keys) {
                                keyed(keys);
                            }

                            @Override
                            public void failed(DtlsFailure failure) {}

                            @Override
                            public void closed() {}
                        },
                        random);
        dtls = Optional.of(association);
        Thread.ofVirtual().start(association::run);
    }

    private synchronized void keyed(SrtpKeys keys) {
        sender = Optional.of(new SrtpSender(keys));
        receiver = Optional.of(new SrtpReceiver(keys));
    }

    /** Without the lock: DTLS calls it while holding its own. */
    private void sendSelected(byte[] datagram) {
        Optional<Path> path;
        synchronized (this) {
            path = ice.flatMap(IceLiteAgent::selectedPath);
        }
        path.ifPresent(way -> send(((UdpPath) way).remote(), datagram, datagram.length));
    }

    private void send(InetSocketAddress to, byte[] datagram, int len) {
        try {
            socket.send(new DatagramPacket(datagram, len, to));
        } catch (IOException closed) {
            // The network is gone, as networks go.
        }
    }

    private void receive() {
        byte[] buf = new byte[2048];
        while (!socket.isClosed()) {
            DatagramPacket packet = new DatagramPacket(buf, buf.length);
            try {
                socket.receive(packet);
            } catch (IOException closedOrUnreachable) {
                continue;
            }
            received((InetSocketAddress) packet.getSocketAddress(), buf, packet.getLength());
        }
    }

    private void received(InetSocketAddress from, byte[] buf, int len) {
        Optional<DtlsTransport> association;
        synchronized (this) {
            association = dtls;
            switch (PacketKind.classify(buf, 0, len)) {
                case STUN ->
                        ice.ifPresent(agent ->
                                agent.receive(
                                        new UdpPath(from),
                                        buf,
                                        0,
                                        len,
                                        System.nanoTime(),
                                        new Outlet()));
                case RTP ->
                        receiver.filter(r -> r.unprotect(buf, 0, len) == SrtpStatus.OK)
                                .ifPresent(r -> packets.add(Arrays.copyOf(buf, r.length())));
                case RTCP ->
                        receiver.filter(r -> r.unprotectRtcp(buf, 0, len) == SrtpStatus.OK)
                                .ifPresent(r -> report(Arrays.copyOf(buf, r.length())));
                case DTLS, TURN_CHANNEL, UNKNOWN -> {}
            }
        }
        if (PacketKind.classify(buf, 0, len) == PacketKind.DTLS) {
            association.ifPresent(each -> each.offer(buf, 0, len));
        }
    }

    private void report(byte[] compound) {
        reports.add(compound);
        for (int at = 0; at < compound.length; ) {
            if ((compound[at + 1] & 0xFF) == 203) {
                goodbyes++;
            }
            at += 4 * (ByteBuffer.wrap(compound).getShort(at + 2) & 0xFFFF) + 4;
        }
    }

    /** Sends a packet on a slot and returns it as it went over the wire. */
    synchronized byte[] speak(int slot, byte[] payload) {
        int sequence = sequences.merge(slot, 1, Integer::sum);
        byte[] packet = new byte[12 + payload.length + SrtpSender.MAX_OVERHEAD];
        ByteBuffer.wrap(packet)
                .put((byte) 0x80)
                .put((byte) 111)
                .putShort((short) sequence)
                .putInt(960 * sequence)
                .putInt(FIRST_SSRC + slot)
                .put(payload);
        int len = sender.orElseThrow().protect(packet, 0, 12 + payload.length);
        byte[] sealed = Arrays.copyOf(packet, len);
        replay(sealed);
        return sealed;
    }

    /** Puts any bytes on the wire to the client. */
    synchronized void replay(byte[] datagram) {
        Path path = ice.flatMap(IceLiteAgent::selectedPath).orElseThrow();
        send(((UdpPath) path).remote(), datagram, datagram.length);
    }

    synchronized List<byte[]> packets() {
        return List.copyOf(packets);
    }

    synchronized List<byte[]> reports() {
        return List.copyOf(reports);
    }

    synchronized int goodbyes() {
        return goodbyes;
    }

    /** Sends close_notify. */
    void hangUp() {
        Optional<DtlsTransport> association;
        synchronized (this) {
            association = dtls;
        }
        association.ifPresent(DtlsTransport::close);
    }

    @Override
    public void close() {
        hangUp();
        socket.close();
    }

    private final class Outlet implements PacketOutlet {
        @Override
        public void send(Path path, byte[] buf, int off, int len) {
            LiteServer.this.send(
                    ((UdpPath) path).remote(), Arrays.copyOfRange(buf, off, off + len), len);
        }

        @Override
        public void flush() {}
    }
}
