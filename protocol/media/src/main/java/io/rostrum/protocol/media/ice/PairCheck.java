package io.rostrum.protocol.media.ice;

import io.rostrum.protocol.media.stun.TransactionId;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** One pair of a check list and the transaction that is under way for it. */
final class PairCheck {

    /** Named as in RFC 8445 section 6.1.2.6, but that a failed pair waits for another round. */
    enum State {
        WAITING,
        IN_PROGRESS,
        SUCCEEDED,
        NOMINATING
    }

    /**
     * The first wait for an answer (RFC 8445 section 14.3); it doubles with each retransmission.
     */
    static final long RTO_NANOS = 500_000_000L;

    /**
     * Transmissions of one transaction: at 0, 0.5, 1.5 and 3.5 s. Then the pair is tried anew with
     * another.
     */
    private static final int TRANSMISSIONS = 4;

    private final CandidatePair pair;
    private State state = State.WAITING;
    private @Nullable TransactionId transaction;
    private int transmissions;
    private long dueNanos;

    PairCheck(CandidatePair pair, long nowNanos) {
        this.pair = pair;
        dueNanos = nowNanos;
    }

    CandidatePair pair() {
        return pair;
    }

    State state() {
        return state;
    }

    boolean isUnderWay() {
        return state == State.IN_PROGRESS || state == State.NOMINATING;
    }

    boolean isDue(long nowNanos) {
        return state != State.SUCCEEDED && nowNanos - dueNanos >= 0;
    }

    long dueNanos() {
        return dueNanos;
    }

    boolean waitsFor(TransactionId id) {
        return isUnderWay() && id.equals(transaction);
    }

    /** Begins a transaction; its first transmission is the caller's next act. */
    TransactionId begin(State underWay, RandomGenerator random, long nowNanos) {
        state = underWay;
        transmissions = 1;
        dueNanos = nowNanos + RTO_NANOS;
        TransactionId id = TransactionId.next(random);
        transaction = id;
        return id;
    }

    /**
     * The transaction to transmit again; null when it was transmitted often enough: the pair then
     * waits for another.
     */
    @Nullable TransactionId again(long nowNanos) {
        if (transmissions == TRANSMISSIONS) {
            rest(nowNanos);
            return null;
        }
        dueNanos = nowNanos + (RTO_NANOS << transmissions);
        transmissions++;
        return transaction;
    }

    void succeeded() {
        state = State.SUCCEEDED;
        transaction = null;
    }

    /** Gives the transaction up; another may begin from {@code fromNanos}. */
    void rest(long fromNanos) {
        state = State.WAITING;
        transaction = null;
        dueNanos = fromNanos;
    }
}
