package io.rostrum.sfu;

/**
 * One RTP stream towards an endpoint: the SSRC of a receive section, for the life of its transport,
 * and the counts for its sender reports.
 */
final class OutboundStream {

    private final MediaTransport transport;
    private final int ssrc;
    private final StreamRewriter rewriter;
    private int payloadType;
    private long packets;
    private long octets;

    OutboundStream(MediaTransport transport, int ssrc, StreamRewriter rewriter) {
        this.transport = transport;
        this.ssrc = ssrc;
        this.rewriter = rewriter;
    }

    MediaTransport transport() {
        return transport;
    }

    int ssrc() {
        return ssrc;
    }

    /** The number under which the latest offer of the section has Opus. */
    int payloadType() {
        return payloadType;
    }

    void payloadType(int negotiated) {
        payloadType = negotiated;
    }

    StreamRewriter rewriter() {
        return rewriter;
    }

    /** Counts a packet with that many octets of payload (RFC 3550 section 6.4.1). */
    void sent(int payloadOctets) {
        packets++;
        octets += payloadOctets;
    }

    long packets() {
        return packets;
    }

    long octets() {
        return octets;
    }
}
