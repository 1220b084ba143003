package io.rostrum.protocol.media.srtp;

/** The little that protection must know of a packet's form. */
final class PacketForm {

    static final int RTP_FIXED = 12;

    /** What stays readable of an RTCP packet: first header and sender's SSRC. */
    static final int RTCP_CLEAR = 8;

    static final int MALFORMED = -1;

    private PacketForm() {}

    /**
     * The length of an RTP header with sources and extension (RFC 3550 §5.1), or {@link
     * #MALFORMED}.
     */
    static int rtpHeader(byte[] buf, int off, int len) {
        if (len < RTP_FIXED || (buf[off] & 0xC0) != 0x80) {
            return MALFORMED;
        }
        int header = RTP_FIXED + 4 * (buf[off] & 0x0F);
        if ((buf[off] & 0x10) != 0) {
            if (len < header + 4) {
                return MALFORMED;
            }
            int words = (buf[off + header + 2] & 0xFF) << 8 | (buf[off + header + 3] & 0xFF);
            header += 4 + 4 * words;
        }
        return header <= len ? header : MALFORMED;
    }

    static int sequence(byte[] buf, int off) {
        return (buf[off + 2] & 0xFF) << 8 | (buf[off + 3] & 0xFF);
    }

    static int word(byte[] buf, int at) {
        return (buf[at] & 0xFF) << 24
                | (buf[at + 1] & 0xFF) << 16
                | (buf[at + 2] & 0xFF) << 8
                | (buf[at + 3] & 0xFF);
    }

    static void putWord(byte[] buf, int at, int value) {
        buf[at] = (byte) (value >>> 24);
        buf[at + 1] = (byte) (value >>> 16);
        buf[at + 2] = (byte) (value >>> 8);
        buf[at + 3] = (byte) value;
    }
}
