package io.rostrum.protocol.media.dtls;

import io.rostrum.protocol.media.dtls.DtlsRecords.Header;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One DTLS 1.2 association for SRTP keys (RFC 6347, RFC 5764): a handshake with mutual
 * certificates, then silence until close_notify.
 *
 * <p>The owner calls {@link #run()} on a thread that may block, a virtual one; it returns when the
 * handshake has ended either way. Datagrams of the peer come in through {@link #offer} from any
 * thread, before, during and after. After the handshake the transport needs no thread and keeps
 * only a few hundred bytes: the record keys, with which it recognises and answers close_notify, and
 * our last flight, which it repeats to a peer that missed it (RFC 6347 section 4.2.4).
 *
 * <p>There is no cookie exchange (RFC 6347 section 4.2.1): a transport is fed only from a path that
 * ICE has validated, so its peer's address is no forgery and no amplifier.
 *
 * <p>The peer is who shows the certificate with the expected fingerprint, and nobody else. Only
 * DTLS 1.2 with TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256 and the extended master secret is spoken.
 * No data channels: application data is dropped.
 */
public final class DtlsTransport {

    /** The longest datagram we send, in bytes: fits any path that carries IPv6 and a tunnel. */
    public static final int MAX_DATAGRAM = 1200;

    /** The longest datagram we take, in bytes: an Ethernet frame's worth, and some. */
    static final int MAX_RECEIVED = 2048;

    private final DtlsRole role;
    private final DatagramSink out;
    private final DtlsListener listener;

    private final ReentrantLock lock = new ReentrantLock();
    private State state;

    /** Each state keeps what it needs, and what it drops is garbage. */
    private sealed interface State {

        record Fresh(Handshake handshake, HandshakeWire wire) implements State {}

        record Running(HandshakeWire wire) implements State {}

        record Established(SealedRecords records) implements State {}

        record Ended() implements State {}
    }

    /** What is done once the lock is free again: datagrams out, and perhaps a word to the owner. */
    private record Afterwards(List<byte[]> datagrams, Optional<DtlsListener> toTell) {

        private static final Afterwards NOTHING = new Afterwards(List.of(), Optional.empty());

        void happen(DatagramSink out) {
            datagrams.forEach(datagram -> out.send(datagram, 0, datagram.length));
            toTell.ifPresent(DtlsListener::closed);
        }
    }

    /** With {@link DtlsTimers#DEFAULT}. */
    public DtlsTransport(
            DtlsRole role,
            DtlsIdentity identity,
            Fingerprint expectedRemote,
            DatagramSink out,
            DtlsListener listener,
            SecureRandom random) {
        this(role, identity, expectedRemote, out, listener, random, DtlsTimers.DEFAULT);
    }

    /** Nothing happens, but that datagrams are queued, until {@link #run()}. */
    public DtlsTransport(
            DtlsRole role,
            DtlsIdentity identity,
            Fingerprint expectedRemote,
            DatagramSink out,
            DtlsListener listener,
            SecureRandom random,
            DtlsTimers timers) {
        this.role = role;
        this.out = out;
        this.listener = listener;
        this.state =
                new State.Fresh(
                        new Handshake(role, identity, expectedRemote, timers, random),
                        new HandshakeWire(out));
    }

    /**
     * Does the handshake: blocks until it has ended and the listener knows how. Returns at once if
     * the transport was closed before. An interrupt ends it like {@link #close()}. A second call is
     * a bug.
     */
    public void run() {
        State before = begin();
        switch (before) {
            case State.Fresh fresh -> run(fresh.handshake(), fresh.wire());
            case State.Ended() -> {}
            case State.Running running -> throw new IllegalStateException("is running: " + running);
            case State.Established established ->
                    throw new IllegalStateException("has run: " + established);
        }
    }

    private State begin() {
        lock.lock();
        try {
            State before = state;
            if (before instanceof State.Fresh fresh) {
                state = new State.Running(fresh.wire());
            }
            return before;
        } finally {
            lock.unlock();
        }
    }

    private void run(Handshake handshake, HandshakeWire wire) {
        HandshakeResult result;
        try {
            result = handshake.run(wire);
        } catch (IOException e) {
            if (end() instanceof State.Running && !Thread.currentThread().isInterrupted()) {
                listener.failed(handshake.failure(e));
            } else {
                listener.closed();
            }
            return;
        }
        SealedRecords records = new SealedRecords(result.keyBlock(), role, wire.lastFlight());
        // While this is told, datagrams still wait in the queue, and close() leaves the telling to
        // this thread: closed() cannot overtake it.
        listener.established(result.keys());
        settle(records, wire).happen(out);
    }

    private State end() {
        lock.lock();
        try {
            State before = state;
            state = new State.Ended();
            return before;
        } finally {
            lock.unlock();
        }
    }

    private Afterwards settle(SealedRecords records, HandshakeWire wire) {
        lock.lock();
        try {
            if (state instanceof State.Ended) {
                return closing(records);
            }
            state = new State.Established(records);
            List<byte[]> out = new ArrayList<>();
            for (byte[] datagram : wire.rest()) {
                List<Header> headers = DtlsRecords.read(datagram, 0, datagram.length);
                Afterwards afterwards = receive(records, datagram, headers);
                out.addAll(afterwards.datagrams());
                if (afterwards.toTell().isPresent()) {
                    return new Afterwards(out, afterwards.toTell());
                }
            }
            return new Afterwards(out, Optional.empty());
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes a datagram of the peer, copied if it is kept. From any thread; never blocks for long.
     * May call the listener's {@link DtlsListener#closed()}.
     */
    public DtlsIntake offer(byte[] buf, int off, int len) {
        List<Header> headers = len > MAX_RECEIVED ? List.of() : DtlsRecords.read(buf, off, len);
        if (headers.isEmpty()) {
            return DtlsIntake.MALFORMED;
        }
        Afterwards afterwards;
        lock.lock();
        try {
            switch (state) {
                case State.Fresh fresh -> {
                    return fresh.wire().offer(buf, off, len);
                }
                case State.Running running -> {
                    return running.wire().offer(buf, off, len);
                }
                case State.Ended() -> {
                    return DtlsIntake.ENDED;
                }
                case State.Established established ->
                        afterwards = receive(established.records(), buf, headers);
            }
        } finally {
            lock.unlock();
        }
        afterwards.happen(out);
        return DtlsIntake.TAKEN;
    }

    /** With the lock held. */
    private Afterwards receive(SealedRecords records, byte[] buf, List<Header> headers) {
        Afterwards afterwards = Afterwards.NOTHING;
        for (Header header : headers) {
            switch (records.open(buf, header)) {
                case NONE -> {}
                case FINISHED_AGAIN ->
                        afterwards = new Afterwards(records.lastFlight(), Optional.empty());
                case CLOSE_NOTIFY -> {
                    // With the answer that RFC 5246 section 7.2.1 asks for.
                    return closing(records);
                }
                case FATAL_ALERT -> {
                    state = new State.Ended();
                    return new Afterwards(List.of(), Optional.of(listener));
                }
            }
        }
        return afterwards;
    }

    /** With the lock held. */
    private Afterwards closing(SealedRecords records) {
        state = new State.Ended();
        return new Afterwards(List.of(records.closeNotify()), Optional.of(listener));
    }

    /**
     * Ends the transport, with close_notify if there is a peer to tell. From any thread, as often
     * as one likes. During a handshake the listener's {@link DtlsListener#closed()} comes from the
     * handshake's thread, shortly after this has returned.
     */
    public void close() {
        Afterwards afterwards = Afterwards.NOTHING;
        lock.lock();
        try {
            switch (state) {
                case State.Fresh fresh ->
                        afterwards = new Afterwards(List.of(), Optional.of(listener));
                case State.Running running -> running.wire().abort();
                case State.Established established -> afterwards = closing(established.records());
                case State.Ended() -> {}
            }
            state = new State.Ended();
        } finally {
            lock.unlock();
        }
        afterwards.happen(out);
    }
}
