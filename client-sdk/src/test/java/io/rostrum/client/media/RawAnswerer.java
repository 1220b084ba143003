package io.rostrum.client.media;

import dev.onvoid.webrtc.CreateSessionDescriptionObserver;
import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.RTCAnswerOptions;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCIceGatheringState;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCPeerConnectionState;
import dev.onvoid.webrtc.RTCRtpTransceiver;
import dev.onvoid.webrtc.RTCRtpTransceiverDirection;
import dev.onvoid.webrtc.RTCSdpType;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.SetSessionDescriptionObserver;
import dev.onvoid.webrtc.media.audio.AudioTrack;
import io.rostrum.client.sound.PitchMeter;
import io.rostrum.client.sound.Tone;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A peer connection of libwebrtc that answers, speaks one tone in every section that would hear it,
 * and listens to the offerer's microphone: the server's part in a test without a server.
 */
final class RawAnswerer implements AutoCloseable {

    private static final int RATE = PcmEngine.SAMPLE_RATE;

    private final NativeAudio audio = new NativeAudio(new PcmSound.Both((s, p, r, c) -> {}));
    private final CompletableFuture<Void> gathered = new CompletableFuture<>();
    private final RTCPeerConnection connection;
    private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
    private final PitchMeter meter;
    private final Object metering = new Object();

    RawAnswerer(double speaks, double... listensFor) {
        meter = new PitchMeter(RATE, listensFor);
        RTCConfiguration configuration = new RTCConfiguration();
        configuration
                .portAllocatorConfig
                .setDisableAdapterEnumeration(true)
                .setEnableAnyAddressPorts(true);
        connection =
                audio.factory()
                        .createPeerConnection(
                                configuration,
                                new PeerConnectionObserver() {
                                    @Override
                                    public void onIceCandidate(RTCIceCandidate candidate) {}

                                    @Override
                                    public void onIceGatheringChange(RTCIceGatheringState state) {
                                        if (state == RTCIceGatheringState.COMPLETE) {
                                            gathered.complete(null);
                                        }
                                    }

                                    @Override
                                    public void onConnectionChange(RTCPeerConnectionState state) {
                                        if (state == RTCPeerConnectionState.CONNECTED) {
                                            pace.execute(watch()::ask);
                                        }
                                    }
                                });
        Tone tone = new Tone(RATE, speaks);
        short[] block = new short[PcmEngine.BLOCK];
        var unused =
                pace.scheduleAtFixedRate(
                        () -> {
                            tone.fill(block);
                            audio.push(block);
                        },
                        10,
                        10,
                        TimeUnit.MILLISECONDS);
    }

    private SendingWatch watch() {
        return new SendingWatch(connection, pace, audio::open);
    }

    String answer(String offer) throws Exception {
        boolean first = connection.getTransceivers().length == 0;
        CompletableFuture<Void> remote = new CompletableFuture<>();
        connection.setRemoteDescription(
                new RTCSessionDescription(RTCSdpType.OFFER, offer), completes(remote));
        remote.get(10, TimeUnit.SECONDS);
        if (first) {
            List<String> directions =
                    offer.lines()
                            .filter(l -> l.equals("a=sendonly") || l.equals("a=recvonly"))
                            .toList();
            RTCRtpTransceiver[] transceivers = connection.getTransceivers();
            for (int i = 0; i < transceivers.length; i++) {
                if (directions.get(i).equals("a=recvonly")) {
                    transceivers[i].getSender().replaceTrack(audio.track("tone" + i));
                    transceivers[i].setDirection(RTCRtpTransceiverDirection.SEND_ONLY);
                } else {
                    AudioTrack track = (AudioTrack) transceivers[i].getReceiver().getTrack();
                    track.addSink(this::hear);
                }
            }
        }
        CompletableFuture<RTCSessionDescription> made = new CompletableFuture<>();
        connection.createAnswer(
                new RTCAnswerOptions(),
                new CreateSessionDescriptionObserver() {
                    @Override
                    public void onSuccess(RTCSessionDescription description) {
                        made.complete(description);
                    }

                    @Override
                    public void onFailure(String error) {
                        made.completeExceptionally(new IllegalStateException(error));
                    }
                });
        CompletableFuture<Void> local = new CompletableFuture<>();
        connection.setLocalDescription(made.get(10, TimeUnit.SECONDS), completes(local));
        local.get(10, TimeUnit.SECONDS);
        gathered.get(10, TimeUnit.SECONDS);
        return connection.getLocalDescription().sdp;
    }

    private void hear(byte[] data, int bits, int rate, int channels, int frames) {
        short[] mono = new short[frames];
        for (int i = 0; i < frames; i++) {
            int at = 2 * i * channels;
            mono[i] = (short) ((data[at] & 0xFF) | data[at + 1] << 8);
        }
        synchronized (metering) {
            meter.accept(mono, 0, frames);
        }
    }

    SortedSet<Double> heard() {
        synchronized (metering) {
            return new TreeSet<>(meter.heard(-40));
        }
    }

    @Override
    public void close() {
        pace.close();
        audio.close();
        connection.close();
        audio.dispose();
    }

    private static SetSessionDescriptionObserver completes(CompletableFuture<Void> future) {
        return new SetSessionDescriptionObserver() {
            @Override
            public void onSuccess() {
                future.complete(null);
            }

            @Override
            public void onFailure(String error) {
                future.completeExceptionally(new IllegalStateException(error));
            }
        };
    }
}
