package io.rostrum.protocol.media.ice;

import io.rostrum.protocol.media.ice.IceOutcome.Answered;
import io.rostrum.protocol.media.ice.IceOutcome.Refused;
import io.rostrum.protocol.media.path.PacketOutlet;
import io.rostrum.protocol.media.path.Path;
import io.rostrum.protocol.media.stun.StunAttribute;
import io.rostrum.protocol.media.stun.StunClass;
import io.rostrum.protocol.media.stun.StunKey;
import io.rostrum.protocol.media.stun.StunReader;
import io.rostrum.protocol.media.stun.StunStatus;
import io.rostrum.protocol.media.stun.StunWriter;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The lite side of ICE for one transport (RFC 8445 section 2.5): always controlled, answers checks,
 * never sends any. A path is validated by an authentic check, selected by the latest one with
 * USE-CANDIDATE, and good for 30 seconds after its last check. One thread. Answering a check
 * allocates only what the JDK's HMAC does.
 *
 * <p>{@link #receive} puts answers into the outlet without flushing it.
 */
public final class IceLiteAgent {

    /** How long a check is good for (RFC 7675 section 5.1). */
    public static final long CONSENT_NANOS = 30_000_000_000L;

    private final StunReader reader = new StunReader();
    private final StunWriter writer = new StunWriter();
    private final ValidatedPaths paths = new ValidatedPaths();
    private final RecentTransactions recent = new RecentTransactions();
    private final RefusalAllowance allowance;
    private final EnumMap<Refused, long[]> refused = new EnumMap<>(Refused.class);
    private final long startedNanos;

    private Generation current;
    private @Nullable Generation restarted;
    private Optional<Path> selected = Optional.empty();
    private long answered;

    /**
     * An agent that answers to the credentials we announced; {@code nowNanos} is when it begins to
     * wait.
     */
    public IceLiteAgent(IceCredentials local, long nowNanos) {
        current = new Generation(local);
        allowance = new RefusalAllowance(nowNanos);
        startedNanos = nowNanos;
        for (Refused reason : Refused.values()) {
            refused.put(reason, new long[1]);
        }
    }

    /**
     * Answers to new credentials too (RFC 8445 section 9): the old ones and the selected path stay
     * until the first USE-CANDIDATE under the new. A restart before that takes the place of the one
     * before.
     */
    public void restart(IceCredentials next) {
        if (current.credentials.ufrag().equals(next.ufrag())) {
            throw new IllegalArgumentException("a restart needs a new fragment");
        }
        restarted = new Generation(next);
    }

    /** The fragments this agent answers to now: one, or two during a restart. */
    public List<String> ufrags() {
        Generation next = restarted;
        return next == null
                ? List.of(current.credentials.ufrag())
                : List.of(current.credentials.ufrag(), next.credentials.ufrag());
    }

    /**
     * Takes a datagram classified as STUN, whatever its bytes, and answers it where an answer is
     * due.
     */
    public IceOutcome receive(
            Path path, byte[] buf, int off, int len, long nowNanos, PacketOutlet out) {
        if (reader.wrap(buf, off, len) != StunStatus.WELL_FORMED) {
            return count(Refused.MALFORMED);
        }
        if (reader.messageClass() != StunClass.REQUEST) {
            return count(Refused.NOT_A_REQUEST);
        }
        if (reader.method() != StunReader.BINDING) {
            return count(Refused.NOT_BINDING);
        }
        if (!reader.has(StunAttribute.USERNAME) || !reader.has(StunAttribute.MESSAGE_INTEGRITY)) {
            return unauthenticated(Refused.NO_CREDENTIALS, 400, "Bad Request", path, nowNanos, out);
        }
        Generation generation = addressed();
        if (generation == null) {
            return unauthenticated(
                    Refused.UNKNOWN_USERNAME, 401, "Unauthenticated", path, nowNanos, out);
        }
        if (!reader.authenticatedBy(generation.key)) {
            return unauthenticated(
                    Refused.WRONG_INTEGRITY, 401, "Unauthenticated", path, nowNanos, out);
        }
        if (reader.unknownRequiredCount() > 0) {
            writer.beginAnswer(StunClass.ERROR, reader)
                    .errorCode(420, "Unknown Attribute")
                    .unknownAttributes(reader.unknownRequired());
            return signed(Refused.UNKNOWN_ATTRIBUTE, generation, path, out);
        }
        if (reader.has(StunAttribute.ICE_CONTROLLED)) {
            // Whatever the tie-breakers: a lite agent cannot be the controlling one of a full peer,
            // so the peer must.
            writer.beginAnswer(StunClass.ERROR, reader).errorCode(487, "Role Conflict");
            return signed(Refused.ROLE_CONFLICT, generation, path, out);
        }
        return check(generation, path, nowNanos, out);
    }

    private IceOutcome check(Generation generation, Path path, long nowNanos, PacketOutlet out) {
        reader.copyTransactionId(recent.idBytes(), 0);
        RecentTransactions.Sighting sighting = recent.note(path);
        if (sighting == RecentTransactions.Sighting.ON_ANOTHER_PATH) {
            return count(Refused.REPLAYED);
        }
        writer.beginAnswer(StunClass.SUCCESS, reader)
                .xorMappedAddress(path.reflexive())
                .messageIntegrity(generation.key)
                .fingerprint();
        out.send(path, writer.buffer(), 0, writer.length());
        answered++;
        if (sighting == RecentTransactions.Sighting.AGAIN) {
            return Answered.CHECKED;
        }
        int place = paths.checked(path, nowNanos);
        return reader.has(StunAttribute.USE_CANDIDATE)
                ? nominate(generation, path, place)
                : Answered.CHECKED;
    }

    private Answered nominate(Generation generation, Path path, int place) {
        boolean moves = paths.select(place);
        if (moves) {
            selected = Optional.of(path);
        }
        if (generation == restarted) {
            current = generation;
            restarted = null;
            return Answered.RESTARTED;
        }
        return moves ? Answered.NOMINATED : Answered.CHECKED;
    }

    private @Nullable Generation addressed() {
        if (reader.usernameBeginsWith(current.ufrag)) {
            return current;
        }
        Generation next = restarted;
        return next != null && reader.usernameBeginsWith(next.ufrag) ? next : null;
    }

    private Refused unauthenticated(
            Refused reason, int code, String phrase, Path path, long nowNanos, PacketOutlet out) {
        if (allowance.take(nowNanos)) {
            writer.beginAnswer(StunClass.ERROR, reader).errorCode(code, phrase).fingerprint();
            out.send(path, writer.buffer(), 0, writer.length());
        }
        return count(reason);
    }

    private Refused signed(Refused reason, Generation generation, Path path, PacketOutlet out) {
        writer.messageIntegrity(generation.key).fingerprint();
        out.send(path, writer.buffer(), 0, writer.length());
        return count(reason);
    }

    private Refused count(Refused reason) {
        long[] counter = refused.get(reason);
        if (counter != null) {
            counter[0]++;
        }
        return reason;
    }

    /**
     * Where media goes: the path of the latest nomination. It stays the answer after its consent
     * has expired.
     */
    public Optional<Path> selectedPath() {
        return selected;
    }

    /**
     * Whether an authentic check came on this path within the last 30 seconds. DTLS is listened to
     * only from such.
     */
    public boolean validated(Path path, long nowNanos) {
        return paths.checkedWithin(path, nowNanos, CONSENT_NANOS);
    }

    /**
     * Whether nothing may be sent any more: no authentic check on the selected path for 30 seconds,
     * or none selected 30 seconds after the beginning. A later check ends this state.
     */
    public boolean expired(long nowNanos) {
        return nowNanos - paths.selectedCheckedAt(startedNanos) >= CONSENT_NANOS;
    }

    /** What was answered and refused so far. */
    public IceTally tally() {
        Map<Refused, Long> counts = new EnumMap<>(Refused.class);
        refused.forEach((reason, counter) -> counts.put(reason, counter[0]));
        return new IceTally(answered, counts);
    }

    /** One pair of credentials, ready for comparing. */
    private static final class Generation {
        private final IceCredentials credentials;
        private final byte[] ufrag;
        private final StunKey key;

        private Generation(IceCredentials credentials) {
            this.credentials = credentials;
            ufrag = credentials.ufrag().getBytes(StandardCharsets.US_ASCII);
            key = StunKey.shortTerm(credentials.pwd());
        }
    }
}
