package io.rostrum.protocol.media.dtls;

import java.time.Duration;

/**
 * How long a handshake may take, and how soon an unanswered flight is sent again.
 *
 * @param firstRetransmission doubled with each repetition (RFC 6347 section 4.2.4.1)
 * @param limit of the whole handshake, from {@link DtlsTransport#run()}
 */
public record DtlsTimers(Duration firstRetransmission, Duration limit) {

    /**
     * What is right on a path that ICE has validated. The first retransmission comes after 400 ms,
     * sooner than the second that RFC 6347 recommends for a path nobody has measured: a lost flight
     * then costs a delegate less than half a second of the two in which sound is expected.
     */
    public static final DtlsTimers DEFAULT =
            new DtlsTimers(Duration.ofMillis(400), Duration.ofSeconds(20));

    /** Throws {@link IllegalArgumentException} for a duration below one millisecond. */
    public DtlsTimers {
        if (firstRetransmission.toMillis() < 1 || limit.toMillis() < 1) {
            throw new IllegalArgumentException(firstRetransmission + ", " + limit);
        }
    }
}
