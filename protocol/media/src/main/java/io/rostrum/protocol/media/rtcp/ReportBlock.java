package io.rostrum.protocol.media.rtcp;

/**
 * What a receiver says of one stream (RFC 3550 section 6.4.1).
 *
 * @param ssrc of the stream
 * @param fractionLost the share lost since the last report, in 256ths: 0 to 255
 * @param lost packets lost since the beginning; below zero when the network doubled some; cut to 24
 *     bits on the wire
 * @param highestSequence the highest sequence number received, with its roll-overs above 16 bits
 * @param jitter of the arrival, in ticks of the RTP clock; unsigned
 * @param lastReport the middle 32 bits of the NTP time in the last sender report; 0 before the
 *     first
 * @param sinceLastReport how long ago that report came, in 1/65536 s; unsigned
 */
public record ReportBlock(
        int ssrc,
        int fractionLost,
        int lost,
        int highestSequence,
        int jitter,
        int lastReport,
        int sinceLastReport) {

    /** Throws {@link IllegalArgumentException} for a fraction out of range. */
    public ReportBlock {
        if (fractionLost < 0 || fractionLost > 255) {
            throw new IllegalArgumentException("fraction " + fractionLost);
        }
    }
}
