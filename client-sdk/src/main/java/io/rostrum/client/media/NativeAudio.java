package io.rostrum.client.media;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.media.Device;
import dev.onvoid.webrtc.media.MediaDevices;
import dev.onvoid.webrtc.media.audio.AudioDeviceModule;
import dev.onvoid.webrtc.media.audio.AudioDeviceModuleBase;
import dev.onvoid.webrtc.media.audio.AudioLayer;
import dev.onvoid.webrtc.media.audio.AudioOptions;
import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.onvoid.webrtc.media.audio.AudioTrackSource;
import dev.onvoid.webrtc.media.audio.CustomAudioSource;
import dev.onvoid.webrtc.media.audio.HeadlessAudioDeviceModule;
import io.rostrum.client.media.PcmSound.VoiceProcessing;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * libwebrtc's factory, its audio device module and the microphone of one engine.
 *
 * <p>What works was found by trial with webrtc-java 0.14, and each other combination ends the JVM:
 * to publish only, the dummy module; to listen only, the headless one; for both, the headless one
 * whose recording is stopped once it has begun, before the first push. All methods belong to the
 * engine's thread, but {@link #push}.
 */
final class NativeAudio {

    private final AudioDeviceModuleBase module;
    private final PeerConnectionFactory factory;
    private final AudioTrackSource source;
    private final Optional<CustomAudioSource> custom;
    private final PcmSound sound;

    private final Object pushing = new Object();
    private final byte[] pushed = new byte[2 * PcmEngine.BLOCK];
    private Microphone microphone = Microphone.CLOSED;

    private enum Microphone {
        OPEN,
        CLOSED
    }

    NativeAudio(PcmSound sound) {
        this.sound = sound;
        this.module =
                switch (sound) {
                    case PcmSound.Publishing publishing ->
                            new AudioDeviceModule(AudioLayer.kDummyAudio);
                    case PcmSound.Listening listening -> new HeadlessAudioDeviceModule();
                    case PcmSound.Both both -> new HeadlessAudioDeviceModule();
                    case PcmSound.Devices devices -> platform(devices);
                };
        this.factory = new PeerConnectionFactory(module);
        this.custom =
                switch (sound) {
                    case PcmSound.Publishing publishing -> Optional.of(new CustomAudioSource());
                    case PcmSound.Both both -> Optional.of(new CustomAudioSource());
                    case PcmSound.Listening listening -> Optional.empty();
                    case PcmSound.Devices devices -> Optional.empty();
                };
        this.source =
                custom.isPresent()
                        ? custom.get()
                        : factory.createAudioSource(options(processing(sound)));
    }

    private static VoiceProcessing processing(PcmSound sound) {
        return sound instanceof PcmSound.Devices devices
                ? devices.processing()
                : VoiceProcessing.NONE;
    }

    private static AudioDeviceModuleBase platform(PcmSound.Devices devices) {
        AudioDeviceModule module = new AudioDeviceModule();
        choose(
                devices.microphone(),
                MediaDevices.getAudioCaptureDevices(),
                module::setRecordingDevice);
        choose(
                devices.loudspeaker(),
                MediaDevices.getAudioRenderDevices(),
                module::setPlayoutDevice);
        return module;
    }

    private static <D extends Device> void choose(
            Optional<String> name, List<D> devices, Consumer<D> use) {
        name.flatMap(wanted ->
                        devices.stream()
                                .filter(device -> device.getName().equals(wanted))
                                .findFirst())
                .ifPresent(use);
    }

    private static AudioOptions options(VoiceProcessing processing) {
        AudioOptions options = new AudioOptions();
        boolean on = processing == VoiceProcessing.ROOM;
        options.echoCancellation = on;
        options.noiseSuppression = on;
        options.autoGainControl = on;
        options.highpassFilter = on;
        return options;
    }

    PeerConnectionFactory factory() {
        return factory;
    }

    /** The microphone as a track; a receive section needs one as well, and sends nothing of it. */
    AudioTrack track(String label) {
        return factory.createAudioTrack(label, source);
    }

    /** The microphone's streams have begun: from now on sound may be pushed. */
    void open() {
        if (sound instanceof PcmSound.Both) {
            module.stopRecording();
        }
        turn(Microphone.OPEN);
    }

    /** Before streams begin or end: pushing meanwhile ends the JVM. */
    void close() {
        turn(Microphone.CLOSED);
    }

    private void turn(Microphone next) {
        synchronized (pushing) {
            microphone = next;
        }
    }

    /** 10 ms of mono sound at 48 kHz; dropped while the microphone is closed. From any thread. */
    void push(short[] block) {
        synchronized (pushing) {
            if (microphone == Microphone.CLOSED || custom.isEmpty()) {
                return;
            }
            for (int i = 0; i < block.length; i++) {
                pushed[2 * i] = (byte) block[i];
                pushed[2 * i + 1] = (byte) (block[i] >> 8);
            }
            custom.get().pushAudio(pushed, 16, PcmEngine.SAMPLE_RATE, 1, block.length);
        }
    }

    /** After the last connection is closed. Tracks are not disposed of: it ends the JVM. */
    void dispose() {
        close();
        factory.dispose();
        custom.ifPresent(CustomAudioSource::dispose);
        module.dispose();
    }
}
