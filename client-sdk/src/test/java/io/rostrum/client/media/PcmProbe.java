package io.rostrum.client.media;

import io.rostrum.client.sound.PitchMeter;
import io.rostrum.client.sound.Tone;
import io.rostrum.protocol.control.ServerMessage.MediaSlot;
import io.rostrum.protocol.control.ServerMessage.SlotPurpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * What {@link PcmEngineTest} runs in a JVM of its own: a bug in native code ends that one. Exits
 * with 0 when the engine did what it should, with 77 when there is no libwebrtc to try it with.
 */
final class PcmProbe {

    static final int NO_LIBWEBRTC = 77;

    private static final double OURS = 440;
    private static final double THEIRS = 660;
    private static final double NOBODYS = 550;

    private final Map<String, PitchMeter> ears = new ConcurrentHashMap<>();

    private PcmProbe() {}

    public static void main(String[] args) throws Exception {
        try {
            new NativeAudio(new PcmSound.Listening((s, p, r, c) -> {})).dispose();
        } catch (RuntimeException | LinkageError missing) {
            missing.printStackTrace();
            System.exit(NO_LIBWEBRTC);
        }
        PcmProbe probe = new PcmProbe();
        switch (args[0]) {
            case "publish" -> probe.publish();
            case "listen" -> probe.listen();
            case "both" -> probe.both();
            default -> throw new IllegalArgumentException(args[0]);
        }
        System.exit(0);
    }

    private void publish() throws Exception {
        try (PcmEngine engine = open(new PcmSound.Publishing(), 0);
                RawAnswerer server = new RawAnswerer(THEIRS, OURS, THEIRS, NOBODYS)) {
            Playback playback = engine.play(tone());
            negotiate(engine, server, OfferKind.NEW_TRANSPORT);
            await(() -> server.heard().equals(Set.of(OURS)));
            playback.stop();
            await(() -> server.heard().isEmpty());
        }
    }

    private void listen() throws Exception {
        try (PcmEngine engine = open(new PcmSound.Listening(this::hear), 3);
                RawAnswerer server = new RawAnswerer(THEIRS, OURS)) {
            negotiate(engine, server, OfferKind.NEW_TRANSPORT);
            await(() -> allHear(3, THEIRS));
        }
    }

    private void both() throws Exception {
        PcmEngine engine = open(new PcmSound.Both(this::hear), 2);
        Playback playback = engine.play(tone());
        try (RawAnswerer server = new RawAnswerer(THEIRS, OURS, THEIRS, NOBODYS)) {
            negotiate(engine, server, OfferKind.NEW_TRANSPORT);
            await(() -> allHear(2, THEIRS) && server.heard().equals(Set.of(OURS)));

            engine.offer(OfferKind.ICE_RESTART).toCompletableFuture().get(5, TimeUnit.SECONDS);
            engine.withdrawOffer();
            negotiate(engine, server, OfferKind.ICE_RESTART);
            ears.clear();
            await(() -> allHear(2, THEIRS) && server.heard().equals(Set.of(OURS)));

            // The server's keys are gone: another transport, and the old one says no more.
            try (RawAnswerer after = new RawAnswerer(NOBODYS, OURS, THEIRS)) {
                negotiate(engine, after, OfferKind.NEW_TRANSPORT);
                ears.clear();
                await(() -> allHear(2, NOBODYS) && after.heard().equals(Set.of(OURS)));
                await(() -> server.heard().isEmpty());
            }
        }
        engine.close();
        engine.close();
        await(() -> engine.state() == MediaState.CLOSED);
        playback.done().toCompletableFuture().get(1, TimeUnit.SECONDS);
        try {
            engine.offer(OfferKind.NEW_TRANSPORT).toCompletableFuture().get(5, TimeUnit.SECONDS);
            throw new AssertionError("a closed engine made an offer");
        } catch (ExecutionException closed) {
            engine.push(new short[PcmEngine.BLOCK]);
        }
    }

    private static PcmEngine open(PcmSound sound, int slots) throws MediaException {
        PcmEngine engine = PcmEngine.open(new PcmConfig(sound, slots, PcmNetwork.ANY_ROUTE));
        engine.observe((state, detail) -> System.out.println(state + ": " + detail));
        return engine;
    }

    private static PcmSource tone() {
        Tone tone = new Tone(PcmEngine.SAMPLE_RATE, OURS);
        return block -> {
            tone.fill(block);
            return PcmSource.Next.BLOCK;
        };
    }

    private static void negotiate(PcmEngine engine, RawAnswerer server, OfferKind kind)
            throws Exception {
        String offer = engine.offer(kind).toCompletableFuture().get(10, TimeUnit.SECONDS);
        List<MediaSlot> slots = new ArrayList<>();
        String mid = "";
        for (String line : offer.lines().toList()) {
            if (line.startsWith("a=mid:")) {
                mid = line.substring("a=mid:".length());
            } else if (line.equals("a=recvonly")) {
                slots.add(new MediaSlot(mid, SlotPurpose.FLOOR));
            }
        }
        String answer = server.answer(offer);
        engine.answer(answer, slots).toCompletableFuture().get(10, TimeUnit.SECONDS);
        await(() -> engine.state() == MediaState.CONNECTED);
    }

    private void hear(MediaSlot slot, short[] samples, int rate, int channels) {
        PitchMeter meter =
                ears.computeIfAbsent(
                        slot.mid(), mid -> new PitchMeter(rate, OURS, THEIRS, NOBODYS));
        short[] mono = new short[samples.length / channels];
        for (int i = 0; i < mono.length; i++) {
            mono[i] = samples[i * channels];
        }
        synchronized (meter) {
            meter.accept(mono, 0, mono.length);
        }
    }

    private boolean allHear(int slots, double frequency) {
        SortedSet<String> hearing = new TreeSet<>();
        ears.forEach((mid, meter) -> {
            synchronized (meter) {
                if (meter.heard(-40).equals(Set.of(frequency))) {
                    hearing.add(mid);
                }
            }
        });
        return hearing.size() == slots;
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(15, TimeUnit.SECONDS)
                .pollInterval(20, TimeUnit.MILLISECONDS)
                .until(condition);
    }
}
