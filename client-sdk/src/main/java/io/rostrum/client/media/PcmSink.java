package io.rostrum.client.media;

import io.rostrum.protocol.control.ServerMessage.MediaSlot;

/** Hears the PCM of a {@link PcmEngine}. */
@FunctionalInterface
public interface PcmSink {

    /**
     * The next 10 ms of one slot; silence comes as zeros. Called a hundred times a second and slot
     * on libwebrtc's audio thread: must not block, and must not call the engine.
     *
     * @param samples of 16 bits, interleaved when there are several channels; the array is used
     *     again after this returns
     * @param sampleRate in Hz
     */
    void hear(MediaSlot slot, short[] samples, int sampleRate, int channels);
}
