package io.rostrum.it;

import io.rostrum.client.media.MediaEngine;
import io.rostrum.client.media.MediaObserver;
import io.rostrum.client.media.MediaState;
import io.rostrum.client.media.OfferKind;
import io.rostrum.protocol.control.ServerMessage.MediaSlot;
import io.rostrum.protocol.media.demux.PacketKind;
import io.rostrum.protocol.media.dtls.DtlsFailure;
import io.rostrum.protocol.media.dtls.DtlsIdentity;
import io.rostrum.protocol.media.dtls.DtlsListener;
import io.rostrum.protocol.media.dtls.DtlsRole;
import io.rostrum.protocol.media.dtls.DtlsTransport;
import io.rostrum.protocol.media.dtls.Fingerprint;
import io.rostrum.protocol.media.ice.CandidatePair;
import io.rostrum.protocol.media.ice.IceControllingAgent;
import io.rostrum.protocol.media.ice.IceCredentials;
import io.rostrum.protocol.media.ice.IceProgress;
import io.rostrum.protocol.media.path.PacketOutlet;
import io.rostrum.protocol.media.path.Path;
import io.rostrum.protocol.media.path.TransportAddress;
import io.rostrum.protocol.media.rtp.RtpWriter;
import io.rostrum.protocol.media.rtp.RtpWriter.Marker;
import io.rostrum.protocol.media.rtp.RtpWriter.Voice;
import io.rostrum.protocol.media.sdp.AnswerResult;
import io.rostrum.protocol.media.sdp.AnsweredSection;
import io.rostrum.protocol.media.sdp.DeclaredSource;
import io.rostrum.protocol.media.sdp.DtlsSetup;
import io.rostrum.protocol.media.sdp.HeaderExtension;
import io.rostrum.protocol.media.sdp.MediaStreamId;
import io.rostrum.protocol.media.sdp.OfferedSection;
import io.rostrum.protocol.media.sdp.Redundancy;
import io.rostrum.protocol.media.sdp.SdpAnswer;
import io.rostrum.protocol.media.sdp.SdpOffer;
import io.rostrum.protocol.media.sdp.SdpOrigin;
import io.rostrum.protocol.media.srtp.SrtpKeys;
import io.rostrum.protocol.media.srtp.SrtpSender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The media end of a client that keeps no rule but those it chooses to: real ICE, DTLS and SRTP
 * over a real socket, and every packet made by hand. What it says is its voice, one byte.
 */
final class RawPeer implements MediaEngine {

    /** Whether a peer does what its offer promises. */
    enum Conduct {
        HONEST,
        /** Is silent once it has a path: never has keys. */
        NO_HANDSHAKE,
        /** Shows another certificate than its offer names. */
        WRONG_CERTIFICATE
    }

    private record Way(InetSocketAddress remote) implements Path {
        @Override
        public TransportAddress reflexive() {
            return TransportAddress.of(remote);
        }
    }

    private static final int ROOM = 1_500;
    private static final int SAMPLES = 960;

    /** A mono Opus packet of one 20 ms frame (RFC 6716 section 3.1). */
    private static final byte OPUS_20_MS = (byte) 0xF8;

    final int ssrc;
    private final byte voice;
    private final Conduct conduct;
    private final SecureRandom random = new SecureRandom();
    private final DatagramSocket socket;
    private final DtlsIdentity identity = DtlsIdentity.generate(random, Instant.EPOCH);
    private final IceCredentials local = IceCredentials.generate(random);
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("raw-peer").factory());
    private final CompletableFuture<InetSocketAddress> path = new CompletableFuture<>();
    private final CompletableFuture<SrtpSender> keys = new CompletableFuture<>();
    private final CompletableFuture<SdpAnswer> answered = new CompletableFuture<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    private Optional<IceControllingAgent> ice = Optional.empty();
    private Optional<DtlsTransport> dtls = Optional.empty();
    private int sequence = random.nextInt(1 << 15);
    private int timestamp = random.nextInt();

    RawPeer(int voice, Conduct conduct) {
        this.voice = (byte) voice;
        this.conduct = conduct;
        this.ssrc = random.nextInt();
        try {
            socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::receive);
    }

    @Override
    public void observe(MediaObserver observer) {}

    @Override
    public CompletionStage<String> offer(OfferKind kind) {
        return CompletableFuture.completedStage(offer());
    }

    /** An offer to send on one section and receive on another. */
    String offer() {
        Fingerprint promised =
                conduct == Conduct.WRONG_CERTIFICATE
                        ? Fingerprint.sha256(new byte[] {66})
                        : identity.fingerprint();
        return new SdpOffer(
                        new SdpOrigin(random.nextInt(1 << 30), 1),
                        local,
                        promised,
                        DtlsSetup.ACTPASS,
                        List.of(
                                OfferedSection.Audio.sending(
                                        "microphone",
                                        new DeclaredSource(Integer.toUnsignedLong(ssrc), "raw"),
                                        new MediaStreamId("raw", "microphone"),
                                        Redundancy.DECLINED),
                                OfferedSection.Audio.receiving("slot")))
                .format();
    }

    @Override
    public CompletionStage<Void> answer(String sdp, List<MediaSlot> slots) {
        SdpAnswer answer = ((AnswerResult.Accepted) SdpAnswer.parse(sdp)).answer();
        answered.complete(answer);
        List<CandidatePair> pairs =
                answer.candidates().stream()
                        .map(candidate ->
                                new CandidatePair(
                                        new Way(
                                                candidate
                                                        .address()
                                                        .orElseThrow()
                                                        .toSocketAddress()),
                                        0xFFFF,
                                        candidate.priority()))
                        .toList();
        thread.execute(() -> {
            ice =
                    Optional.of(
                            new IceControllingAgent(
                                    local, answer.ice(), pairs, random, System.nanoTime()));
            tick();
        });
        return CompletableFuture.completedStage(null);
    }

    @Override
    public void withdrawOffer() {}

    @Override
    public MediaState state() {
        return keys.isDone() ? MediaState.CONNECTED : MediaState.CONNECTING;
    }

    /** Done when the peer can do what it came for. */
    CompletableFuture<?> ready() {
        return switch (conduct) {
            case HONEST -> keys;
            case NO_HANDSHAKE -> path;
            case WRONG_CERTIFICATE -> ended;
        };
    }

    /** The server's answer; after {@link #ready()}. */
    SdpAnswer answer() {
        return answered.join();
    }

    /** Where the server receives; after {@link #ready()}. */
    InetSocketAddress server() {
        return path.join();
    }

    private void tick() {
        ice.orElseThrow().tick(System.nanoTime(), new Outlet());
        if (!socket.isClosed()) {
            var _ =
                    thread.schedule(
                            this::tick,
                            path.isDone() ? 1_000_000_000L : IceControllingAgent.TICK_NANOS,
                            TimeUnit.NANOSECONDS);
        }
    }

    private void receive() {
        byte[] buf = new byte[2_048];
        while (!socket.isClosed()) {
            DatagramPacket datagram = new DatagramPacket(buf, buf.length);
            try {
                socket.receive(datagram);
            } catch (IOException closed) {
                continue;
            }
            byte[] bytes = Arrays.copyOf(buf, datagram.getLength());
            InetSocketAddress from = (InetSocketAddress) datagram.getSocketAddress();
            if (!thread.isShutdown()) {
                thread.execute(() -> received(from, bytes));
            }
        }
    }

    private void received(InetSocketAddress from, byte[] bytes) {
        switch (PacketKind.classify(bytes, 0, bytes.length)) {
            case STUN -> {
                IceProgress progress =
                        ice.orElseThrow()
                                .receive(new Way(from), bytes, 0, bytes.length, System.nanoTime());
                if (progress == IceProgress.Advanced.SELECTED && path.complete(from)) {
                    handshake();
                }
            }
            case DTLS -> dtls.ifPresent(association -> association.offer(bytes, 0, bytes.length));
            case RTP, RTCP, TURN_CHANNEL, UNKNOWN -> {}
        }
    }

    private void handshake() {
        if (conduct == Conduct.NO_HANDSHAKE) {
            return;
        }
        DtlsTransport association =
                new DtlsTransport(
                        DtlsRole.CLIENT,
                        identity,
                        answer().fingerprint(),
                        (buf, off, len) -> send(Arrays.copyOfRange(buf, off, off + len)),
                        new DtlsListener() {
                            @Override
                            public void established(SrtpKeys made) {
                                keys.complete(new SrtpSender(made));
                            }

                            @Override
                            public void failed(DtlsFailure failure) {
                                ended.complete(null);
                            }

                            @Override
                            public void closed() {
                                ended.complete(null);
                            }
                        },
                        random);
        dtls = Optional.of(association);
        Thread.ofVirtual().start(association::run);
    }

    /** Speaks from now on, a packet each 20 ms, until it is closed. */
    void speak() {
        var _ = thread.scheduleAtFixedRate(() -> send(packet(ssrc)), 0, 20, TimeUnit.MILLISECONDS);
    }

    /** The next packet with this SSRC, sealed with this peer's keys; not sent. */
    byte[] packet(int source) {
        byte[] buf = new byte[ROOM];
        int len = rtp(buf, source);
        synchronized (keys) {
            return Arrays.copyOf(buf, keys.join().protect(buf, 0, len));
        }
    }

    /** The next packet as it would be without any key. */
    byte[] unsealed() {
        byte[] buf = new byte[ROOM];
        return Arrays.copyOf(buf, rtp(buf, ssrc));
    }

    private synchronized int rtp(byte[] buf, int source) {
        AnsweredSection.Uplink uplink =
                answer().sections().stream()
                        .filter(AnsweredSection.Uplink.class::isInstance)
                        .map(AnsweredSection.Uplink.class::cast)
                        .findFirst()
                        .orElseThrow();
        timestamp += SAMPLES;
        int at =
                new RtpWriter()
                        .begin(
                                buf,
                                0,
                                Marker.CLEAR,
                                uplink.opus().payloadType(),
                                sequence++,
                                timestamp,
                                source)
                        .audioLevel(
                                uplink.extensions().idOf(HeaderExtension.AUDIO_LEVEL).orElseThrow(),
                                20,
                                Voice.SPEECH)
                        .end();
        buf[at] = OPUS_20_MS;
        buf[at + 1] = voice;
        return at + 40;
    }

    /** Whose voice an Opus packet of a raw peer carries. */
    static int voice(byte[] buf, int off) {
        return buf[off + 1];
    }

    /** From this peer's own socket to the server. */
    void send(byte[] datagram) {
        send(socket, server(), datagram);
    }

    static void send(DatagramSocket from, InetSocketAddress to, byte[] datagram) {
        try {
            from.send(new DatagramPacket(datagram, datagram.length, to));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Outlet implements PacketOutlet {
        @Override
        public void send(Path way, byte[] buf, int off, int len) {
            RawPeer.send(socket, ((Way) way).remote(), Arrays.copyOfRange(buf, off, off + len));
        }

        @Override
        public void flush() {}
    }

    @Override
    public void close() {
        thread.shutdownNow();
        socket.close();
    }
}
