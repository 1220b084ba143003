package io.rostrum.protocol.media.srtp;

import java.util.Arrays;

/**
 * Protects what one transport sends (RFC 3711, RFC 7714). Owns its keys, of which there must be no
 * other sender: each (key, SSRC, index) seals one packet only, because an index of a source can
 * only grow, and sources are never forgotten; a packet that would go back is refused. For one
 * thread.
 */
public final class SrtpSender {

    /**
     * Returned instead of a length: sealing this packet would use an index again, or it is not RTP
     * or RTCP.
     */
    public static final int REFUSED = -1;

    /** The room a buffer must have behind any packet: the longest tag and the SRTCP index. */
    public static final int MAX_OVERHEAD = 20;

    private static final int ENCRYPTED = 0x8000_0000;
    private static final int LAST_RTCP_INDEX = 0x7FFF_FFFF;
    private static final long LAST_INDEX = (1L << 48) - 1;

    private final PacketSeal rtp;
    private final PacketSeal rtcp;
    private int[] ssrcs = new int[4];
    private long[] highest = new long[4];
    private int sources;
    private int nextRtcpIndex;

    /** For the local keys of a transport. */
    public SrtpSender(SrtpKeys keys) {
        rtp = PacketSeal.of(keys.profile(), keys.localKey(), keys.localSalt(), PacketSeal.Use.RTP);
        rtcp =
                PacketSeal.of(
                        keys.profile(), keys.localKey(), keys.localSalt(), PacketSeal.Use.RTCP);
    }

    /**
     * Protects an RTP packet in place; {@code buf} must have {@link #MAX_OVERHEAD} bytes of room
     * behind it.
     *
     * <p>A source's sequence numbers may skip forward by less than 32768 and roll over.
     *
     * @return the protected length, or {@link #REFUSED} for a sequence number not beyond the
     *     source's last, and for what is not RTP; the bytes are then unchanged
     */
    public int protect(byte[] buf, int off, int len) {
        int header = PacketForm.rtpHeader(buf, off, len);
        if (header == PacketForm.MALFORMED) {
            return REFUSED;
        }
        int ssrc = PacketForm.word(buf, off + 8);
        int sequence = PacketForm.sequence(buf, off);
        int source = source(ssrc);
        long index;
        if (source == sources) {
            index = sequence;
            add(ssrc);
        } else {
            int ahead = (sequence - (int) highest[source]) & 0xFFFF;
            if (ahead == 0 || ahead >= 0x8000 || highest[source] + ahead > LAST_INDEX) {
                return REFUSED;
            }
            index = highest[source] + ahead;
        }
        highest[source] = index;
        return rtp.seal(buf, off, header, len, ssrc, index, (int) (index >>> 16));
    }

    /**
     * Protects a compound RTCP packet in place; {@code buf} must have {@link #MAX_OVERHEAD} bytes
     * of room behind it.
     *
     * @return the protected length, or {@link #REFUSED} if the key's 2³¹ packets are used up or it
     *     is not RTCP
     */
    public int protectRtcp(byte[] buf, int off, int len) {
        if (len < PacketForm.RTCP_CLEAR
                || (buf[off] & 0xC0) != 0x80
                || nextRtcpIndex == LAST_RTCP_INDEX) {
            return REFUSED;
        }
        int index = nextRtcpIndex++;
        int word = index | ENCRYPTED;
        int ssrc = PacketForm.word(buf, off + 4);
        int sealed = rtcp.seal(buf, off, PacketForm.RTCP_CLEAR, len, ssrc, index, word);
        PacketForm.putWord(buf, rtcp instanceof GaloisSeal ? off + sealed : off + len, word);
        return sealed + 4;
    }

    private int source(int ssrc) {
        for (int i = 0; i < sources; i++) {
            if (ssrcs[i] == ssrc) {
                return i;
            }
        }
        return sources;
    }

    private void add(int ssrc) {
        if (sources == ssrcs.length) {
            ssrcs = Arrays.copyOf(ssrcs, 2 * sources);
            highest = Arrays.copyOf(highest, 2 * sources);
        }
        ssrcs[sources++] = ssrc;
    }
}
