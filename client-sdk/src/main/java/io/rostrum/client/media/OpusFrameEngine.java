package io.rostrum.client.media;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.rostrum.protocol.control.ServerMessage.MediaSlot;
import io.rostrum.protocol.media.dtls.DtlsIdentity;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Sound as Opus frames, in pure Java: ICE, DTLS and SRTP of our own over one UDP socket. Nothing is
 * encoded, decoded, buffered or repaired: for robots, load tests and gateways.
 *
 * <p>Each engine lives on one of the event loops it is given, which thousands of engines may share;
 * besides them, only a handshake has a (virtual) thread. What reaches the network is sealed; what
 * reaches the sink is genuine.
 */
public final class OpusFrameEngine implements MediaEngine {

    private final EventLoop loop;
    private final OpusFrameConfig config;
    private final OpusFrameSink sink;
    private final EngineClock clock;
    private final SecureRandom random;
    private final DtlsIdentity identity;

    // These belong to the event loop.
    private Optional<OpusSession> current = Optional.empty();
    private Optional<OpusSession> offered = Optional.empty();
    private MediaObserver observer = (state, detail) -> {};
    private final Set<Playback> playing = new HashSet<>();

    private volatile MediaState state = MediaState.NEW;

    /** An engine on one of the loops, by the system's clock. */
    public OpusFrameEngine(EventLoopGroup loops, OpusFrameConfig config, OpusFrameSink sink) {
        this(loops, config, sink, InstantSource.system(), new SecureRandom());
    }

    /**
     * @param loops epoll or NIO; not closed by the engine
     * @param time for sender reports
     * @param random cryptographically strong
     */
    public OpusFrameEngine(
            EventLoopGroup loops,
            OpusFrameConfig config,
            OpusFrameSink sink,
            InstantSource time,
            SecureRandom random) {
        this(loops, config, sink, new EngineClock(time, System::nanoTime), random);
    }

    OpusFrameEngine(
            EventLoopGroup loops,
            OpusFrameConfig config,
            OpusFrameSink sink,
            EngineClock clock,
            SecureRandom random) {
        this.loop = loops.next();
        this.config = config;
        this.sink = sink;
        this.clock = clock;
        this.random = random;
        this.identity =
                config.identity()
                        .orElseGet(() -> DtlsIdentity.generate(random, clock.wall().instant()));
    }

    @Override
    public void observe(MediaObserver next) {
        run(() -> observer = next);
    }

    @Override
    public CompletionStage<String> offer(OfferKind kind) {
        return call(() -> offerNow(kind));
    }

    private CompletableFuture<String> offerNow(OfferKind kind) {
        if (offered.isPresent()) {
            return CompletableFuture.failedFuture(
                    new IllegalStateException("an offer waits for its answer"));
        }
        // Where the keys are gone, another way to them is of no use.
        if (kind == OfferKind.ICE_RESTART && current.isPresent() && state != MediaState.LOST) {
            offered = current;
            return CompletableFuture.completedFuture(current.get().offerRestart());
        }
        OpusSession session =
                new OpusSession(loop, config, identity, random, clock, sink, this::changed);
        offered = Optional.of(session);
        return session.offer()
                .whenComplete((sdp, failure) -> {
                    if (failure != null) {
                        forgetOffer();
                    }
                });
    }

    @Override
    public CompletionStage<Void> answer(String sdp, List<MediaSlot> slots) {
        List<MediaSlot> copy = List.copyOf(slots);
        return call(
                        () -> {
                            try {
                                answerNow(sdp, copy);
                                return CompletableFuture.completedStage(sdp).toCompletableFuture();
                            } catch (MediaException unusable) {
                                forgetOffer();
                                return CompletableFuture.failedFuture(unusable);
                            }
                        })
                .thenAccept(inForce -> {});
    }

    private void answerNow(String sdp, List<MediaSlot> slots) throws MediaException {
        OpusSession session =
                offered.orElseThrow(() -> new MediaException("no offer waits for an answer"));
        if (offered.equals(current)) {
            goOn(session, sdp);
            offered = Optional.empty();
        } else {
            session.begin(sdp, slots);
            offered = Optional.empty();
            current.ifPresent(OpusSession::close);
            current = Optional.of(session);
            tell(MediaState.CONNECTING, "answered");
        }
    }

    private void goOn(OpusSession session, String sdp) throws MediaException {
        try {
            session.restart(sdp);
        } catch (MediaException forgotten) {
            tell(MediaState.LOST, forgotten.toString());
            throw forgotten;
        }
    }

    @Override
    public void withdrawOffer() {
        run(this::forgetOffer);
    }

    private void forgetOffer() {
        offered.filter(session -> !offered.equals(current)).ifPresent(OpusSession::close);
        offered = Optional.empty();
    }

    private void changed(OpusSession session, MediaState next, String detail) {
        if (current.filter(each -> each == session).isPresent()) {
            tell(next, detail);
        }
    }

    private void tell(MediaState next, String detail) {
        if (state != next && state != MediaState.CLOSED) {
            state = next;
            observer.stateChanged(next, detail);
        }
    }

    @Override
    public MediaState state() {
        return state;
    }

    /**
     * Sends a frame now. The caller keeps the pace: one frame after the other as long as each
     * plays; after a pause the timestamps skip it. Lost unless {@link MediaState#CONNECTED}.
     */
    public void send(OpusFrame frame) {
        if (loop.inEventLoop()) {
            sendNow(frame);
        } else {
            run(() -> sendNow(frame));
        }
    }

    private void sendNow(OpusFrame frame) {
        current.ifPresent(session -> session.send(frame, clock.now()));
    }

    /** Sends what a source gives at its pace, connected or not, as a microphone would. */
    public Playback play(OpusFrameSource source) {
        Playback playback = new Playback();
        run(() -> {
            if (state == MediaState.CLOSED) {
                playback.finish();
            } else {
                playing.add(playback);
                step(playback, source, clock.now());
            }
        });
        if (loop.isShuttingDown()) {
            playback.finish();
        }
        return playback;
    }

    private void step(Playback playback, OpusFrameSource source, long dueNanos) {
        Optional<OpusFrame> frame = playback.isFinished() ? Optional.empty() : source.next();
        if (frame.isEmpty()) {
            playing.remove(playback);
            playback.finish();
            return;
        }
        sendNow(frame.get());
        long next = dueNanos + frame.get().samples() * 1_000_000_000L / 48_000;
        var unused =
                loop.schedule(
                        () -> step(playback, source, next),
                        Math.max(0, next - clock.now()),
                        TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        run(() -> {
            if (state != MediaState.CLOSED) {
                List.copyOf(playing).forEach(Playback::finish);
                forgetOffer();
                current.ifPresent(OpusSession::close);
                tell(MediaState.CLOSED, "closed");
            }
        });
    }

    private void run(Runnable task) {
        try {
            loop.execute(task);
        } catch (RejectedExecutionException ended) {
            // The loops are shut down, and with them everything of this engine.
        }
    }

    private <T> CompletableFuture<T> call(Supplier<CompletableFuture<T>> task) {
        return CompletableFuture.completedFuture(task)
                .thenComposeAsync(
                        now ->
                                state == MediaState.CLOSED
                                        ? CompletableFuture.failedFuture(
                                                new IllegalStateException("closed"))
                                        : now.get(),
                        loop);
    }
}
