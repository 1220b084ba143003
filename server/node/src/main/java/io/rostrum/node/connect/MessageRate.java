package io.rostrum.node.connect;

/**
 * How many messages a connection may send: a bucket that holds two seconds' worth and fills with
 * time. What goes beyond is refused; whoever goes on regardless is cut off.
 */
final class MessageRate {

    private static final double NANOS = 1e9;
    private static final int BURST_SECONDS = 2;

    /** What is done with one more message. */
    enum Verdict {
        TAKE,
        REFUSE,
        CUT_OFF
    }

    private final int perSecond;
    private double tokens;
    private long lastNanos;

    MessageRate(int perSecond, long nowNanos) {
        this.perSecond = perSecond;
        this.tokens = (double) perSecond * BURST_SECONDS;
        this.lastNanos = nowNanos;
    }

    Verdict next(long nowNanos) {
        double capacity = (double) perSecond * BURST_SECONDS;
        tokens = Math.min(capacity, tokens + (nowNanos - lastNanos) / NANOS * perSecond);
        lastNanos = nowNanos;
        tokens -= 1;
        if (tokens >= 0) {
            return Verdict.TAKE;
        }
        return tokens >= -capacity ? Verdict.REFUSE : Verdict.CUT_OFF;
    }
}
