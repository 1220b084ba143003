package io.rostrum.protocol.media.rtcp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes compound RTCP packets: reports, names and good-byes. What we never send has no method. One
 * thread.
 */
public final class RtcpWriter {

    private static final int VERSION = 0x80;
    private static final int MOST_ITEMS = 31;
    private static final int LONGEST_NAME = 255;

    private final ByteBuffer out;
    private final int start;

    /** Begins a compound packet in {@code buf} from {@code off}. */
    public RtcpWriter(byte[] buf, int off) {
        out = ByteBuffer.wrap(buf).position(off);
        start = off;
    }

    /** Adds a report of a sender. */
    public RtcpWriter senderReport(RtcpPacket.SenderReport report) {
        header(report.blocks().size(), RtcpReader.SENDER_REPORT, 24 + blocks(report.blocks()));
        out.putInt(report.ssrc()).putLong(report.ntp()).putInt(report.rtpTime());
        out.putInt(report.packets()).putInt(report.octets());
        report.blocks().forEach(this::block);
        return this;
    }

    /** Adds a report of who sent nothing. */
    public RtcpWriter receiverReport(RtcpPacket.ReceiverReport report) {
        header(report.blocks().size(), RtcpReader.RECEIVER_REPORT, 4 + blocks(report.blocks()));
        out.putInt(report.ssrc());
        report.blocks().forEach(this::block);
        return this;
    }

    private static int blocks(List<ReportBlock> blocks) {
        return blocks.size() * RtcpReader.BLOCK;
    }

    private void block(ReportBlock block) {
        int lost = Math.clamp(block.lost(), -0x80_0000, 0x7F_FFFF);
        out.putInt(block.ssrc());
        out.putInt((block.fractionLost() << 24) | (lost & 0xFF_FFFF));
        out.putInt(block.highestSequence()).putInt(block.jitter());
        out.putInt(block.lastReport()).putInt(block.sinceLastReport());
    }

    /** Adds the name of each source. */
    public RtcpWriter sourceDescription(RtcpPacket.SourceDescription description) {
        int header = out.position();
        header(description.names().size(), RtcpReader.SOURCE_DESCRIPTION, 0);
        for (RtcpPacket.SourceDescription.Name name : description.names()) {
            byte[] cname = name.cname().getBytes(StandardCharsets.UTF_8);
            if (cname.length > LONGEST_NAME) {
                throw new IllegalArgumentException("a name of " + cname.length + " bytes");
            }
            out.putInt(name.ssrc());
            out.put((byte) RtcpReader.CNAME).put((byte) cname.length).put(cname).put((byte) 0);
            while ((out.position() - header) % 4 != 0) {
                out.put((byte) 0);
            }
        }
        out.putShort(header + 2, (short) ((out.position() - header) / 4 - 1));
        return this;
    }

    /** Adds a good-bye of sources. */
    public RtcpWriter goodbye(RtcpPacket.Goodbye goodbye) {
        header(goodbye.ssrcs().size(), RtcpReader.GOODBYE, 4 * goodbye.ssrcs().size());
        goodbye.ssrcs().forEach(out::putInt);
        return this;
    }

    private void header(int count, int type, int bodyLength) {
        if (count > MOST_ITEMS) {
            throw new IllegalArgumentException(count + " items");
        }
        out.put((byte) (VERSION | count)).put((byte) type).putShort((short) (bodyLength / 4));
    }

    /** Bytes written so far. */
    public int length() {
        return out.position() - start;
    }
}
