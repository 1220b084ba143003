package io.rostrum.client.media;

import dev.onvoid.webrtc.RTCRtpTransceiver;
import dev.onvoid.webrtc.media.audio.AudioTrack;
import io.rostrum.protocol.control.ServerMessage.MediaSlot;
import java.util.List;
import java.util.Optional;

/** A receive section of libwebrtc: hears, and knows for which slot once an answer says so. */
final class PcmSlot {

    private final RTCRtpTransceiver transceiver;
    private final AudioTrack track;
    private volatile Optional<MediaSlot> slot = Optional.empty();
    private short[] samples = new short[PcmEngine.BLOCK];

    PcmSlot(RTCRtpTransceiver transceiver, Optional<PcmSink> sink) {
        this.transceiver = transceiver;
        this.track = (AudioTrack) transceiver.getReceiver().getTrack();
        sink.ifPresent(hearing ->
                track.addSink((data, bits, rate, channels, frames) ->
                        hear(hearing, data, rate, channels, frames)));
    }

    /** On libwebrtc's audio thread. */
    private void hear(PcmSink sink, byte[] data, int rate, int channels, int frames) {
        int count = Math.min(frames * channels, data.length / 2);
        if (samples.length != count) {
            samples = new short[count];
        }
        for (int i = 0; i < count; i++) {
            samples[i] = (short) ((data[2 * i] & 0xFF) | data[2 * i + 1] << 8);
        }
        slot.ifPresent(known -> sink.hear(known, samples, rate, channels));
    }

    void assign(List<MediaSlot> all) {
        String mid = transceiver.getMid();
        slot = all.stream().filter(each -> each.mid().equals(mid)).findFirst();
    }

    void silence() {
        slot = Optional.empty();
    }
}
