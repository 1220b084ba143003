package io.rostrum.client.media;

import dev.onvoid.webrtc.CreateSessionDescriptionObserver;
import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.RTCBundlePolicy;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCIceConnectionState;
import dev.onvoid.webrtc.RTCOfferOptions;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCPeerConnectionState;
import dev.onvoid.webrtc.RTCRtpTransceiver;
import dev.onvoid.webrtc.RTCRtpTransceiverDirection;
import dev.onvoid.webrtc.RTCRtpTransceiverInit;
import dev.onvoid.webrtc.RTCSdpType;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.SetSessionDescriptionObserver;
import io.rostrum.protocol.control.ServerMessage.MediaSlot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

/**
 * One peer connection of libwebrtc: a send section if there is a microphone, then the receive
 * slots. Belongs to the engine's thread.
 */
final class PcmConnection {

    /** Is told, on a thread of libwebrtc's. */
    interface Changes {
        void changed(PcmConnection connection, MediaState state);
    }

    private final ScheduledExecutorService thread;
    private final RTCPeerConnection connection;
    private final List<PcmSlot> slots = new ArrayList<>();
    private Optional<SendingWatch> watch = Optional.empty();
    private Optional<MediaState> reported = Optional.empty();

    PcmConnection(
            NativeAudio audio, PcmConfig config, ScheduledExecutorService thread, Changes changes) {
        this.thread = thread;
        RTCConfiguration configuration = new RTCConfiguration();
        configuration.bundlePolicy = RTCBundlePolicy.MAX_BUNDLE;
        if (config.network() == PcmNetwork.ANY_ROUTE) {
            configuration
                    .portAllocatorConfig
                    .setDisableAdapterEnumeration(true)
                    .setEnableAnyAddressPorts(true);
        }
        connection =
                audio.factory()
                        .createPeerConnection(
                                configuration, observer(state -> changes.changed(this, state)));
        if (!(config.sound() instanceof PcmSound.Listening)) {
            add(audio, "microphone", RTCRtpTransceiverDirection.SEND_ONLY);
        }
        Optional<PcmSink> sink =
                switch (config.sound()) {
                    case PcmSound.Listening listening -> Optional.of(listening.sink());
                    case PcmSound.Both both -> Optional.of(both.sink());
                    case PcmSound.Publishing publishing -> Optional.empty();
                    case PcmSound.Devices devices -> Optional.empty();
                };
        for (int i = 0; i < config.receiveSlots(); i++) {
            slots.add(
                    new PcmSlot(
                            add(audio, "slot" + i, RTCRtpTransceiverDirection.RECV_ONLY), sink));
        }
    }

    private RTCRtpTransceiver add(
            NativeAudio audio, String label, RTCRtpTransceiverDirection direction) {
        RTCRtpTransceiverInit init = new RTCRtpTransceiverInit();
        init.direction = direction;
        return connection.addTransceiver(audio.track(label), init);
    }

    void report(MediaState state) {
        reported = Optional.of(state);
    }

    /** What libwebrtc last said of it. */
    Optional<MediaState> reported() {
        return reported;
    }

    /** Makes an offer and lets it be the local description. */
    CompletableFuture<String> offer(OfferKind kind) {
        RTCOfferOptions options = new RTCOfferOptions();
        options.iceRestart = kind == OfferKind.ICE_RESTART;
        CompletableFuture<RTCSessionDescription> made = new CompletableFuture<>();
        connection.createOffer(
                options,
                new CreateSessionDescriptionObserver() {
                    @Override
                    public void onSuccess(RTCSessionDescription description) {
                        made.complete(description);
                    }

                    @Override
                    public void onFailure(String error) {
                        made.completeExceptionally(new MediaException(error));
                    }
                });
        return made.thenComposeAsync(
                description -> {
                    CompletableFuture<String> set = new CompletableFuture<>();
                    connection.setLocalDescription(description, completes(set, description.sdp));
                    return set;
                },
                thread);
    }

    /** Lets an answer be in force; completed on the engine's thread. */
    CompletableFuture<PcmConnection> answer(String sdp, List<MediaSlot> all) {
        CompletableFuture<PcmConnection> set = new CompletableFuture<>();
        connection.setRemoteDescription(
                new RTCSessionDescription(RTCSdpType.ANSWER, sdp), completes(set, this));
        return set.whenCompleteAsync(
                (done, failure) -> {
                    if (failure == null) {
                        slots.forEach(slot -> slot.assign(all));
                    }
                },
                thread);
    }

    /** Runs the task once every send section sends. */
    void onceSending(Runnable task) {
        watch.ifPresent(SendingWatch::end);
        SendingWatch next = new SendingWatch(connection, thread, task);
        watch = Optional.of(next);
        next.ask();
    }

    /** Takes the last offer back. */
    void rollback() {
        connection.setLocalDescription(
                new RTCSessionDescription(RTCSdpType.ROLLBACK, ""),
                completes(new CompletableFuture<>(), ""));
    }

    void close() {
        watch.ifPresent(SendingWatch::end);
        slots.forEach(PcmSlot::silence);
        connection.close();
    }

    private static <T> SetSessionDescriptionObserver completes(
            CompletableFuture<T> future, T value) {
        return new SetSessionDescriptionObserver() {
            @Override
            public void onSuccess() {
                future.complete(value);
            }

            @Override
            public void onFailure(String error) {
                future.completeExceptionally(new MediaException(error));
            }
        };
    }

    private static PeerConnectionObserver observer(Consumer<MediaState> changed) {
        return new PeerConnectionObserver() {
            private volatile RTCIceConnectionState ice = RTCIceConnectionState.NEW;

            @Override
            public void onIceConnectionChange(RTCIceConnectionState state) {
                ice = state;
            }

            @Override
            public void onConnectionChange(RTCPeerConnectionState state) {
                switch (state) {
                    case NEW, CLOSED -> {}
                    case CONNECTING -> changed.accept(MediaState.CONNECTING);
                    case CONNECTED -> changed.accept(MediaState.CONNECTED);
                    case DISCONNECTED -> changed.accept(MediaState.INTERRUPTED);
                    case FAILED ->
                            changed.accept(
                                    ice == RTCIceConnectionState.FAILED
                                            ? MediaState.INTERRUPTED
                                            : MediaState.LOST);
                }
            }

            // The server is lite and needs none of ours (RFC 8445 section 6.1.1).
            @Override
            public void onIceCandidate(RTCIceCandidate candidate) {}
        };
    }
}
