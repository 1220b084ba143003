package io.rostrum.loadtest.demo;

import io.rostrum.client.media.OpusFrame;
import io.rostrum.client.media.OpusFrameSource;
import io.rostrum.loadtest.robot.Voice;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A robot speaking its recording, from its beginning and over again, until it is stopped or has
 * said enough. For the event loop.
 */
final class Speech implements OpusFrameSource {

    /** Of the recordings, 20 ms. */
    static final int FRAME_SAMPLES = 960;

    private static final int FRAMES_PER_SECOND = 50;
    private static final int LEVEL = 30;

    private final Voice voice;
    private final Consumer<Voice> spoken;
    private final Runnable whenDone;
    private int left;
    private int next;

    /**
     * @param spoken is told of each frame
     * @param whenDone is called once if it ends by itself
     */
    Speech(Voice voice, int seconds, Consumer<Voice> spoken, Runnable whenDone) {
        this.voice = voice;
        this.spoken = spoken;
        this.whenDone = whenDone;
        left = seconds * FRAMES_PER_SECOND;
    }

    void stop() {
        left = -1;
    }

    @Override
    public Optional<OpusFrame> next() {
        if (left == 0) {
            left = -1;
            whenDone.run();
        }
        if (left < 0) {
            return Optional.empty();
        }
        left--;
        byte[] frame = voice.frames().get(next++ % voice.frames().size());
        spoken.accept(voice);
        return Optional.of(new OpusFrame(frame, FRAME_SAMPLES, LEVEL));
    }
}
