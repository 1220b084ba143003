package io.rostrum.sfu;

import java.util.random.RandomGenerator;

/**
 * Makes one continuous RTP stream out of pieces of others. Within a piece the source's gaps stay
 * gaps, so that the receiver can conceal what was lost, and its timestamps keep their steps. Where
 * a piece begins (another source, or the same after a pause in which it was not forwarded) the
 * sequence goes on without a gap, the timestamp by the time that really passed, in whole frames.
 *
 * <p>The sequence only ever rises: no number is used twice, whatever the sources do. That is what
 * keeps (key, SSRC, index) unique under SRTP (RFC 3711 section 9.1).
 */
final class StreamRewriter {

    /** The RTP clock of Opus (RFC 7587 section 4.1): ticks a second. */
    static final int CLOCK = 48_000;

    /** 20 ms of that clock: the grid of the timestamps where a piece begins. */
    static final int FRAME = 960;

    /** A longer gap of the source is a pause, not a loss: two seconds of packets. */
    static final int LONGEST_GAP = 100;

    /** An Opus packet holds no more sound than this: 120 ms (RFC 6716 section 3.2). */
    private static final int LONGEST_PACKET = 5_760;

    /** A source whose timestamps run further ahead of the time than this has begun anew. */
    private static final long FARTHEST_AHEAD = 2L * CLOCK;

    private long sequence;
    private int timestamp;
    private boolean marker;

    private boolean sentAny;
    private long sentAt;

    /** How much sound the packet placed last holds, as far as the source's steps tell. */
    private int duration = FRAME;

    private boolean inPiece;
    private long sourceSequence;
    private int sourceTimestamp;

    /**
     * Begins at a random place; the sequence in the lower half of its range, so that a receiver who
     * misses the first packets cannot mistake the roll-over (RFC 3711 section 3.3.1).
     */
    StreamRewriter(RandomGenerator random) {
        sequence = random.nextInt(1 << 15);
        timestamp = random.nextInt();
    }

    /** The next packet begins a new piece. */
    void interrupt() {
        inPiece = false;
    }

    /**
     * Gives the next packet its place. False when it comes too late to have one: packets of a piece
     * are taken in rising order only.
     *
     * @param extended the source's sequence number, extended by its roll-overs
     */
    boolean next(long extended, int time, boolean marked, long now) {
        if (inPiece && extended <= sourceSequence) {
            return false;
        }
        if (inPiece && continues(extended, time, now)) {
            int step = time - sourceTimestamp;
            if (extended == sourceSequence + 1 && step <= LONGEST_PACKET) {
                duration = step;
            }
            sequence += extended - sourceSequence;
            timestamp += step;
            marker = marked;
        } else {
            begin(now);
        }
        inPiece = true;
        sentAny = true;
        sourceSequence = extended;
        sourceTimestamp = time;
        sentAt = now;
        return true;
    }

    private boolean continues(long extended, int time, long now) {
        int step = time - sourceTimestamp;
        return extended - sourceSequence <= LONGEST_GAP
                && step > 0
                && step - ticks(now - sentAt) <= FARTHEST_AHEAD;
    }

    private void begin(long now) {
        if (sentAny) {
            long frames = (ticks(now - sentAt) + FRAME / 2) / FRAME;
            sequence++;
            timestamp += (int) Math.max(duration, frames * FRAME);
        }
        duration = FRAME;
        marker = true;
    }

    /** Nanoseconds in ticks of the RTP clock. */
    static long ticks(long nanos) {
        return nanos / 1000 * CLOCK / 1_000_000;
    }

    /** The sequence number of the packet placed last, extended by its roll-overs. */
    long sequence() {
        return sequence;
    }

    /** The timestamp of the packet placed last. */
    int timestamp() {
        return timestamp;
    }

    /** Whether the packet placed last carries the marker bit. */
    boolean marker() {
        return marker;
    }

    /** What the stream's timestamp is now, for a sender report (RFC 3550 section 6.4.1). */
    int timestampAt(long now) {
        return timestamp + (int) ticks(now - sentAt);
    }
}
