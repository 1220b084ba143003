package io.rostrum.sfu;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.protocol.media.path.SeededNetwork.Conditions;
import io.rostrum.protocol.media.rtcp.ReportBlock;
import io.rostrum.protocol.media.rtcp.RtcpPacket;
import io.rostrum.protocol.media.rtcp.RtcpWriter;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ReportsTest {

    private final SimWorld world = new SimWorld(61, SimWorld.GOOD);
    private final SimPeer ana = world.joined("ana", 2);
    private final SimPeer lia = world.joined("lia", 2);

    @Test
    void aListenerLearnsWhereTheStreamThatPlaysStands() {
        anaSpeaksFor(20 * SimWorld.SECOND);
        List<RtcpPacket.SenderReport> reports = senderReports(lia);
        assertThat(reports).hasSizeBetween(6, 11);
        assertThat(reports)
                .extracting(RtcpPacket.SenderReport::ssrc)
                .as("the slot that plays, and no other")
                .containsOnly(ssrcOf(lia, "m0"));
        for (int i = 1; i < reports.size(); i++) {
            RtcpPacket.SenderReport one = reports.get(i - 1);
            RtcpPacket.SenderReport next = reports.get(i);
            double seconds = (next.ntp() - one.ntp()) / (double) (1L << 32);
            assertThat(seconds).isBetween(1.9, 3.2);
            assertThat((next.rtpTime() - one.rtpTime()) / 48_000.0)
                    .as("both clocks")
                    .isBetween(seconds - 0.03, seconds + 0.03);
            assertThat(next.packets() - one.packets())
                    .isBetween((int) (seconds * 50) - 3, (int) (seconds * 50) + 3);
            assertThat(next.octets()).isEqualTo(next.packets() * SimPeer.PAYLOAD);
        }
        assertThat(lia.reports)
                .contains(
                        new RtcpPacket.SourceDescription(
                                List.of(
                                        new RtcpPacket.SourceDescription.Name(
                                                ssrcOf(lia, "m0"), "rostrum"))));
    }

    @Test
    void whatIsSilentIsNotReportedOn() {
        world.run(10 * SimWorld.SECOND);
        assertThat(lia.reports).isEmpty();
        anaSpeaksFor(5 * SimWorld.SECOND);
        world.plan(List.of());
        ana.speaking = false;
        world.run(5 * SimWorld.SECOND);
        lia.reports.clear();
        ana.reports.clear();
        world.run(10 * SimWorld.SECOND);
        assertThat(lia.reports).isEmpty();
        assertThat(ana.reports).isEmpty();
    }

    @Test
    void aPublisherLearnsHowItsSoundArrives() {
        world.network.become(
                new Conditions(0.2, 0, SimWorld.MILLISECOND, 3 * SimWorld.MILLISECOND));
        anaSpeaksFor(30 * SimWorld.SECOND);
        List<ReportBlock> blocks =
                ana.reports.stream()
                        .filter(RtcpPacket.ReceiverReport.class::isInstance)
                        .map(RtcpPacket.ReceiverReport.class::cast)
                        .flatMap(report -> report.blocks().stream())
                        .toList();
        assertThat(blocks).isNotEmpty().extracting(ReportBlock::ssrc).containsOnly(ana.ssrc);
        assertThat(blocks.stream().mapToInt(ReportBlock::fractionLost).average().orElse(0) / 256)
                .isBetween(0.1, 0.3);
        assertThat(blocks.getLast().lost()).isPositive();
        assertThat(quality(ana).up().loss()).isBetween(0.01, 0.5);
        assertThat(quality(ana).up().jitter()).isBetween(Duration.ofNanos(1), Duration.ofMillis(5));
    }

    @Test
    void aPublisherIsReportedOnWhetherItIsHeardOrNot() {
        ana.speaking = true;
        world.run(5 * SimWorld.SECOND);
        assertThat(ana.reports).hasAtLeastOneElementOfType(RtcpPacket.ReceiverReport.class);
    }

    @Test
    void anEndpointsReportsTellTheQualityOfItsLineAndTheRoundTrip() {
        anaSpeaksFor(5 * SimWorld.SECOND);
        RtcpPacket.SenderReport report = senderReports(lia).getLast();
        assertThat(quality(lia).roundTrip()).isEmpty();
        byte[] buf = new byte[200];
        RtcpWriter writer =
                new RtcpWriter(buf, 0)
                        .receiverReport(
                                new RtcpPacket.ReceiverReport(
                                        9,
                                        List.of(
                                                new ReportBlock(1234, 255, 0, 0, 0, 0, 0),
                                                new ReportBlock(
                                                        report.ssrc(),
                                                        64,
                                                        10,
                                                        0,
                                                        480,
                                                        report.middleOfNtp(),
                                                        sinceArrivalOf(report)))));
        lia.sendRtcp(buf, writer.length());
        world.run(SimWorld.SECOND);
        EndpointQuality quality = quality(lia);
        assertThat(quality.down())
                .as("of our stream, not of a stranger's")
                .isEqualTo(new EndpointQuality.Line(0.25, Duration.ofMillis(10)));
        assertThat(quality.roundTrip().orElseThrow())
                .isBetween(Duration.ofMillis(9), Duration.ofMillis(13));
    }

    @Test
    void ourReportOnAPublisherRefersToItsOwn() {
        anaSpeaksFor(SimWorld.SECOND);
        byte[] buf = new byte[200];
        RtcpWriter writer =
                new RtcpWriter(buf, 0)
                        .senderReport(
                                new RtcpPacket.SenderReport(
                                        ana.ssrc, 0x1111_2222_3333_4444L, 1, 1, 1, List.of()));
        ana.sendRtcp(buf, writer.length());
        world.run(5 * SimWorld.SECOND);
        ReportBlock block =
                ana.reports.stream()
                        .filter(RtcpPacket.ReceiverReport.class::isInstance)
                        .map(RtcpPacket.ReceiverReport.class::cast)
                        .toList()
                        .getLast()
                        .blocks()
                        .getFirst();
        assertThat(block.lastReport()).isEqualTo(0x2222_3333);
        assertThat(block.sinceLastReport()).isBetween(65_536, 5 * 65_536);
    }

    @Test
    void aSourceThatSaysGoodbyeMayBeFollowedByAnotherThatIsDeclared() {
        anaSpeaksFor(SimWorld.SECOND);
        byte[] buf = new byte[100];
        ana.sendRtcp(
                buf,
                new RtcpWriter(buf, 0)
                        .goodbye(new RtcpPacket.Goodbye(List.of(ana.ssrc, 17)))
                        .length());
        anaSpeaksFor(SimWorld.SECOND);
        assertThat(lia.voicesSince(world.network.nowNanos() - SimWorld.SECOND / 2))
                .containsExactly(ana.voice());
        SwitchingTest.assertContinuous(lia.heard("m0"));
    }

    @Test
    void malformedReportsAreCounted() {
        lia.sendRtcp(new byte[] {(byte) 0x81, (byte) 201, 0, 1, 0, 0, 0, 1}, 8);
        world.run(SimWorld.SECOND);
        assertThat(world.meter.drops(DropReason.MALFORMED)).isEqualTo(1);
    }

    /** In 1/65536 s, out of the time that the report itself tells. */
    private int sinceArrivalOf(RtcpPacket.SenderReport report) {
        long now = world.wallClock.ntp(world.network.nowNanos());
        long underWay = (long) (0.0055 * (1L << 32));
        return (int) ((now - report.ntp() - underWay) >>> 16);
    }

    private EndpointQuality quality(SimPeer peer) {
        return world.room.quality(peer.id()).orElseThrow();
    }

    private static List<RtcpPacket.SenderReport> senderReports(SimPeer peer) {
        return peer.reports.stream()
                .filter(RtcpPacket.SenderReport.class::isInstance)
                .map(RtcpPacket.SenderReport.class::cast)
                .toList();
    }

    private static int ssrcOf(SimPeer peer, String mid) {
        return peer.slotBySsrc().entrySet().stream()
                .filter(each -> each.getValue().equals(mid))
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    private void anaSpeaksFor(long nanos) {
        world.plan(List.of(ana));
        ana.speaking = true;
        world.run(nanos);
    }
}
