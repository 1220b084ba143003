package io.rostrum.client.media;

import io.rostrum.protocol.control.ServerMessage.MediaSlot;
import io.rostrum.protocol.media.sdp.AnsweredSection;
import java.nio.ByteBuffer;

/**
 * The stream of one receive slot: hands out its frames and counts what was received for our reports
 * (RFC 3550 section 6.4.1 and appendix A). Belongs to the event loop.
 */
final class OpusDownlink {

    /** The length of one report block. */
    static final int REPORT_BLOCK = 24;

    private static final int HEADER = 12;
    private static final int MOST_LOST = 0x7F_FFFF;

    private final MediaSlot slot;
    private final int ssrc;
    private final int payloadType;

    private long received;
    private long firstExtended;
    private long highestExtended;
    private double jitter;
    private int lastTransit;
    private long expectedBefore;
    private long receivedBefore;
    private int lastReport;
    private long lastReportNanos;

    OpusDownlink(MediaSlot slot, AnsweredSection.Slot agreed) {
        this.slot = slot;
        this.ssrc = (int) agreed.source().ssrc();
        this.payloadType = agreed.opus().payloadType();
    }

    int ssrc() {
        return ssrc;
    }

    /** Takes a genuine RTP packet of this source; one that is no Opus of ours is dropped. */
    void received(byte[] buf, int len, long nowNanos, OpusFrameSink sink) {
        int start = HEADER + 4 * (buf[0] & 0x0F);
        if ((buf[0] & 0x10) != 0 && start + 4 <= len) {
            start += 4 + 4 * ((buf[start + 2] & 0xFF) << 8 | (buf[start + 3] & 0xFF));
        }
        int end = (buf[0] & 0x20) != 0 ? len - (buf[len - 1] & 0xFF) : len;
        if (start >= end || (buf[1] & 0x7F) != payloadType) {
            return;
        }
        ByteBuffer header = ByteBuffer.wrap(buf);
        int sequence = header.getShort(2) & 0xFFFF;
        int timestamp = header.getInt(4);
        count(sequence, timestamp, nowNanos);
        sink.hear(slot, sequence, Integer.toUnsignedLong(timestamp), buf, start, end - start);
    }

    private void count(int sequence, int timestamp, long nowNanos) {
        int arrival = (int) (nowNanos / 1_000 * 48 / 1_000);
        int transit = arrival - timestamp;
        if (received == 0) {
            firstExtended = sequence;
            highestExtended = sequence;
        } else {
            long ahead = (short) (sequence - (int) highestExtended);
            highestExtended = Math.max(highestExtended, highestExtended + ahead);
            jitter += (Math.abs(transit - lastTransit) - jitter) / 16;
        }
        lastTransit = transit;
        received++;
    }

    /** A report of the source came: ours refers to it. */
    void reported(int middleOfNtp, long nowNanos) {
        lastReport = middleOfNtp;
        lastReportNanos = nowNanos;
    }

    /** Whether anything came since the last block was written. */
    boolean hasNews() {
        return received != receivedBefore;
    }

    /** Writes a report block of {@link #REPORT_BLOCK} bytes. */
    void report(ByteBuffer out, long nowNanos) {
        long expected = highestExtended - firstExtended + 1;
        long expectedNow = expected - expectedBefore;
        long lostNow = Math.max(0, expectedNow - (received - receivedBefore));
        int fraction = expectedNow <= 0 ? 0 : (int) Math.min(255, lostNow * 256 / expectedNow);
        long lost = Math.clamp(expected - received, -MOST_LOST, MOST_LOST);
        expectedBefore = expected;
        receivedBefore = received;
        // The delay since the last report is counted in 1/65536 s.
        long delay =
                lastReport == 0 ? 0 : (nowNanos - lastReportNanos) / 1_000 * 65_536 / 1_000_000;
        out.putInt(ssrc).putInt(fraction << 24 | ((int) lost & 0xFF_FFFF));
        out.putInt((int) highestExtended).putInt((int) jitter).putInt(lastReport);
        out.putInt((int) delay);
    }
}
