package io.rostrum.client.media;

import io.rostrum.protocol.control.ServerMessage.MediaSlot;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Sound as PCM, by libwebrtc: what a browser has, with its jitter buffer, concealment and echo
 * cancellation. Needs {@code dev.onvoid.webrtc:webrtc-java} and its native library on the class
 * path, which are optional dependencies of this module; run the JVM with {@code
 * --enable-native-access=ALL-UNNAMED}.
 *
 * <p>Microphone sound is mono at 48 kHz, pushed in blocks of 10 ms. A bug in native code ends the
 * JVM, not the engine: keep what must live elsewhere.
 */
public final class PcmEngine implements MediaEngine {

    /** Samples a second of what is pushed. */
    public static final int SAMPLE_RATE = 48_000;

    /** Samples in a pushed block: 10 ms. */
    public static final int BLOCK = SAMPLE_RATE / 100;

    private final PcmConfig config;
    private final ScheduledThreadPoolExecutor thread;
    private final NativeAudio audio;

    // These belong to the engine's thread.
    private Optional<PcmConnection> current = Optional.empty();
    private Optional<PcmConnection> offered = Optional.empty();
    private MediaObserver observer = (state, detail) -> {};

    private volatile MediaState state = MediaState.NEW;
    private final Set<Playback> playing = ConcurrentHashMap.newKeySet();

    /**
     * Loads libwebrtc and its audio device module.
     *
     * @throws MediaException when the native library is not there or cannot be loaded
     */
    public static PcmEngine open(PcmConfig config) throws MediaException {
        ScheduledThreadPoolExecutor thread =
                new ScheduledThreadPoolExecutor(
                        1,
                        task -> Thread.ofPlatform().daemon().name("rostrum-pcm").unstarted(task));
        thread.setRemoveOnCancelPolicy(true);
        try {
            return new PcmEngine(
                    config,
                    thread,
                    CompletableFuture.supplyAsync(() -> new NativeAudio(config.sound()), thread)
                            .join());
        } catch (RuntimeException | LinkageError e) {
            thread.shutdownNow();
            throw new MediaException("libwebrtc cannot be used here: " + e.getCause());
        }
    }

    private PcmEngine(PcmConfig config, ScheduledThreadPoolExecutor thread, NativeAudio audio) {
        this.config = config;
        this.thread = thread;
        this.audio = audio;
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
        boolean goesOn = kind == OfferKind.ICE_RESTART && state != MediaState.LOST;
        PcmConnection connection =
                goesOn && current.isPresent()
                        ? current.get()
                        : new PcmConnection(audio, config, thread, this::changed);
        offered = Optional.of(connection);
        return connection
                .offer(kind)
                .whenCompleteAsync(
                        (sdp, failure) -> {
                            if (failure != null) {
                                forgetOffer();
                            }
                        },
                        thread);
    }

    @Override
    public CompletionStage<Void> answer(String sdp, List<MediaSlot> slots) {
        return call(() -> answerNow(sdp, List.copyOf(slots)));
    }

    private CompletableFuture<Void> answerNow(String sdp, List<MediaSlot> slots) {
        if (offered.isEmpty()) {
            return CompletableFuture.failedFuture(new MediaException("no offer waits for it"));
        }
        PcmConnection connection = offered.get();
        boolean another = !offered.equals(current);
        if (another) {
            // New streams begin: nobody may push until they stand.
            audio.close();
        }
        return connection
                .answer(sdp, slots)
                .whenComplete((inForce, failure) -> {
                    if (failure == null) {
                        accepted(connection);
                    } else {
                        forgetOffer();
                        openMicrophone();
                    }
                })
                .thenAccept(inForce -> {});
    }

    private void accepted(PcmConnection connection) {
        offered = Optional.empty();
        if (!current.equals(Optional.of(connection))) {
            current.ifPresent(PcmConnection::close);
            current = Optional.of(connection);
            tell(MediaState.CONNECTING, "answered");
        }
        // It may have connected before libwebrtc reported that the answer is in force.
        follow(connection);
    }

    private void follow(PcmConnection connection) {
        connection.reported().ifPresent(next -> tell(next, "libwebrtc says so"));
        openMicrophone();
    }

    private void openMicrophone() {
        if (state == MediaState.CONNECTED) {
            switch (config.sound()) {
                case PcmSound.Publishing publishing -> audio.open();
                case PcmSound.Both both ->
                        current.ifPresent(connection -> connection.onceSending(audio::open));
                case PcmSound.Listening listening -> {}
                case PcmSound.Devices devices -> {}
            }
        }
    }

    @Override
    public void withdrawOffer() {
        run(this::forgetOffer);
    }

    private void forgetOffer() {
        if (offered.isPresent()) {
            if (offered.equals(current)) {
                offered.get().rollback();
            } else {
                offered.get().close();
            }
            offered = Optional.empty();
        }
    }

    /** On a thread of libwebrtc's. */
    private void changed(PcmConnection connection, MediaState next) {
        run(() -> {
            connection.report(next);
            if (current.equals(Optional.of(connection))) {
                follow(connection);
            }
        });
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
     * Speaks 10 ms of mono sound at 48 kHz into the microphone. The caller keeps the pace: one
     * block every 10 ms. Dropped unless {@link MediaState#CONNECTED} once was reached. From any
     * thread.
     *
     * @param block of {@link #BLOCK} samples; copied
     */
    public void push(short[] block) {
        if (block.length != BLOCK) {
            throw new IllegalArgumentException("a block has 480 samples, not " + block.length);
        }
        audio.push(block);
    }

    /** Speaks what a source gives, block by block, at its pace. */
    public Playback play(PcmSource source) {
        Playback playback = new Playback();
        short[] block = new short[BLOCK];
        try {
            ScheduledFuture<?> pace =
                    thread.scheduleAtFixedRate(
                            () -> {
                                switch (source.fill(block)) {
                                    case BLOCK -> audio.push(block);
                                    case END -> playback.finish();
                                }
                            },
                            0,
                            10,
                            TimeUnit.MILLISECONDS);
            playing.add(playback);
            playback.done()
                    .whenComplete((ended, failure) -> {
                        pace.cancel(false);
                        playing.remove(playback);
                    });
        } catch (RejectedExecutionException closed) {
            playback.finish();
        }
        return playback;
    }

    @Override
    public void close() {
        run(() -> {
            if (state != MediaState.CLOSED) {
                playing.forEach(Playback::finish);
                audio.close();
                offered.filter(each -> !offered.equals(current)).ifPresent(PcmConnection::close);
                current.ifPresent(PcmConnection::close);
                audio.dispose();
                tell(MediaState.CLOSED, "closed");
                thread.shutdown();
            }
        });
    }

    private void run(Runnable task) {
        try {
            thread.execute(task);
        } catch (RejectedExecutionException closed) {
            // Closed: there is nothing left that could be done or told.
        }
    }

    private <T> CompletionStage<T> call(Supplier<CompletableFuture<T>> task) {
        return thread.isShutdown()
                ? CompletableFuture.failedFuture(new IllegalStateException("closed"))
                : CompletableFuture.completedFuture(task).thenComposeAsync(Supplier::get, thread);
    }
}
