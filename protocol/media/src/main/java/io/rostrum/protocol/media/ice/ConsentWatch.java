package io.rostrum.protocol.media.ice;

import io.rostrum.protocol.media.path.PacketOutlet;
import io.rostrum.protocol.media.stun.TransactionId;
import java.util.ArrayDeque;
import java.util.random.RandomGenerator;

/**
 * The selected pair and the peer's consent to receive on it (RFC 7675 section 5.1): a check every 4
 * to 6 seconds at random, each with a transaction of its own and never retransmitted; an answer to
 * any of them renews the consent. While one is unanswered the next follows after 1 to 1.5 seconds:
 * five chances in 30 seconds would be too few on a lossy line.
 */
final class ConsentWatch {

    private static final long EXPIRY_NANOS = 30_000_000_000L;
    private static final long SHORTEST_WAIT_NANOS = 4_000_000_000L;
    private static final long LONGEST_WAIT_NANOS = 6_000_000_000L;

    private static final long SHORTEST_DOUBT_NANOS = 1_000_000_000L;
    private static final long LONGEST_DOUBT_NANOS = 1_500_000_000L;

    /** Those of the last 30 seconds; an older answer comes too late to mean anything. */
    private static final int MOST_WAITING = 32;

    private final CandidatePair pair;
    private final CheckSender sender;
    private final RandomGenerator random;
    private final ArrayDeque<TransactionId> waiting = new ArrayDeque<>(MOST_WAITING + 1);
    private long expiresNanos;
    private long nextCheckNanos;

    /** Begins with the consent that the answer to the nomination gave. */
    ConsentWatch(CandidatePair pair, CheckSender sender, RandomGenerator random, long nowNanos) {
        this.pair = pair;
        this.sender = sender;
        this.random = random;
        expiresNanos = nowNanos + EXPIRY_NANOS;
        nextCheckNanos = nowNanos + random.nextLong(SHORTEST_WAIT_NANOS, LONGEST_WAIT_NANOS);
    }

    CandidatePair pair() {
        return pair;
    }

    CheckSender sender() {
        return sender;
    }

    boolean isExpired(long nowNanos) {
        return nowNanos - expiresNanos >= 0;
    }

    void tick(long nowNanos, PacketOutlet out) {
        if (nowNanos - nextCheckNanos < 0) {
            return;
        }
        TransactionId id = TransactionId.next(random);
        waiting.addLast(id);
        if (waiting.size() > MOST_WAITING) {
            waiting.removeFirst();
        }
        sender.check(id, pair, out);
        nextCheckNanos = nowNanos + random.nextLong(SHORTEST_DOUBT_NANOS, LONGEST_DOUBT_NANOS);
    }

    boolean waitsFor(TransactionId id) {
        return waiting.contains(id);
    }

    void confirmed(long nowNanos) {
        waiting.clear();
        expiresNanos = nowNanos + EXPIRY_NANOS;
        nextCheckNanos = nowNanos + random.nextLong(SHORTEST_WAIT_NANOS, LONGEST_WAIT_NANOS);
    }

    void rejected(TransactionId id) {
        waiting.remove(id);
    }
}
