package io.rostrum.protocol.media.stun;

import java.util.random.RandomGenerator;

/**
 * The 96 bits that tie an answer to its request (RFC 8489 section 5).
 *
 * @param high the first four bytes
 * @param low the other eight
 */
public record TransactionId(int high, long low) {

    /** Bytes on the wire. */
    public static final int LENGTH = 12;

    /**
     * A fresh one; it guards against forged answers, so the source must be cryptographically
     * strong.
     */
    public static TransactionId next(RandomGenerator random) {
        return new TransactionId(random.nextInt(), random.nextLong());
    }

    static TransactionId read(byte[] buf, int off) {
        return new TransactionId(StunHeader.int32(buf, off), StunHeader.int64(buf, off + 4));
    }

    void write(byte[] buf, int off) {
        StunHeader.putInt32(buf, off, high);
        StunHeader.putInt64(buf, off + 4, low);
    }
}
