package io.rostrum.client.media;

import java.util.Optional;

/**
 * Where a {@link PcmEngine}'s sound comes from and goes to. libwebrtc moves sound by an audio
 * device module, and which one works depends on the directions: hence these four and no others.
 */
public sealed interface PcmSound {

    /** The caller pushes PCM; nothing is received. */
    record Publishing() implements PcmSound {}

    /** The sink hears; nothing is sent. */
    record Listening(PcmSink sink) implements PcmSound {}

    /** The caller pushes PCM and the sink hears. */
    record Both(PcmSink sink) implements PcmSound {}

    /**
     * The machine's microphone and loudspeaker.
     *
     * @param microphone the device's name; empty for the default one
     * @param loudspeaker the device's name; empty for the default one
     */
    record Devices(
            Optional<String> microphone, Optional<String> loudspeaker, VoiceProcessing processing)
            implements PcmSound {}

    /** What libwebrtc does to the microphone's sound. */
    enum VoiceProcessing {
        /** Echo cancellation, noise suppression, gain control: for a room with loudspeakers. */
        ROOM,
        /** Nothing: for a good microphone and headphones, an interpreter's. */
        NONE
    }
}
