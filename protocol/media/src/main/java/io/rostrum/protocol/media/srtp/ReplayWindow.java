package io.rostrum.protocol.media.srtp;

/** Which of the last 128 indices of one source have been seen (RFC 3711 §3.3.2). */
final class ReplayWindow {

    /** How far behind the newest index a packet may be. */
    static final int SIZE = 128;

    private static final long NONE = -1;

    private long newest = NONE;

    /** Bit n of {@code recent} is index newest − n, of {@code older} newest − 64 − n. */
    private long recent;

    private long older;

    SrtpStatus check(long index) {
        long behind = newest - index;
        if (newest == NONE || behind < 0) {
            return SrtpStatus.OK;
        }
        if (behind >= SIZE) {
            return SrtpStatus.TOO_OLD;
        }
        long bit = behind < 64 ? recent >>> behind : older >>> (behind - 64);
        return (bit & 1) == 0 ? SrtpStatus.OK : SrtpStatus.REPLAYED;
    }

    /** Marks an index that was checked and is genuine. */
    void mark(long index) {
        if (newest == NONE) {
            newest = index;
            recent = 1;
            return;
        }
        long behind = newest - index;
        if (behind < 0) {
            advance(-behind);
            newest = index;
            recent |= 1;
        } else if (behind < 64) {
            recent |= 1L << behind;
        } else if (behind < SIZE) {
            older |= 1L << (behind - 64);
        }
    }

    private void advance(long by) {
        if (by >= SIZE) {
            recent = 0;
            older = 0;
        } else if (by >= 64) {
            older = recent << (by - 64);
            recent = 0;
        } else {
            older = older << by | recent >>> (64 - by);
            recent <<= by;
        }
    }
}
