package io.rostrum.protocol.media.ice;

import io.rostrum.protocol.media.ice.IceProgress.Advanced;
import io.rostrum.protocol.media.ice.IceProgress.Ignored;
import io.rostrum.protocol.media.path.PacketOutlet;
import io.rostrum.protocol.media.path.Path;
import io.rostrum.protocol.media.path.TransportAddress;
import io.rostrum.protocol.media.stun.StunAttribute;
import io.rostrum.protocol.media.stun.StunClass;
import io.rostrum.protocol.media.stun.StunReader;
import io.rostrum.protocol.media.stun.StunStatus;
import io.rostrum.protocol.media.stun.TransactionId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The full side of ICE for our own clients, against a lite peer: always controlling, sends checks,
 * nominates one path and keeps the peer's consent fresh. One thread, which calls {@link #tick} at
 * least every {@link #TICK_NANOS}, and best also after each answer, so that the next step follows
 * at once.
 *
 * <p>What is sent is put into the outlet without flushing it.
 */
public final class IceControllingAgent {

    /** How often {@link #tick} must be called for checks to keep their pace. */
    public static final long TICK_NANOS = CheckList.PACING_NANOS;

    private final StunReader reader = new StunReader();
    private final RandomGenerator random;
    private final long tieBreaker;

    private @Nullable CheckList search;
    private @Nullable ConsentWatch consent;
    private IceState whenIdle = IceState.FAILED;
    private Optional<TransportAddress> mapped = Optional.empty();
    private OptionalInt lastErrorCode = OptionalInt.empty();

    /**
     * An agent that begins to search with its first tick.
     *
     * @param random cryptographically strong: transaction ids guard against forged answers
     */
    public IceControllingAgent(
            IceCredentials local,
            IceCredentials remote,
            List<CandidatePair> pairs,
            RandomGenerator random,
            long nowNanos) {
        this.random = random;
        tieBreaker = random.nextLong();
        begin(local, remote, pairs, nowNanos);
    }

    /**
     * Searches anew under new credentials of both sides (RFC 8445 section 9). The selected path, if
     * there is one, is used until a path is nominated or its consent expires.
     */
    public void restart(
            IceCredentials local, IceCredentials remote, List<CandidatePair> pairs, long nowNanos) {
        begin(local, remote, pairs, nowNanos);
    }

    private void begin(
            IceCredentials local, IceCredentials remote, List<CandidatePair> pairs, long nowNanos) {
        CheckList begun =
                new CheckList(new CheckSender(local, remote, tieBreaker), random, nowNanos);
        begun.add(pairs, nowNanos);
        search = begun;
    }

    /**
     * Adds pairs to the search under way; without one there is nothing to add them to, and a
     * restart is needed.
     */
    public void add(List<CandidatePair> pairs, long nowNanos) {
        CheckList current = search;
        if (current != null) {
            current.add(pairs, nowNanos);
        }
    }

    /** Sends what is due and notices what has run out. */
    public void tick(long nowNanos, PacketOutlet out) {
        ConsentWatch watch = consent;
        if (watch != null && watch.isExpired(nowNanos)) {
            lose(IceState.EXPIRED);
        } else if (watch != null) {
            watch.tick(nowNanos, out);
        }
        CheckList current = search;
        if (current != null && current.isOver(nowNanos)) {
            search = null;
            whenIdle = IceState.FAILED;
        } else if (current != null) {
            current.tick(nowNanos, out);
        }
    }

    private void lose(IceState why) {
        consent = null;
        whenIdle = why;
    }

    /** Takes a datagram classified as STUN, whatever its bytes. */
    public IceProgress receive(Path path, byte[] buf, int off, int len, long nowNanos) {
        if (reader.wrap(buf, off, len) != StunStatus.WELL_FORMED) {
            return Ignored.MALFORMED;
        }
        StunClass messageClass = reader.messageClass();
        if (messageClass == StunClass.REQUEST || messageClass == StunClass.INDICATION) {
            return Ignored.NOT_A_RESPONSE;
        }
        TransactionId id = reader.transactionId();
        CheckList current = search;
        PairCheck check = current == null ? null : current.waitingFor(id);
        if (current != null && check != null) {
            return searchAnswer(current, check, path, nowNanos);
        }
        ConsentWatch watch = consent;
        return watch != null && watch.waitsFor(id)
                ? consentAnswer(watch, id, path, nowNanos)
                : Ignored.UNKNOWN_TRANSACTION;
    }

    private IceProgress searchAnswer(CheckList current, PairCheck check, Path path, long nowNanos) {
        if (!check.pair().path().equals(path)) {
            return Ignored.WRONG_PATH;
        }
        if (reader.messageClass() == StunClass.ERROR) {
            lastErrorCode = reader.errorCode();
            current.rejected(check, nowNanos);
            return Ignored.REJECTED;
        }
        if (!current.sender().authenticates(reader)) {
            return Ignored.WRONG_INTEGRITY;
        }
        if (!isWhole()) {
            return Ignored.MALFORMED;
        }
        mapped = reader.xorMappedAddress();
        if (check.state() == PairCheck.State.NOMINATING) {
            consent = new ConsentWatch(check.pair(), current.sender(), random, nowNanos);
            search = null;
            return Advanced.SELECTED;
        }
        current.succeeded(check, nowNanos);
        return Advanced.VALIDATED;
    }

    private IceProgress consentAnswer(
            ConsentWatch watch, TransactionId id, Path path, long nowNanos) {
        if (!watch.pair().path().equals(path)) {
            return Ignored.WRONG_PATH;
        }
        boolean authentic = watch.sender().authenticates(reader);
        if (reader.messageClass() == StunClass.ERROR) {
            lastErrorCode = reader.errorCode();
            watch.rejected(id);
            if (authentic && lastErrorCode.orElse(0) == 403) {
                lose(IceState.EXPIRED);
                return Ignored.REVOKED;
            }
            return Ignored.REJECTED;
        }
        if (!authentic) {
            return Ignored.WRONG_INTEGRITY;
        }
        if (!isWhole()) {
            return Ignored.MALFORMED;
        }
        watch.confirmed(nowNanos);
        return Advanced.CONSENTED;
    }

    /**
     * A success without a mapped address, or with what must be understood and is not, is no
     * success.
     */
    private boolean isWhole() {
        return reader.has(StunAttribute.XOR_MAPPED_ADDRESS) && reader.unknownRequiredCount() == 0;
    }

    /** Where the agent stands; what has run out is noticed by {@link #tick}. */
    public IceState state() {
        if (consent != null) {
            return IceState.CONNECTED;
        }
        return search != null ? IceState.CHECKING : whenIdle;
    }

    /** Where media goes; empty while nothing may be sent. */
    public Optional<Path> selectedPath() {
        ConsentWatch watch = consent;
        return watch == null ? Optional.empty() : Optional.of(watch.pair().path());
    }

    /** Our own address as the peer saw it in its last answer to the search. */
    public Optional<TransportAddress> mappedAddress() {
        return mapped;
    }

    /** The last error answer, such as 401 for wrong credentials: why a search fails. */
    public OptionalInt lastErrorCode() {
        return lastErrorCode;
    }
}
