package io.rostrum.it;

import static io.rostrum.it.TestMeeting.get;
import static org.awaitility.Awaitility.await;

import io.rostrum.client.ClientLoops;
import io.rostrum.client.RostrumClient;
import io.rostrum.client.media.OpusFrameConfig;
import io.rostrum.client.media.OpusFrameConfig.Microphone;
import io.rostrum.client.media.OpusFrameEngine;
import io.rostrum.client.media.PcmConfig;
import io.rostrum.client.media.PcmEngine;
import io.rostrum.client.media.PcmNetwork;
import io.rostrum.client.media.PcmSink;
import io.rostrum.client.media.PcmSound;
import io.rostrum.client.media.PcmSource;
import io.rostrum.client.sound.PitchMeter;
import io.rostrum.client.sound.Tone;
import io.rostrum.protocol.control.Role;
import io.rostrum.protocol.control.ServerMessage.MediaSlot;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From token to ear with libwebrtc at both ends: who is heard is who has the floor, and nobody
 * else.
 */
@Needs(Needs.Part.LIBWEBRTC)
class SoundTest {

    private static final double FIRST_DELEGATE = 440;
    private static final double SECOND_DELEGATE = 660;
    private static final double INTERPRETER = 880;
    private static final double AUDIBLE_DBFS = -45;
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @TempDir Path folder;

    /** Hears with libwebrtc's ears, each slot by itself. */
    private static final class Listener implements PcmSink {

        private final Map<String, PitchMeter> bySlot = new HashMap<>();

        @Override
        public synchronized void hear(
                MediaSlot slot, short[] samples, int sampleRate, int channels) {
            short[] mono = new short[samples.length / channels];
            for (int i = 0; i < mono.length; i++) {
                mono[i] = samples[i * channels];
            }
            bySlot.computeIfAbsent(
                            slot.mid(),
                            _ ->
                                    new PitchMeter(
                                            sampleRate,
                                            FIRST_DELEGATE,
                                            SECOND_DELEGATE,
                                            INTERPRETER))
                    .accept(mono, 0, mono.length);
        }

        /** The tones heard now, in any slot. */
        synchronized Set<Double> tones() {
            Set<Double> heard = new TreeSet<>();
            for (PitchMeter meter : bySlot.values()) {
                heard.addAll(meter.heard(AUDIBLE_DBFS));
            }
            return heard;
        }
    }

    private static PcmEngine speaking(double frequency) throws Exception {
        PcmEngine engine =
                PcmEngine.open(new PcmConfig(new PcmSound.Publishing(), 0, PcmNetwork.ANY_ROUTE));
        Tone tone = new Tone(PcmEngine.SAMPLE_RATE, frequency);
        engine.play(block -> {
            tone.fill(block);
            return PcmSource.Next.BLOCK;
        });
        return engine;
    }

    private static void awaitOnly(Listener listener, Double... expected) {
        Set<Double> wanted = new TreeSet<>(List.of(expected));
        await("only " + wanted)
                .atMost(PATIENCE)
                .during(Duration.ofMillis(700))
                .until(listener::tones, wanted::equals);
    }

    @Test
    void theFloorIsHeardThenFrenchThenSilenceWhenItIsRevokedThenTheFloorAgainWhenTheBoothIsSilent()
            throws Exception {
        Listener ear = new Listener();
        AtomicLong packets = new AtomicLong();
        try (TestMeeting meeting = TestMeeting.start(folder)) {
            RostrumClient chair = meeting.join("chair", Role.CHAIR);
            RostrumClient first = meeting.join("first", Role.DELEGATE, speaking(FIRST_DELEGATE));
            meeting.join("second", Role.DELEGATE, speaking(SECOND_DELEGATE));
            RostrumClient booth = meeting.join("booth", Role.INTERPRETER, speaking(INTERPRETER));
            PcmEngine hearing =
                    PcmEngine.open(
                            new PcmConfig(new PcmSound.Listening(ear), 4, PcmNetwork.ANY_ROUTE));
            RostrumClient listener = meeting.join("listener", Role.OBSERVER, hearing);
            OpusFrameEngine counting =
                    new OpusFrameEngine(
                            ClientLoops.create(1),
                            OpusFrameConfig.of(Microphone.NONE, 4),
                            (slot, sequence, timestamp, buf, off, len) ->
                                    packets.incrementAndGet());
            meeting.join("counter", Role.OBSERVER, counting);

            get(chair.openList());
            get(first.requestFloor());
            get(chair.giveFloorToNext());
            awaitOnly(ear, FIRST_DELEGATE);
            await().atMost(PATIENCE).until(() -> packets.get() > 50);

            get(booth.openMicrophone("fr"));
            get(listener.selectChannel("fr"));
            awaitOnly(ear, INTERPRETER);

            get(listener.selectChannel("floor"));
            awaitOnly(ear, FIRST_DELEGATE);

            // The delegate goes on sending: the sound stops in the server, for every ear.
            get(chair.revokeFloor("first"));
            awaitOnly(ear);
            long silent = packets.get();
            await().atMost(PATIENCE)
                    .during(Duration.ofSeconds(1))
                    .until(() -> packets.get() == silent);

            get(chair.giveFloorTo("second"));
            awaitOnly(ear, SECOND_DELEGATE);
            get(listener.selectChannel("fr"));
            awaitOnly(ear, INTERPRETER);
            get(booth.closeMicrophone("fr"));
            awaitOnly(ear, SECOND_DELEGATE);

            // A line that drops and comes back costs nothing: the sound goes on.
            listener.breakLine();
            await().atMost(PATIENCE)
                    .until(() -> get(listener.selectChannel("floor")).revision() > 0);
            awaitOnly(ear, SECOND_DELEGATE);
        }
    }
}
