package io.rostrum.bench;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.channel.EventLoopGroup;
import io.rostrum.client.media.OfferKind;
import io.rostrum.client.media.OpusFrame;
import io.rostrum.client.media.OpusFrameConfig;
import io.rostrum.client.media.OpusFrameConfig.Microphone;
import io.rostrum.client.media.OpusFrameEngine;
import io.rostrum.meeting.AudibilityPlan;
import io.rostrum.meeting.ParticipantId;
import io.rostrum.node.media.MediaServer;
import io.rostrum.node.media.RoomMedia;
import io.rostrum.node.media.RoomMediaObserver;
import io.rostrum.node.transport.Transport;
import io.rostrum.protocol.control.ServerMessage.MediaSlot;
import io.rostrum.protocol.control.ServerMessage.SlotPurpose;
import io.rostrum.protocol.media.dtls.DtlsFailure;
import io.rostrum.protocol.media.dtls.DtlsIdentity;
import io.rostrum.sfu.AudibleSource;
import io.rostrum.sfu.EndpointId;
import io.rostrum.sfu.OfferOutcome;
import io.rostrum.sfu.TransportState;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * The server's media plane as {@code serve} runs it, with its own socket and its one thread, and a
 * hall of listeners that reached it by ICE and DTLS and authenticate every packet. Speakers hold
 * the floor, as many as a listener hears at once.
 */
final class Plenary implements AutoCloseable {

    /** Open microphones, and slots for them at each listener. */
    static final int SPEAKERS = 3;

    /** A speaker may send more packets a second, but not many. */
    static final int MOST_PACKETS_OF_A_SPEAKER = 140;

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(120);
    private static final long ANSWER_SECONDS = 20;
    private static final long LOOK_NANOS = 20_000_000L;

    /** What an encoder makes of 20 ms at 32 kbit/s. */
    private static final int OPUS_BYTES = 80;

    private static final byte OPUS_10_MS = (byte) 0xF0;
    private static final int SAMPLES_10_MS = 480;
    private static final int LEVEL = 20;

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final Ears ears = new Ears();
    private final EventLoopGroup mediaLoop = Transport.best().loops(1, "bench-media");
    private final List<OpusFrameEngine> speakers = new ArrayList<>();
    private final List<OpusFrameEngine> listeners = new ArrayList<>();
    private final Set<EndpointId> connected = ConcurrentHashMap.newKeySet();
    private final MediaServer server;
    private final RoomMedia room;
    private final long mediaThread;
    private int next;

    /**
     * Fills the hall.
     *
     * @param clients loops of speakers and listeners
     * @param progress is told how many are connected
     * @throws BenchException if a listener does not get in
     */
    Plenary(EventLoopGroup clients, int count, IntConsumer progress)
            throws IOException, InterruptedException, BenchException {
        SecureRandom random = new SecureRandom();
        server =
                MediaServer.open(
                        Transport.best(),
                        mediaLoop,
                        new MediaServer.Settings(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                                List.of(),
                                SPEAKERS,
                                2,
                                DtlsIdentity.generate(random, Instant.now())),
                        InstantSource.system(),
                        registry,
                        random);
        mediaThread =
                mediaLoop
                        .submit(() -> Thread.currentThread().threadId())
                        .awaitUninterruptibly()
                        .getNow();
        room = server.openRoom(observer());
        DtlsIdentity shared = DtlsIdentity.generate(random, Instant.now());
        for (int i = 0; i < SPEAKERS; i++) {
            speakers.add(join(clients, "speaker" + i, Microphone.PLAIN, 0, shared));
        }
        for (int i = 0; i < count; i++) {
            listeners.add(join(clients, "listener" + i, Microphone.NONE, SPEAKERS + 1, shared));
        }
        awaitAll(SPEAKERS + count, progress);
        room.apply(
                new AudibilityPlan(
                        1, List.of(id("speaker0"), id("speaker1"), id("speaker2")), Map.of()));
    }

    private static ParticipantId id(String name) {
        return new ParticipantId(name);
    }

    private RoomMediaObserver observer() {
        return new RoomMediaObserver() {
            @Override
            public void mediaFailed() {}

            @Override
            public void audible(List<AudibleSource> loudestFirst) {}

            @Override
            public void transportChanged(EndpointId endpoint, TransportState state) {
                if (state == TransportState.CONNECTED) {
                    connected.add(endpoint);
                } else {
                    connected.remove(endpoint);
                }
            }

            @Override
            public void handshakeFailed(EndpointId endpoint, DtlsFailure.Reason reason) {}
        };
    }

    private OpusFrameEngine join(
            EventLoopGroup clients,
            String name,
            Microphone microphone,
            int slots,
            DtlsIdentity identity)
            throws InterruptedException, BenchException {
        OpusFrameEngine engine =
                new OpusFrameEngine(
                        clients,
                        new OpusFrameConfig(microphone, slots, Optional.of(identity)),
                        (slot, sequence, timestamp, buf, off, len) -> ears.hear());
        CompletableFuture<OfferOutcome> outcome = new CompletableFuture<>();
        CompletableFuture<Void> answered =
                engine.offer(OfferKind.NEW_TRANSPORT)
                        .thenCompose(sdp -> {
                            room.offer(id(name), sdp, outcome::complete);
                            return outcome;
                        })
                        .thenCompose(decided ->
                                switch (decided) {
                                    case OfferOutcome.Answered yes ->
                                            engine.answer(yes.sdp(), slots(yes));
                                    case OfferOutcome.Refused no ->
                                            CompletableFuture.failedStage(
                                                    new BenchException("refused: " + no.detail()));
                                })
                        .toCompletableFuture();
        try {
            answered.get(ANSWER_SECONDS, TimeUnit.SECONDS);
        } catch (java.util.concurrent.ExecutionException | TimeoutException e) {
            throw new BenchException(name + " did not get in: " + e.getMessage());
        }
        return engine;
    }

    private static List<MediaSlot> slots(OfferOutcome.Answered answered) {
        return answered.slots().stream()
                .map(slot ->
                        new MediaSlot(
                                slot.mid(),
                                switch (slot.purpose()) {
                                    case FLOOR -> SlotPurpose.FLOOR;
                                    case INTERPRETATION -> SlotPurpose.INTERPRETATION;
                                    case SHARED -> SlotPurpose.SHARED;
                                }))
                .toList();
    }

    private void awaitAll(int all, IntConsumer progress) throws BenchException {
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (connected.size() < all) {
            if (System.nanoTime() > until) {
                throw new BenchException(
                        "only " + connected.size() + " of " + all + " connected in time");
            }
            progress.accept(connected.size());
            LockSupport.parkNanos(LOOK_NANOS);
        }
        progress.accept(all);
    }

    /** Lets the speakers speak by turns; the server's one media thread is measured. */
    Round run(Load load, long nanos) {
        long heard = ears.count();
        long forwarded = forwarded();
        int bursts = load.bursts(nanos);
        long began = System.nanoTime();
        long cpu = CpuClock.nanos(mediaThread);
        Pacer.run(bursts, load.periodNanos(), this::speak);
        long wallNanos = System.nanoTime() - began;
        long expected = (long) bursts * listeners.size();
        long arrived = ears.settle(heard + expected) - heard;
        long cpuNanos = CpuClock.nanos(mediaThread) - cpu;
        // What the server did not forward was lost as well.
        return new Round(Math.max(expected, forwarded() - forwarded), arrived, cpuNanos, wallNanos);
    }

    private void speak() {
        byte[] packet = new byte[OPUS_BYTES];
        Arrays.fill(packet, (byte) next);
        packet[0] = OPUS_10_MS;
        speakers.get(next++ % SPEAKERS).send(new OpusFrame(packet, SAMPLES_10_MS, LEVEL));
    }

    private long forwarded() {
        return (long) registry.get("rostrum.media.forwarded").functionCounter().count();
    }

    /** Bytes of a forwarded datagram, on average. */
    int datagramBytes() {
        double bytes = registry.get("rostrum.media.forwarded.bytes").functionCounter().count();
        return (int) Math.round(bytes / Math.max(1, forwarded()));
    }

    @Override
    public void close() {
        listeners.forEach(OpusFrameEngine::close);
        speakers.forEach(OpusFrameEngine::close);
        server.close();
        mediaLoop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
