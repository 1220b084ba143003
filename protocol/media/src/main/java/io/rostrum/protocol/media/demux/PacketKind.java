package io.rostrum.protocol.media.demux;

import java.util.Objects;

/**
 * What a datagram is, judged by its first bytes only; whether it is well formed is the business of
 * its own parser.
 */
public enum PacketKind {
    /** First byte 0 to 3. */
    STUN,
    /** First byte 20 to 63: a DTLS record. */
    DTLS,
    /** First byte 128 to 191, second byte outside 192 to 223. */
    RTP,
    /** First byte 128 to 191, second byte 192 to 223 (RFC 5761 section 4). */
    RTCP,
    /**
     * First byte 64 to 79: TURN ChannelData; of use only from a TURN server (RFC 7983 section 7).
     */
    TURN_CHANNEL,
    /** ZRTP, QUIC, unassigned, or too short for the fixed header of its kind: dropped. */
    UNKNOWN;

    private static final int STUN_HEADER = 20;
    private static final int DTLS_RECORD_HEADER = 13;
    private static final int RTP_HEADER = 12;
    private static final int RTCP_HEADER_AND_SSRC = 8;
    private static final int TURN_CHANNEL_HEADER = 4;

    /**
     * Classifies {@code len} bytes from {@code off}. Any bytes have a kind; allocates nothing.
     *
     * @throws IndexOutOfBoundsException when the range is not within {@code buf}
     */
    public static PacketKind classify(byte[] buf, int off, int len) {
        Objects.checkFromIndexSize(off, len, buf.length);
        if (len < TURN_CHANNEL_HEADER) {
            return UNKNOWN;
        }
        int first = buf[off] & 0xFF;
        if (first >= 128 && first <= 191) {
            int second = buf[off + 1] & 0xFF;
            if (second >= 192 && second <= 223) {
                return len >= RTCP_HEADER_AND_SSRC ? RTCP : UNKNOWN;
            }
            return len >= RTP_HEADER ? RTP : UNKNOWN;
        }
        if (first <= 3) {
            return len >= STUN_HEADER ? STUN : UNKNOWN;
        }
        if (first >= 20 && first <= 63) {
            return len >= DTLS_RECORD_HEADER ? DTLS : UNKNOWN;
        }
        return first >= 64 && first <= 79 ? TURN_CHANNEL : UNKNOWN;
    }
}
