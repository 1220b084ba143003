package io.rostrum.protocol.media.rtcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RtcpTest {

    private static final ReportBlock BLOCK =
            new ReportBlock(-5, 128, -3, 0x1_FFFF, -1, 0x1234_5678, 65_536);

    private static final RtcpPacket.SenderReport SENDER_REPORT =
            new RtcpPacket.SenderReport(
                    7, 0x0123_4567_89AB_CDEFL, -9, 100, 20_000, List.of(BLOCK, BLOCK));

    private static final RtcpPacket.ReceiverReport RECEIVER_REPORT =
            new RtcpPacket.ReceiverReport(8, List.of(BLOCK));

    private static final RtcpPacket.SourceDescription DESCRIPTION =
            new RtcpPacket.SourceDescription(
                    List.of(
                            new RtcpPacket.SourceDescription.Name(7, "a"),
                            new RtcpPacket.SourceDescription.Name(8, "rostrum"),
                            new RtcpPacket.SourceDescription.Name(9, "é")));

    private static final RtcpPacket.Goodbye GOODBYE = new RtcpPacket.Goodbye(List.of(7, -8));

    @Test
    void whatIsWrittenIsRead() {
        byte[] buf = new byte[500];
        RtcpWriter writer =
                new RtcpWriter(buf, 20)
                        .senderReport(SENDER_REPORT)
                        .receiverReport(RECEIVER_REPORT)
                        .sourceDescription(DESCRIPTION)
                        .goodbye(GOODBYE);
        assertThat(writer.length() % 4).isZero();
        assertThat(RtcpReader.read(buf, 20, writer.length()))
                .contains(List.of(SENDER_REPORT, RECEIVER_REPORT, DESCRIPTION, GOODBYE));
    }

    @Test
    void aSenderReportIsWrittenAsTheStandardDrawsIt() {
        byte[] buf = new byte[28];
        new RtcpWriter(buf, 0).senderReport(new RtcpPacket.SenderReport(1, 2, 3, 4, 5, List.of()));
        assertThat(HexFormat.of().formatHex(buf))
                .isEqualTo("80c8000600000001000000000000000200000003" + "0000000400000005");
        assertThat(SENDER_REPORT.middleOfNtp()).isEqualTo(0x4567_89AB);
    }

    @Test
    void aLossBeyondTwentyFourBitsIsCut() {
        byte[] buf = new byte[100];
        RtcpWriter writer =
                new RtcpWriter(buf, 0)
                        .receiverReport(
                                new RtcpPacket.ReceiverReport(
                                        1,
                                        List.of(
                                                new ReportBlock(
                                                        1, 0, Integer.MAX_VALUE, 0, 0, 0, 0))));
        assertThat(RtcpReader.read(buf, 0, writer.length()))
                .contains(
                        List.of(
                                new RtcpPacket.ReceiverReport(
                                        1, List.of(new ReportBlock(1, 0, 0x7F_FFFF, 0, 0, 0, 0)))));
    }

    @Test
    void feedbackIsRead() {
        assertThat(read("81CD0003 00000001 00000002 FFFE0005"))
                .contains(List.of(new RtcpPacket.Nack(1, 2, List.of(65_534, 65_535, 1))));
        assertThat(read("81CE0002 00000001 00000002"))
                .contains(List.of(new RtcpPacket.PictureLoss(1, 2)));
    }

    @Test
    void whenPacketsOfATransportArrivedIsReadFromEveryKindOfChunk() {
        // A run of one that came at once; the last two bytes fill the word.
        assertThat(feedback("8FCD0005 00000001 00000002 00030001 FFFFFE07 2001 04 00"))
                .isEqualTo(
                        new RtcpPacket.TransportFeedback(
                                1, 2, 3, 1, -2, 7, List.of(arrival(3, 4))));
        // A run of 65 534 that did not come, in nine chunks, then one that overtook.
        assertThat(
                        feedback(
                                        "8FCD000A 00000001 00000002 0005FFFF 00000000"
                                                + " 1FFF1FFF 1FFF1FFF 1FFF1FFF 1FFF1FFF 00064001 FFFE0000")
                                .arrivals())
                .containsExactly(arrival(3, -2));
        // One bit each: not, came, not, came; two bits each: not, small, large.
        assertThat(feedback("8FCD0005 00000001 00000002 FFFE0004 00000000 9400 05 06").arrivals())
                .containsExactly(arrival(65_535, 5), arrival(1, 6));
        assertThat(
                        feedback("8FCD0006 00000001 00000002 00000003 00000000 C600 07 FF9C 000000")
                                .arrivals())
                .containsExactly(arrival(1, 7), arrival(2, -100));
    }

    private static RtcpPacket.TransportFeedback.Arrival arrival(int sequence, int delta) {
        return new RtcpPacket.TransportFeedback.Arrival(sequence, delta);
    }

    private static RtcpPacket.TransportFeedback feedback(String text) {
        return (RtcpPacket.TransportFeedback) read(text).orElseThrow().getFirst();
    }

    @Test
    void whatIsNotKnownIsSkippedAndWhatFollowsIsRead() {
        assertThat(read("85CF0001 00000001 81CB0001 00000007"))
                .contains(
                        List.of(new RtcpPacket.Other(207, 5), new RtcpPacket.Goodbye(List.of(7))));
    }

    @Test
    void otherItemsOfADescriptionAreSkippedAndPaddingIsTaken() {
        // TOOL "x", CNAME "c", end; then four bytes of padding.
        assertThat(read("A1CA0004 00000007 06017801 01630000 00000004"))
                .contains(
                        List.of(
                                new RtcpPacket.SourceDescription(
                                        List.of(new RtcpPacket.SourceDescription.Name(7, "c")))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", // nothing
                "80C9", // half a header
                "80C90001", // a body that is not there
                "81C90001 00000001", // a block that is not there
                "80C80001 00000001", // a sender report without its numbers
                "00C90001 00000001", // version 0
                "81CA0001 00000001", // a description without items
                "81CA0002 00000001 01FF6161", // a name that is too long
                "82CB0001 00000001", // a good-bye of two with one
                "A1CB0001 00000000", // padding of nothing
                "A0C90001 00000009", // padding longer than the packet
                "A0C90001 00000004 80C90001 00000001", // padding that is not at the end
                "81CD0001 00000001", // feedback without a source
                "8FCD0002 00000001 00000002", // transport-wide feedback without its head
                "8FCD0005 00000001 00000002 0003FFFF 00000000 20010400", // too few statuses
                "8FCD0005 00000001 00000002 00030003 00000000 20030400", // too few times
                "8FCD0005 00000001 00000002 00030001 00000000 60010400" // a status that is reserved
            })
    void whatIsMalformedIsEmpty(String text) {
        assertThat(read(text)).isEmpty();
    }

    @Test
    void moreThanThirtyOneItemsAreABug() {
        RtcpPacket.Goodbye many = new RtcpPacket.Goodbye(Collections.nCopies(32, 1));
        assertThatThrownBy(() -> new RtcpWriter(new byte[500], 0).goodbye(many))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ReportBlock(1, 256, 0, 0, 0, 0, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Optional<List<RtcpPacket>> read(String text) {
        byte[] bytes = HexFormat.of().parseHex(text.replace(" ", ""));
        return RtcpReader.read(bytes, 0, bytes.length);
    }
}
