package io.rostrum.client.media;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * The RTCP of one session: what we sent and received, and our name, in compound packets (RFC 3550
 * section 6). Belongs to the event loop.
 */
final class OpusReports {

    private static final int SENDER_REPORT = 200;
    private static final int RECEIVER_REPORT = 201;
    private static final int SOURCE_DESCRIPTION = 202;
    private static final int GOODBYE = 203;
    private static final int CNAME = 1;
    private static final int VERSION = 0x80;
    private static final long SECONDS_1900_TO_1970 = 2_208_988_800L;

    private final int ssrc;
    private final byte[] cname;
    private int packetsBefore;

    OpusReports(int ssrc, String cname) {
        this.ssrc = ssrc;
        this.cname = cname.getBytes(StandardCharsets.US_ASCII);
    }

    /** Writes a report with the name behind it; returns its length. */
    int write(
            byte[] buf,
            Optional<OpusUplink> uplink,
            OpusDownlink[] downlinks,
            long nowNanos,
            Instant now) {
        ByteBuffer out = ByteBuffer.wrap(buf);
        int blocks = 0;
        for (OpusDownlink downlink : downlinks) {
            if (downlink.hasNews()) {
                blocks++;
            }
        }
        boolean sent = uplink.isPresent() && uplink.get().packets() != packetsBefore;
        int words = (sent ? 6 : 1) + blocks * OpusDownlink.REPORT_BLOCK / 4;
        header(out, blocks, sent ? SENDER_REPORT : RECEIVER_REPORT, words);
        if (sent) {
            OpusUplink stream = uplink.get();
            packetsBefore = stream.packets();
            out.putInt((int) (now.getEpochSecond() + SECONDS_1900_TO_1970));
            out.putInt((int) (((long) now.getNano() << 32) / 1_000_000_000L));
            out.putInt(stream.timestampAt(nowNanos));
            out.putInt(stream.packets()).putInt(stream.octets());
        }
        for (OpusDownlink downlink : downlinks) {
            if (downlink.hasNews()) {
                downlink.report(out, nowNanos);
            }
        }
        describe(out);
        return out.position();
    }

    /** Writes a last report that says good-bye; returns its length. */
    int goodbye(byte[] buf) {
        ByteBuffer out = ByteBuffer.wrap(buf);
        header(out, 0, RECEIVER_REPORT, 1);
        describe(out);
        header(out, 1, GOODBYE, 1);
        return out.position();
    }

    private void header(ByteBuffer out, int count, int type, int words) {
        out.put((byte) (VERSION | count)).put((byte) type).putShort((short) words).putInt(ssrc);
    }

    private void describe(ByteBuffer out) {
        // The items end with at least one zero byte and are filled up to whole words.
        int items = (2 + cname.length + 1 + 3) / 4;
        int start = out.position() + 8;
        header(out, 1, SOURCE_DESCRIPTION, 1 + items);
        out.put((byte) CNAME).put((byte) cname.length).put(cname);
        while (out.position() < start + 4 * items) {
            out.put((byte) 0);
        }
    }

    /** Takes a genuine compound packet of the server; total over any bytes. */
    void read(byte[] buf, int len, OpusDownlink[] downlinks, long nowNanos) {
        ByteBuffer in = ByteBuffer.wrap(buf, 0, len);
        int at = 0;
        while (len - at >= 8) {
            int length = 4 * (in.getShort(at + 2) & 0xFFFF) + 4;
            if ((in.get(at + 1) & 0xFF) == SENDER_REPORT && length >= 28 && at + length <= len) {
                for (OpusDownlink downlink : downlinks) {
                    if (downlink.ssrc() == in.getInt(at + 4)) {
                        downlink.reported((int) (in.getLong(at + 8) >>> 16), nowNanos);
                    }
                }
            }
            at += length;
        }
    }
}
