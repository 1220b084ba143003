package io.rostrum.sfu;

import java.time.Duration;
import java.util.Optional;

/**
 * How an endpoint's sound travels, as its latest reports say.
 *
 * @param up what it sends, as we receive it
 * @param down what it receives, as it reports it: the worst of its slots
 * @param roundTrip from us to the endpoint and back; empty before its first report
 */
public record EndpointQuality(Line up, Line down, Optional<Duration> roundTrip) {

    /**
     * One direction.
     *
     * @param loss the share of packets lost between the last two reports: 0 to 1
     * @param jitter how much the packets' arrival varies (RFC 3550 section 6.4.1)
     */
    public record Line(double loss, Duration jitter) {

        static final Line UNKNOWN = new Line(0, Duration.ZERO);

        /** Out of the fields of a report block: 256ths, and ticks of the RTP clock. */
        static Line of(int fractionLost, long jitterTicks) {
            return new Line(
                    fractionLost / 256.0,
                    Duration.ofNanos(jitterTicks * 1_000_000_000L / StreamRewriter.CLOCK));
        }
    }
}
