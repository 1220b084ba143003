package io.rostrum.protocol.media.ice;

import io.rostrum.protocol.media.path.PacketOutlet;
import io.rostrum.protocol.media.stun.TransactionId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The search for a path under one pair of credentials: a new check every 50 ms in the order of
 * priority, retransmissions, then regular nomination (RFC 8445 sections 6.1.4.2 and 8.1.1) of the
 * best pair that works.
 */
final class CheckList {

    /** Ta (RFC 8445 section 14.2). */
    static final long PACING_NANOS = 50_000_000L;

    /** How long a pair that works waits for a better one. */
    private static final long SETTLING_NANOS = 200_000_000L;

    /** When the search is given up. */
    private static final long PATIENCE_NANOS = 30_000_000_000L;

    private static final int MOST_PAIRS = 64;

    private final CheckSender sender;
    private final RandomGenerator random;
    private final List<PairCheck> checks = new ArrayList<>();
    private final long deadlineNanos;
    private long nextCheckNanos;
    private long settledNanos;

    CheckList(CheckSender sender, RandomGenerator random, long nowNanos) {
        this.sender = sender;
        this.random = random;
        deadlineNanos = nowNanos + PATIENCE_NANOS;
        nextCheckNanos = nowNanos;
    }

    CheckSender sender() {
        return sender;
    }

    /** Takes pairs that are not there yet, the best first; no more than 64 in all. */
    void add(List<CandidatePair> pairs, long nowNanos) {
        for (CandidatePair pair : pairs) {
            boolean known =
                    checks.stream().anyMatch(check -> check.pair().path().equals(pair.path()));
            if (!known && checks.size() < MOST_PAIRS) {
                checks.add(new PairCheck(pair, nowNanos));
            }
        }
        checks.sort(
                Comparator.comparingLong((PairCheck check) -> check.pair().priority()).reversed());
    }

    boolean isOver(long nowNanos) {
        return nowNanos - deadlineNanos >= 0;
    }

    void tick(long nowNanos, PacketOutlet out) {
        for (PairCheck check : checks) {
            if (check.isUnderWay() && check.isDue(nowNanos)) {
                retransmit(check, nowNanos, out);
            }
        }
        PairCheck nominee = nominee(nowNanos);
        if (nominee != null) {
            sender.nominate(
                    nominee.begin(PairCheck.State.NOMINATING, random, nowNanos),
                    nominee.pair(),
                    out);
        }
        if (nowNanos - nextCheckNanos >= 0) {
            checkNext(nowNanos, out);
        }
    }

    private void retransmit(PairCheck check, long nowNanos, PacketOutlet out) {
        boolean nominating = check.state() == PairCheck.State.NOMINATING;
        TransactionId id = check.again(nowNanos);
        if (id == null) {
            return;
        }
        if (nominating) {
            sender.nominate(id, check.pair(), out);
        } else {
            sender.check(id, check.pair(), out);
        }
    }

    private void checkNext(long nowNanos, PacketOutlet out) {
        for (PairCheck check : checks) {
            if (check.state() == PairCheck.State.WAITING && check.isDue(nowNanos)) {
                sender.check(
                        check.begin(PairCheck.State.IN_PROGRESS, random, nowNanos),
                        check.pair(),
                        out);
                nextCheckNanos = nowNanos + PACING_NANOS;
                return;
            }
        }
    }

    /**
     * The best pair that works, unless one is being nominated already or a better one may still
     * come in time.
     */
    private @Nullable PairCheck nominee(long nowNanos) {
        if (checks.stream().anyMatch(check -> check.state() == PairCheck.State.NOMINATING)) {
            return null;
        }
        boolean betterMayCome = false;
        for (PairCheck check : checks) {
            if (check.state() == PairCheck.State.SUCCEEDED) {
                return betterMayCome && nowNanos - settledNanos < 0 ? null : check;
            }
            betterMayCome = true;
        }
        return null;
    }

    @Nullable PairCheck waitingFor(TransactionId id) {
        for (PairCheck check : checks) {
            if (check.waitsFor(id)) {
                return check;
            }
        }
        return null;
    }

    void succeeded(PairCheck check, long nowNanos) {
        if (checks.stream().noneMatch(other -> other.state() == PairCheck.State.SUCCEEDED)) {
            settledNanos = nowNanos + SETTLING_NANOS;
        }
        check.succeeded();
    }

    void rejected(PairCheck check, long nowNanos) {
        check.rest(nowNanos + PairCheck.RTO_NANOS);
    }
}
