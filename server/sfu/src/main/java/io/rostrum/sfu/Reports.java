package io.rostrum.sfu;

import io.rostrum.protocol.media.rtcp.ReportBlock;
import io.rostrum.protocol.media.rtcp.RtcpPacket;
import io.rostrum.protocol.media.rtcp.RtcpReader;
import io.rostrum.protocol.media.rtcp.RtcpWriter;
import io.rostrum.protocol.media.srtp.SrtpSender;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The reports of one association, both ways (RFC 3550 section 6): to the peer, how its sound
 * reaches us, and where the streams of its slots stand; from the peer, how they reach it. What is
 * silent is not reported on.
 */
final class Reports {

    /** All streams of the server share one clock (RFC 3550 section 6.5.1). */
    static final String CNAME = "rostrum";

    /** Reports are this far apart, and up to half as much again, so that they do not gather. */
    private static final long INTERVAL_NANOS = 2_000_000_000L;

    private static final int LONGEST = 1_200;

    /** A round trip that takes longer is a mistake of the peer. */
    private static final int LONGEST_ROUND_TRIP = 30 << 16;

    private final PortContext port;
    private final int ssrc;
    private final Map<Integer, Long> packetsReported = new HashMap<>();
    private long dueAt;
    private int lastReport;
    private long lastReportAt;
    private EndpointQuality.Line up = EndpointQuality.Line.UNKNOWN;
    private EndpointQuality.Line down = EndpointQuality.Line.UNKNOWN;
    private Optional<Duration> roundTrip = Optional.empty();

    /**
     * Reports that begin soon.
     *
     * @param ssrc under which we report while no slot sends
     */
    Reports(PortContext port, int ssrc) {
        this.port = port;
        this.ssrc = ssrc;
        schedule();
    }

    private void schedule() {
        dueAt = port.clock().now() + INTERVAL_NANOS + port.random().nextLong(INTERVAL_NANOS / 2);
    }

    EndpointQuality quality() {
        return new EndpointQuality(up, down, roundTrip);
    }

    /** Sends a compound report if it is time and there is anything to report. */
    void sendWhenDue(PeerConnection connection) {
        SrtpSession session = connection.transport().session();
        long now = port.clock().now();
        if (session == null || now - dueAt < 0) {
            return;
        }
        schedule();
        byte[] buf = new byte[LONGEST + SrtpSender.MAX_OVERHEAD];
        int length = write(connection, buf, now);
        if (length > 0) {
            int sealed = session.sender().protectRtcp(buf, 0, length);
            if (sealed != SrtpSender.REFUSED) {
                connection.transport().send(buf, 0, sealed);
            }
        }
    }

    private int write(PeerConnection connection, byte[] buf, long now) {
        List<ReportBlock> blocks = blocks(connection, now);
        List<RtcpPacket.SourceDescription.Name> names = new ArrayList<>();
        RtcpWriter writer = new RtcpWriter(buf, 0);
        for (OutboundStream stream : connection.streams()) {
            long before = packetsReported.getOrDefault(stream.ssrc(), 0L);
            if (stream.packets() > before) {
                packetsReported.put(stream.ssrc(), stream.packets());
                writer.senderReport(
                        new RtcpPacket.SenderReport(
                                stream.ssrc(),
                                port.config().wallClock().ntp(now),
                                stream.rewriter().timestampAt(now),
                                (int) stream.packets(),
                                (int) stream.octets(),
                                names.isEmpty() ? blocks : List.of()));
                names.add(new RtcpPacket.SourceDescription.Name(stream.ssrc(), CNAME));
            }
        }
        if (names.isEmpty()) {
            if (blocks.isEmpty()) {
                return 0;
            }
            writer.receiverReport(new RtcpPacket.ReceiverReport(ssrc, blocks));
            names.add(new RtcpPacket.SourceDescription.Name(ssrc, CNAME));
        }
        return writer.sourceDescription(new RtcpPacket.SourceDescription(names)).length();
    }

    private List<ReportBlock> blocks(PeerConnection connection, long now) {
        Uplink uplink = connection.uplink();
        if (uplink == null || !uplink.reception().fresh()) {
            return List.of();
        }
        ReceptionStats reception = uplink.reception();
        ReportBlock block =
                new ReportBlock(
                        uplink.publication().source().ssrc(),
                        reception.fractionLost(),
                        reception.lost(),
                        reception.extendedHighest(),
                        reception.jitter(),
                        lastReport,
                        lastReport == 0 ? 0 : shortNtp(now - lastReportAt));
        up = EndpointQuality.Line.of(block.fractionLost(), block.jitter());
        reception.closeInterval();
        return List.of(block);
    }

    /** A span of time in 1/65536 s. */
    private static int shortNtp(long nanos) {
        return (int) (nanos / 1_000 * 65_536 / 1_000_000);
    }

    /** Takes a genuine compound packet of the peer; false when it is malformed. */
    boolean read(PeerConnection connection, byte[] buf, int off, int len) {
        Optional<List<RtcpPacket>> packets = RtcpReader.read(buf, off, len);
        packets.ifPresent(each -> each.forEach(packet -> take(connection, packet)));
        return packets.isPresent();
    }

    private void take(PeerConnection connection, RtcpPacket packet) {
        Uplink uplink = connection.uplink();
        switch (packet) {
            case RtcpPacket.SenderReport report -> {
                if (uplink != null && uplink.isSource(report.ssrc())) {
                    lastReport = report.middleOfNtp();
                    lastReportAt = port.clock().now();
                }
                received(connection, report.blocks());
            }
            case RtcpPacket.ReceiverReport report -> received(connection, report.blocks());
            case RtcpPacket.Goodbye goodbye -> {
                if (uplink != null) {
                    goodbye.ssrcs().forEach(uplink::goodbye);
                }
            }
            case RtcpPacket.SourceDescription _,
                    RtcpPacket.Nack _,
                    RtcpPacket.PictureLoss _,
                    RtcpPacket.TransportFeedback _,
                    RtcpPacket.Other _ -> {
                // Nothing of it was negotiated.
            }
        }
    }

    private void received(PeerConnection connection, List<ReportBlock> blocks) {
        int fraction = -1;
        long jitter = 0;
        for (ReportBlock block : blocks) {
            if (connection.sends(block.ssrc())) {
                fraction = Math.max(fraction, block.fractionLost());
                jitter = Math.max(jitter, Integer.toUnsignedLong(block.jitter()));
                measureRoundTrip(block);
            }
        }
        if (fraction >= 0) {
            down = EndpointQuality.Line.of(fraction, jitter);
        }
    }

    private void measureRoundTrip(ReportBlock block) {
        if (block.lastReport() == 0) {
            return;
        }
        int now = (int) (port.config().wallClock().ntp(port.clock().now()) >>> 16);
        int trip = now - block.lastReport() - block.sinceLastReport();
        if (trip >= 0 && trip < LONGEST_ROUND_TRIP) {
            roundTrip = Optional.of(Duration.ofNanos(trip * 1_000_000_000L / 65_536));
        }
    }
}
