package io.rostrum.protocol.media.rtcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

final class RtcpFuzzTest {

    @FuzzTest(maxDuration = "5s")
    void anyBytesAreReadOrRefusedAndReportsSurviveAWayThere(byte[] bytes) {
        RtcpReader.read(bytes, 0, bytes.length)
                .ifPresent(packets -> {
                    assertThat(packets).isNotEmpty();
                    packets.forEach(RtcpFuzzTest::writesWhatItReads);
                });
    }

    private static void writesWhatItReads(RtcpPacket packet) {
        byte[] buf = new byte[70_000];
        RtcpWriter writer = new RtcpWriter(buf, 0);
        switch (packet) {
            case RtcpPacket.SenderReport report -> writer.senderReport(report);
            case RtcpPacket.ReceiverReport report -> writer.receiverReport(report);
            case RtcpPacket.Goodbye goodbye -> writer.goodbye(goodbye);
            case RtcpPacket.SourceDescription description -> {
                return; // names that are no UTF-8 come back longer
            }
            case RtcpPacket.Nack nack -> {
                return;
            }
            case RtcpPacket.PictureLoss loss -> {
                return;
            }
            case RtcpPacket.TransportFeedback feedback -> {
                return;
            }
            case RtcpPacket.Other other -> {
                return;
            }
        }
        assertThat(RtcpReader.read(buf, 0, writer.length()).orElseThrow()).containsExactly(packet);
    }
}
