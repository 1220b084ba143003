package io.rostrum.sfu;

/**
 * One RTP stream towards an endpoint: the SSRC and payload type of a slot, for the life of its
 * transport, and the counts for its sender reports.
 */
final class OutboundStream {

    private final int ssrc;
    private final int payloadType;
    private final StreamRewriter rewriter;
    private long packets;
    private long octets;

    OutboundStream(int ssrc, int payloadType, StreamRewriter rewriter) {
        this.ssrc = ssrc;
        this.payloadType = payloadType;
        this.rewriter = rewriter;
    }

    int ssrc() {
        return ssrc;
    }

    int payloadType() {
        return payloadType;
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
