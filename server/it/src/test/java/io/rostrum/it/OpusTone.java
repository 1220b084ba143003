package io.rostrum.it;

import io.github.jaredmdobson.concentus.OpusApplication;
import io.github.jaredmdobson.concentus.OpusEncoder;
import io.github.jaredmdobson.concentus.OpusException;
import io.rostrum.client.media.OpusFrame;
import io.rostrum.client.media.OpusFrameSource;
import io.rostrum.client.sound.Tone;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A tone without end, encoded once: real Opus for engines that send frames as they are. */
final class OpusTone implements OpusFrameSource {

    private static final int RATE = 48_000;
    private static final int SAMPLES = 960;
    private static final int FRAMES = 250;
    private static final int BITRATE = 32_000;
    private static final int LEVEL = 15;

    private final List<OpusFrame> frames = new ArrayList<>();
    private int next;

    /**
     * @param frequency in Hz; with a multiple of 50 the frames join without a click
     */
    OpusTone(double frequency) throws OpusException {
        OpusEncoder encoder = new OpusEncoder(RATE, 1, OpusApplication.OPUS_APPLICATION_AUDIO);
        encoder.setBitrate(BITRATE);
        Tone tone = new Tone(RATE, frequency);
        short[] block = new short[SAMPLES];
        byte[] packet = new byte[OpusFrame.LONGEST];
        for (int i = 0; i < FRAMES; i++) {
            tone.fill(block);
            int length = encoder.encode(block, 0, SAMPLES, packet, 0, packet.length);
            frames.add(new OpusFrame(Arrays.copyOf(packet, length), SAMPLES, LEVEL));
        }
    }

    @Override
    public Optional<OpusFrame> next() {
        return Optional.of(frames.get(next++ % frames.size()));
    }
}
