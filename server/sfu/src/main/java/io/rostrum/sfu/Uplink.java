package io.rostrum.sfu;

import io.rostrum.protocol.media.sdp.HeaderExtension;
import io.rostrum.protocol.media.sdp.OfferedSection;

/**
 * What an endpoint sends on one section: takes its authentic packets, asks the gate, and hands on
 * in order what may be heard.
 */
final class Uplink {

    /** A microphone sends 50 packets a second, 100 with the shortest frames in use. */
    private static final int PACKETS_PER_SECOND = 150;

    private static final int BURST = 100;

    private static final int NONE = -1;

    private final String mid;
    private final Endpoint endpoint;
    private final Routing routing;
    private final FanOut fanOut;
    private final MediaMeter meter;
    private final Publication publication;
    private final PacketAllowance allowance;
    private ReceptionStats reception = new ReceptionStats();
    private int opus = NONE;
    private int red = NONE;
    private int levelExtension = NONE;

    Uplink(
            String mid,
            Endpoint endpoint,
            Routing routing,
            FanOut fanOut,
            MediaMeter meter,
            long now) {
        this.mid = mid;
        this.endpoint = endpoint;
        this.routing = routing;
        this.fanOut = fanOut;
        this.meter = meter;
        publication = new Publication(endpoint.id(), Routing.HOLD_OVER_NANOS);
        allowance = new PacketAllowance(PACKETS_PER_SECOND, BURST, now);
    }

    String mid() {
        return mid;
    }

    Publication publication() {
        return publication;
    }

    /** Takes what an offer says of the section; another source begins a new piece. */
    void negotiate(OfferedSection.Audio section) {
        opus = section.opus().payloadType();
        red = section.red().orElse(NONE);
        levelExtension = section.extensions().idOf(HeaderExtension.AUDIO_LEVEL).orElse(NONE);
        if (publication
                .source()
                .declare(section.sources().stream().map(each -> (int) each.ssrc()).toList())) {
            restart();
        }
    }

    private void restart() {
        reception = new ReceptionStats();
        publication.pause();
    }

    /**
     * Takes an authentic packet.
     *
     * @param extended its sequence number, extended by the roll-overs
     */
    void receive(RtpView packet, long extended, long now) {
        if (!allowance.take(now)) {
            meter.dropped(DropReason.RATE_LIMITED);
            return;
        }
        if (!publication.source().admits(packet.ssrc())) {
            meter.dropped(
                    routing.namesAnotherSource(endpoint, packet.ssrc())
                            ? DropReason.FOREIGN_SSRC
                            : DropReason.UNKNOWN_SSRC);
            return;
        }
        boolean redundant = packet.payloadType() == red;
        if (!redundant && packet.payloadType() != opus) {
            meter.dropped(DropReason.UNKNOWN_PAYLOAD_TYPE);
            return;
        }
        reception.received(extended, packet.timestamp(), now);
        routing.heard(publication, now);
        switch (endpoint.gate()) {
            case CLOSED -> meter.dropped(DropReason.GATE_CLOSED);
            case HELD -> meter.dropped(DropReason.HELD);
            case OPEN -> pass(packet, extended, now);
        }
    }

    private void pass(RtpView packet, long extended, long now) {
        routing.loud(publication, level(packet), now);
        fanOut.forward(
                publication,
                extended,
                packet.timestamp(),
                packet.marker(),
                packet.bytes(),
                packet.payloadOffset(),
                packet.payloadLength(),
                now);
    }

    private int level(RtpView packet) {
        int level = levelExtension == NONE ? NONE : packet.extension(levelExtension);
        return level < 0 ? SpeechLevel.UNKNOWN : level & 0x7F;
    }
}
