package io.rostrum.protocol.media.srtp;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Unprotects what one transport receives (RFC 3711, RFC 7714). State for a source is made by its
 * first genuine packet only, and for at most {@value #MOST_SOURCES} sources, so that a stranger
 * costs nothing to keep. For one thread.
 */
public final class SrtpReceiver {

    static final int MOST_SOURCES = 64;

    private static final int ENCRYPTED = 0x8000_0000;

    /** One source's newest index and what was seen behind it. */
    private static final class Source {
        final int ssrc;
        final ReplayWindow window = new ReplayWindow();
        long newest;

        Source(int ssrc) {
            this.ssrc = ssrc;
        }
    }

    private final PacketSeal rtp;
    private final PacketSeal rtcp;
    private Source[] rtpSources = {};
    private Source[] rtcpSources = {};
    private int length;
    private long index;

    /** For the remote keys of a transport. */
    public SrtpReceiver(SrtpKeys keys) {
        rtp =
                PacketSeal.of(
                        keys.profile(), keys.remoteKey(), keys.remoteSalt(), PacketSeal.Use.RTP);
        rtcp =
                PacketSeal.of(
                        keys.profile(), keys.remoteKey(), keys.remoteSalt(), PacketSeal.Use.RTCP);
    }

    /** After {@link SrtpStatus#OK}: the length of the plain packet. */
    public int length() {
        return length;
    }

    /**
     * After {@link SrtpStatus#OK}: the packet's index: the sequence number extended by roll-overs.
     */
    public long index() {
        return index;
    }

    /**
     * Authenticates and decrypts an RTP packet in place; total over any bytes, which are lost
     * unless OK.
     */
    public SrtpStatus unprotect(byte[] buf, int off, int len) {
        int header = PacketForm.rtpHeader(buf, off, len);
        if (header == PacketForm.MALFORMED || len < header + rtp.tagLength()) {
            return SrtpStatus.MALFORMED;
        }
        int ssrc = PacketForm.word(buf, off + 8);
        int sequence = PacketForm.sequence(buf, off);
        Source source = find(rtpSources, ssrc);
        if (source == null && rtpSources.length == MOST_SOURCES) {
            return SrtpStatus.TOO_MANY_SOURCES;
        }
        long guessed = source == null ? sequence : guess(source.newest, sequence);
        if (source != null) {
            SrtpStatus seen = source.window.check(guessed);
            if (seen != SrtpStatus.OK) {
                return seen;
            }
        }
        int plain = rtp.open(buf, off, header, len, ssrc, guessed, (int) (guessed >>> 16));
        if (plain == PacketSeal.FORGED) {
            return SrtpStatus.AUTHENTICATION_FAILED;
        }
        if (source == null) {
            source = new Source(ssrc);
            rtpSources = with(rtpSources, source);
        }
        accept(source, guessed, plain);
        return SrtpStatus.OK;
    }

    /**
     * Authenticates and decrypts an RTCP packet in place; total over any bytes, which are lost
     * unless OK.
     */
    public SrtpStatus unprotectRtcp(byte[] buf, int off, int len) {
        if (len < PacketForm.RTCP_CLEAR + rtcp.tagLength() + 4 || (buf[off] & 0xC0) != 0x80) {
            return SrtpStatus.MALFORMED;
        }
        int word =
                PacketForm.word(
                        buf,
                        rtcp instanceof GaloisSeal
                                ? off + len - 4
                                : off + len - 4 - rtcp.tagLength());
        if ((word & ENCRYPTED) == 0) {
            // Allowed by RFC 3711, used by nobody: a packet in the clear says too much.
            return SrtpStatus.MALFORMED;
        }
        long number = word & 0x7FFF_FFFFL;
        int ssrc = PacketForm.word(buf, off + 4);
        Source source = find(rtcpSources, ssrc);
        if (source == null && rtcpSources.length == MOST_SOURCES) {
            return SrtpStatus.TOO_MANY_SOURCES;
        }
        if (source != null) {
            SrtpStatus seen = source.window.check(number);
            if (seen != SrtpStatus.OK) {
                return seen;
            }
        }
        int plain = rtcp.open(buf, off, PacketForm.RTCP_CLEAR, len - 4, ssrc, number, word);
        if (plain == PacketSeal.FORGED) {
            return SrtpStatus.AUTHENTICATION_FAILED;
        }
        if (source == null) {
            source = new Source(ssrc);
            rtcpSources = with(rtcpSources, source);
        }
        accept(source, number, plain);
        return SrtpStatus.OK;
    }

    private void accept(Source source, long accepted, int plain) {
        source.window.mark(accepted);
        source.newest = Math.max(source.newest, accepted);
        index = accepted;
        length = plain;
    }

    /**
     * The index nearest to the newest one that ends in a sequence number (RFC 3711 §3.3.1, appendix
     * A).
     */
    private static long guess(long newest, int sequence) {
        int ahead = (short) (sequence - (int) newest);
        long guessed = newest + ahead;
        return guessed < 0 ? guessed + 0x1_0000 : guessed;
    }

    private static @Nullable Source find(Source[] sources, int ssrc) {
        for (Source source : sources) {
            if (source.ssrc == ssrc) {
                return source;
            }
        }
        return null;
    }

    private static Source[] with(Source[] sources, Source added) {
        Source[] more = Arrays.copyOf(sources, sources.length + 1);
        more[sources.length] = added;
        return more;
    }
}
