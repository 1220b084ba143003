package io.rostrum.sfu;

import io.rostrum.protocol.media.srtp.SrtpSender;

/**
 * Sends a packet of a publication to every slot that plays it: a header of our own, the payload
 * copied behind it, protected in place. One buffer serves all, as the outlet copies what it takes.
 */
final class FanOut {

    /** The fixed header of RTP (RFC 3550 section 5.1); we send no extensions. */
    static final int HEADER = 12;

    /** The longest payload that is forwarded: what a datagram over Ethernet can hold. */
    static final int LONGEST_PAYLOAD = 1_500;

    private static final int VERSION = 0x80;
    private static final int MARKER = 0x80;

    private final MediaMeter meter;
    private final byte[] out = new byte[HEADER + LONGEST_PAYLOAD + SrtpSender.MAX_OVERHEAD];

    FanOut(MediaMeter meter) {
        this.meter = meter;
    }

    /** Forwards one packet. */
    void forward(
            Publication publication,
            long extended,
            int timestamp,
            boolean marked,
            byte[] payload,
            int off,
            int len,
            long now) {
        Subscribers subscribers = publication.subscribers();
        for (int i = 0; i < subscribers.size(); i++) {
            OutboundStream stream = subscribers.get(i).stream();
            SrtpSession session = stream.transport().session();
            if (session != null && stream.rewriter().next(extended, timestamp, marked, now)) {
                header(stream);
                System.arraycopy(payload, off, out, HEADER, len);
                send(stream, session, len);
            }
        }
    }

    private void header(OutboundStream stream) {
        StreamRewriter rewriter = stream.rewriter();
        out[0] = (byte) VERSION;
        out[1] = (byte) ((rewriter.marker() ? MARKER : 0) | stream.payloadType());
        out[2] = (byte) (rewriter.sequence() >> 8);
        out[3] = (byte) rewriter.sequence();
        word(4, rewriter.timestamp());
        word(8, stream.ssrc());
    }

    private void word(int at, int value) {
        out[at] = (byte) (value >> 24);
        out[at + 1] = (byte) (value >> 16);
        out[at + 2] = (byte) (value >> 8);
        out[at + 3] = (byte) value;
    }

    private void send(OutboundStream stream, SrtpSession session, int payload) {
        int length = session.sender().protect(out, 0, HEADER + payload);
        if (length == SrtpSender.REFUSED) {
            // The rewriter's numbers only rise: the sender has no reason to refuse one.
            throw new IllegalStateException("refused " + stream.rewriter().sequence());
        }
        stream.sent(payload);
        stream.transport().send(out, 0, length);
        meter.forwarded(length);
    }
}
