package io.rostrum.sfu;

import io.rostrum.protocol.media.red.RepairSink;
import io.rostrum.protocol.media.red.UplinkRepair;
import io.rostrum.protocol.media.rtp.RtpPacket;
import io.rostrum.protocol.media.sdp.HeaderExtension;
import io.rostrum.protocol.media.sdp.OfferedSection;
import org.jspecify.annotations.Nullable;

/**
 * What an endpoint sends on one section: takes its authentic packets, asks the gate, puts in order
 * and repairs what may be heard, and has it forwarded.
 */
final class Uplink implements RepairSink {

    /** A microphone sends 50 packets a second, 100 with the shortest frames in use. */
    private static final int PACKETS_PER_SECOND = 150;

    private static final int BURST = 100;

    private static final int NONE = -1;

    private final String mid;
    private final Endpoint endpoint;
    private final Routing routing;
    private final FanOut fanOut;
    private final PortContext port;
    private final Publication publication;
    private final PacketAllowance allowance;
    private ReceptionStats reception = new ReceptionStats();
    private int opus = NONE;
    private int red = NONE;
    private int levelExtension = NONE;

    /** Made with the first packet that may be heard: most endpoints only listen. */
    private @Nullable UplinkRepair repair;

    /** The publication's pauses that the repair knows of. */
    private int pauses;

    Uplink(String mid, Endpoint endpoint, Routing routing, FanOut fanOut, PortContext port) {
        this.mid = mid;
        this.endpoint = endpoint;
        this.routing = routing;
        this.fanOut = fanOut;
        this.port = port;
        publication = new Publication(endpoint.id(), Routing.HOLD_OVER_NANOS);
        allowance = new PacketAllowance(PACKETS_PER_SECOND, BURST, port.clock().now());
    }

    String mid() {
        return mid;
    }

    Publication publication() {
        return publication;
    }

    /** What reports say of the section's source. */
    ReceptionStats reception() {
        return reception;
    }

    /** Takes what an offer says of the section; another source begins a new piece. */
    void negotiate(OfferedSection.Audio section) {
        opus = section.opus().payloadType();
        red = section.red().orElse(NONE);
        levelExtension = section.extensions().idOf(HeaderExtension.AUDIO_LEVEL).orElse(NONE);
        UplinkRepair current = repair;
        if (current != null) {
            current.renegotiate(opus, red);
        }
        if (publication
                .source()
                .declare(section.sources().stream().map(each -> (int) each.ssrc()).toList())) {
            restart();
        }
    }

    /** The source has said good-bye: another may come. */
    void goodbye(int ssrc) {
        if (isSource(ssrc)) {
            publication.source().release();
            restart();
        }
    }

    boolean isSource(int ssrc) {
        return publication.source().latched() && publication.source().ssrc() == ssrc;
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
    void receive(RtpPacket packet, long extended, long now) {
        if (!allowance.take(now)) {
            drop(DropReason.RATE_LIMITED);
            return;
        }
        if (!publication.source().admits(packet.ssrc())) {
            drop(
                    routing.namesAnotherSource(endpoint, packet.ssrc())
                            ? DropReason.FOREIGN_SSRC
                            : DropReason.UNKNOWN_SSRC);
            return;
        }
        if (packet.payloadType() != opus && packet.payloadType() != red) {
            drop(DropReason.UNKNOWN_PAYLOAD_TYPE);
            return;
        }
        reception.received(extended, packet.timestamp(), now);
        routing.heard(publication, now);
        switch (endpoint.gate()) {
            case CLOSED -> drop(DropReason.GATE_CLOSED);
            case HELD -> drop(DropReason.HELD);
            case OPEN -> pass(packet, extended, now);
        }
    }

    private void pass(RtpPacket packet, long extended, long now) {
        routing.loud(publication, level(packet), now);
        switch (repair().receive(
                        extended,
                        packet.payloadType(),
                        packet.timestamp(),
                        packet.marked(),
                        packet.buffer(),
                        packet.payloadOffset(),
                        packet.payloadLength(),
                        now,
                        this)) {
            case TAKEN -> {}
            case TOO_LATE -> drop(DropReason.TOO_LATE);
            case MALFORMED -> drop(DropReason.MALFORMED);
        }
    }

    private int level(RtpPacket packet) {
        int level = levelExtension == NONE ? RtpPacket.ABSENT : packet.audioLevel(levelExtension);
        return level == RtpPacket.ABSENT ? SpeechLevel.UNKNOWN : level;
    }

    /** The repair, without anything from before the last pause. */
    private UplinkRepair repair() {
        UplinkRepair current = repair;
        if (current == null) {
            current = new UplinkRepair(opus, red);
            repair = current;
        } else if (pauses != publication.pauses()) {
            current.reset();
        }
        pauses = publication.pauses();
        return current;
    }

    /** Gives up what has been waited for long enough. */
    void tick(long now) {
        if (repair != null) {
            repair().tick(now, this);
        }
    }

    @Override
    public void released(
            long sequence,
            int timestamp,
            boolean marked,
            byte[] buf,
            int off,
            int len,
            Provenance provenance) {
        switch (provenance) {
            case RECEIVED -> {}
            case RECOVERED -> port.meter().repaired();
        }
        fanOut.forward(publication, sequence, timestamp, marked, buf, off, len, port.clock().now());
    }

    private void drop(DropReason reason) {
        port.meter().dropped(reason);
    }
}
