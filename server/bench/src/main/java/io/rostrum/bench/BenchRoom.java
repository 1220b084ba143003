package io.rostrum.bench;

import io.rostrum.protocol.media.demux.PacketKind;
import io.rostrum.protocol.media.dtls.DtlsFailure;
import io.rostrum.protocol.media.dtls.DtlsIntake;
import io.rostrum.protocol.media.dtls.Fingerprint;
import io.rostrum.protocol.media.ice.CandidatePair;
import io.rostrum.protocol.media.ice.IceControllingAgent;
import io.rostrum.protocol.media.ice.IceCredentials;
import io.rostrum.protocol.media.path.PacketOutlet;
import io.rostrum.protocol.media.path.Path;
import io.rostrum.protocol.media.path.TransportAddress;
import io.rostrum.protocol.media.rtp.RtpWriter;
import io.rostrum.protocol.media.rtp.RtpWriter.Marker;
import io.rostrum.protocol.media.sdp.AnswerResult;
import io.rostrum.protocol.media.sdp.DeclaredSource;
import io.rostrum.protocol.media.sdp.DtlsSetup;
import io.rostrum.protocol.media.sdp.MediaStreamId;
import io.rostrum.protocol.media.sdp.OfferedSection;
import io.rostrum.protocol.media.sdp.Redundancy;
import io.rostrum.protocol.media.sdp.SdpAnswer;
import io.rostrum.protocol.media.sdp.SdpOffer;
import io.rostrum.protocol.media.sdp.SdpOrigin;
import io.rostrum.protocol.media.srtp.SrtpKeys;
import io.rostrum.protocol.media.srtp.SrtpProfile;
import io.rostrum.protocol.media.srtp.SrtpSender;
import io.rostrum.sfu.AudibleSource;
import io.rostrum.sfu.DropReason;
import io.rostrum.sfu.EndpointId;
import io.rostrum.sfu.Handshake;
import io.rostrum.sfu.MediaConfig;
import io.rostrum.sfu.MediaMeter;
import io.rostrum.sfu.MediaPort;
import io.rostrum.sfu.MediaRoom;
import io.rostrum.sfu.OfferOutcome;
import io.rostrum.sfu.RoomObserver;
import io.rostrum.sfu.RoutingPlan;
import io.rostrum.sfu.TransportState;
import io.rostrum.sfu.WallClock;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A media port without sockets and by a clock of its own: one speaker who has the floor and
 * listeners, with paths checked by real ICE. DTLS alone is left out: keys are given.
 */
final class BenchRoom {

    private static final int SSRC = 0x5EA4_0001;
    private static final int PAYLOAD = 80;
    private static final int ROOM = 200;

    /** Packets come at the rate that a microphone may have. */
    private static final long SPACING = 6_700_000;

    private static final long CHECK_EVERY = 4_000_000_000L;
    private static final byte[] HELLO = {
        22, (byte) 0xFE, (byte) 0xFD, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0
    };

    private record Way(TransportAddress reflexive) implements Path {}

    private record Peer(EndpointId id, Way way, IceControllingAgent ice) {}

    private final SecureRandom random = new SecureRandom();
    private final byte[] exported;
    private final SrtpProfile profile;
    private final List<Peer> peers = new ArrayList<>();
    private final MediaPort port;
    private final MediaRoom room;
    private final SrtpSender sender;
    private final byte[][] sealed;
    private final int[] lengths;
    private Optional<Peer> checking = Optional.empty();
    private long now = 1;
    private long checkedAt;
    private int sequence = 1;
    private long forwarded;

    /**
     * @param batch how many packets of the speaker are made at a time
     */
    BenchRoom(SrtpProfile profile, int listeners, int batch) {
        this.profile = profile;
        exported = new byte[2 * (profile.keyLength() + profile.saltLength())];
        random.nextBytes(exported);
        sender = new SrtpSender(SrtpKeys.ofClient(profile, exported));
        sealed = new byte[batch][ROOM];
        lengths = new int[batch];
        port =
                new MediaPort(
                        new MediaConfig(
                                List.of(new TransportAddress(new byte[] {10, 0, 0, 1}, 5_000)),
                                Fingerprint.sha256(new byte[] {1}),
                                3,
                                new WallClock(Instant.EPOCH, now)),
                        new Outlet(),
                        request ->
                                new Handshake() {
                                    @Override
                                    public DtlsIntake offer(byte[] buf, int off, int len) {
                                        request.listener().established(keys());
                                        return DtlsIntake.TAKEN;
                                    }

                                    @Override
                                    public void close() {}
                                },
                        new Meter(),
                        random);
        room = port.openRoom(new Nobody());
        join("speaker", 1, Optional.of(SSRC));
        for (int i = 0; i < listeners; i++) {
            join("l" + i, 2 + i, Optional.empty());
        }
        room.apply(new RoutingPlan(1, List.of(new EndpointId("speaker")), Map.of()));
    }

    private SrtpKeys keys() {
        return SrtpKeys.ofServer(profile, exported);
    }

    private void join(String name, int number, Optional<Integer> ssrc) {
        IceCredentials local = IceCredentials.generate(random);
        List<OfferedSection> sections = new ArrayList<>();
        ssrc.ifPresent(source ->
                sections.add(
                        OfferedSection.Audio.sending(
                                "up",
                                new DeclaredSource(Integer.toUnsignedLong(source), "c"),
                                new MediaStreamId("s", "t"),
                                Redundancy.DECLINED)));
        for (int i = 0; i < 4; i++) {
            sections.add(OfferedSection.Audio.receiving("m" + i));
        }
        EndpointId id = new EndpointId(name);
        SdpOffer offer =
                new SdpOffer(
                        new SdpOrigin(number, 1),
                        local,
                        Fingerprint.sha256(new byte[] {2}),
                        DtlsSetup.ACTPASS,
                        sections);
        if (!(room.offer(id, offer.format(), now) instanceof OfferOutcome.Answered answered)
                || !(SdpAnswer.parse(answered.sdp()) instanceof AnswerResult.Accepted accepted)) {
            throw new IllegalStateException("the offer is refused");
        }
        Way way =
                new Way(
                        new TransportAddress(
                                new byte[] {10, 1, (byte) (number >> 8), (byte) number}, 4_000));
        Peer peer =
                new Peer(
                        id,
                        way,
                        new IceControllingAgent(
                                local,
                                accepted.answer().ice(),
                                List.of(new CandidatePair(way, 0xFFFF, 1)),
                                random,
                                now));
        peers.add(peer);
        while (peer.ice().selectedPath().isEmpty()) {
            now += IceControllingAgent.TICK_NANOS;
            check(peer);
        }
        keepConsent();
        port.receive(way, HELLO.clone(), 0, HELLO.length, now);
    }

    private void check(Peer peer) {
        checking = Optional.of(peer);
        peer.ice()
                .tick(
                        now,
                        new PacketOutlet() {
                            @Override
                            public void send(Path path, byte[] buf, int off, int len) {
                                port.receive(path, buf.clone(), off, len, now);
                            }

                            @Override
                            public void flush() {}
                        });
        checking = Optional.empty();
    }

    /** Who does not ask again now and then is sent nothing (RFC 7675). */
    private void keepConsent() {
        if (now - checkedAt > CHECK_EVERY) {
            checkedAt = now;
            peers.forEach(this::check);
        }
    }

    /** Makes the speaker's next packets, and lets the room's time pass as far as they need. */
    void prepare() {
        keepConsent();
        port.tick(now);
        for (int i = 0; i < sealed.length; i++) {
            int at =
                    new RtpWriter()
                            .begin(
                                    sealed[i],
                                    0,
                                    Marker.CLEAR,
                                    OfferedSection.OUR_OPUS,
                                    sequence,
                                    sequence * 960,
                                    SSRC)
                            .end();
            sequence++;
            lengths[i] = sender.protect(sealed[i], 0, at + PAYLOAD);
        }
    }

    /** What is measured: the packets go their way. Returns how many were forwarded so far. */
    long forward() {
        Way way = peers.getFirst().way();
        for (int i = 0; i < sealed.length; i++) {
            now += SPACING;
            port.receive(way, sealed[i], 0, lengths[i], now);
        }
        return forwarded;
    }

    private final class Outlet implements PacketOutlet {
        @Override
        public void send(Path path, byte[] buf, int off, int len) {
            if (checking.isPresent() && PacketKind.classify(buf, off, len) == PacketKind.STUN) {
                Peer peer = checking.get();
                var _ = peer.ice().receive(path, buf, off, len, now);
            }
        }

        @Override
        public void flush() {}
    }

    private final class Meter implements MediaMeter {
        @Override
        public void received(int bytes) {}

        @Override
        public void forwarded(int bytes) {
            forwarded++;
        }

        @Override
        public void dropped(DropReason reason) {
            throw new IllegalStateException("dropped: " + reason);
        }

        @Override
        public void repaired() {}

        @Override
        public void handshakeFailed(DtlsFailure.Reason reason) {
            throw new IllegalStateException("no keys: " + reason);
        }
    }

    private static final class Nobody implements RoomObserver {
        @Override
        public void audible(List<AudibleSource> loudestFirst) {}

        @Override
        public void transportChanged(EndpointId endpoint, TransportState state) {}

        @Override
        public void handshakeFailed(EndpointId endpoint, DtlsFailure.Reason reason) {}
    }
}
