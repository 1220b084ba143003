package io.rostrum.sfu;

import io.rostrum.protocol.media.dtls.DtlsFailure;
import io.rostrum.protocol.media.dtls.DtlsIntake;
import io.rostrum.protocol.media.dtls.DtlsListener;
import io.rostrum.protocol.media.dtls.Fingerprint;
import io.rostrum.protocol.media.ice.IceCredentials;
import io.rostrum.protocol.media.ice.IceLiteAgent;
import io.rostrum.protocol.media.ice.IceOutcome;
import io.rostrum.protocol.media.path.Path;
import io.rostrum.protocol.media.srtp.SrtpKeys;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How one endpoint is reached: the checks that validate its paths, the DTLS association, and the
 * SRTP sessions that its keys make. Ends with {@link #close()}; a new association is a new
 * transport.
 */
final class MediaTransport {

    /** As many as the agent remembers. */
    private static final int MOST_PATHS = 16;

    private final PortContext port;
    private final PeerConnection connection;
    private final Fingerprint expected;
    private final IceLiteAgent ice;
    private final Watch told;
    private final List<String> announced = new ArrayList<>();
    private final Deque<Path> bound = new ArrayDeque<>();

    private @Nullable Handshake handshake;
    private @Nullable SrtpSession session;
    private TransportState state = TransportState.AWAITING_CHECKS;

    /** What the association has come to; only {@link Ending#NONE} leads anywhere. */
    private Ending ending = Ending.NONE;

    /** Who is told how a transport fares. */
    interface Watch {
        /** It stands otherwise than before. */
        void changed(TransportState state);

        /** Why it is about to be {@link TransportState#FAILED}. */
        void handshakeFailed(DtlsFailure.Reason reason);
    }

    private enum Ending {
        NONE,
        FAILED,
        CLOSED
    }

    MediaTransport(
            PortContext port,
            PeerConnection connection,
            IceCredentials local,
            Fingerprint expected,
            Watch told) {
        this.port = port;
        this.connection = connection;
        this.expected = expected;
        this.told = told;
        ice = new IceLiteAgent(local, port.clock().now());
    }

    /** What this transport carries. */
    PeerConnection connection() {
        return connection;
    }

    TransportState state() {
        return state;
    }

    /** Whether the association may still lead to something, or does. */
    boolean alive() {
        return ending == Ending.NONE;
    }

    Fingerprint expected() {
        return expected;
    }

    /** Makes the transport findable by its fragments, and only by those that are still good. */
    void announce() {
        List<String> current = ending == Ending.NONE ? ice.ufrags() : List.of();
        announced.stream()
                .filter(ufrag -> !current.contains(ufrag))
                .forEach(port.directory()::withdraw);
        current.forEach(ufrag -> port.directory().announce(ufrag, this));
        announced.clear();
        announced.addAll(current);
    }

    /** Answers to new credentials too (ICE restart); keys and streams stay. */
    void restart(IceCredentials next) {
        ice.restart(next);
        announce();
    }

    /** Takes a check that names one of our fragments. */
    void check(Path path, byte[] buf, int off, int len) {
        long now = port.clock().now();
        MediaTransport owner = port.directory().byPath(path);
        if (owner != null && owner != this && owner.ice.validated(path, now)) {
            // Somebody else's live path: a check with its address forged must not take it over.
            port.meter().dropped(DropReason.STUN_REFUSED);
            return;
        }
        switch (ice.receive(path, buf, off, len, now, port.outlet())) {
            case IceOutcome.Refused refused -> port.meter().dropped(reason(refused));
            case IceOutcome.Answered answered -> {
                if (owner != this) {
                    bind(path);
                }
                if (answered == IceOutcome.Answered.RESTARTED) {
                    announce();
                }
                refresh();
            }
        }
    }

    private static DropReason reason(IceOutcome.Refused refused) {
        return switch (refused) {
            case MALFORMED -> DropReason.MALFORMED;
            case NO_CREDENTIALS, UNKNOWN_USERNAME -> DropReason.STUN_UNKNOWN_UFRAG;
            case WRONG_INTEGRITY -> DropReason.STUN_BAD_INTEGRITY;
            case REPLAYED -> DropReason.STUN_REPLAYED;
            case NOT_A_REQUEST, NOT_BINDING, UNKNOWN_ATTRIBUTE, ROLE_CONFLICT ->
                    DropReason.STUN_REFUSED;
        };
    }

    private void bind(Path path) {
        port.directory().bind(path, this);
        bound.remove(path);
        bound.addLast(path);
        if (bound.size() > MOST_PATHS) {
            port.directory().unbind(bound.removeFirst(), this);
        }
    }

    /** Whether what comes on this path is to be looked at: a check on it is fresh enough. */
    boolean listensTo(Path path) {
        return ice.validated(path, port.clock().now());
    }

    /** Takes a DTLS datagram from a validated path; the first one begins the handshake. */
    void dtls(byte[] buf, int off, int len) {
        if (ending != Ending.NONE) {
            port.meter().dropped(DropReason.DTLS_REFUSED);
            return;
        }
        Handshake current = handshake;
        if (current == null) {
            current =
                    port.handshakes()
                            .begin(new HandshakeRequest(expected, this::sendNow, listener()));
            handshake = current;
        }
        if (current.offer(buf, off, len) != DtlsIntake.TAKEN) {
            port.meter().dropped(DropReason.DTLS_REFUSED);
        }
    }

    private DtlsListener listener() {
        return new DtlsListener() {
            @Override
            public void established(SrtpKeys keys) {
                if (ending == Ending.NONE) {
                    session = SrtpSession.of(keys);
                    refresh();
                }
            }

            @Override
            public void failed(DtlsFailure failure) {
                port.meter().handshakeFailed(failure.reason());
                if (ending == Ending.NONE) {
                    told.handshakeFailed(failure.reason());
                    end(Ending.FAILED);
                }
            }

            @Override
            public void closed() {
                end(Ending.CLOSED);
            }
        };
    }

    /** The SRTP session; none before the handshake has given keys, and none after the end. */
    @Nullable SrtpSession session() {
        return session;
    }

    /** Puts a datagram into the outlet, while the peer consents to be sent to. */
    void send(byte[] buf, int off, int len) {
        Optional<Path> selected = ice.selectedPath();
        if (selected.isPresent()) {
            if (!ice.expired(port.clock().now())) {
                port.outlet().send(selected.get(), buf, off, len);
            }
        } else if (!bound.isEmpty()) {
            // Checked, but not nominated yet: DTLS may begin (RFC 8445 section 12.1).
            port.outlet().send(bound.getLast(), buf, off, len);
        }
    }

    /** The same, and lets it leave: a flight of a handshake is waited for. */
    private void sendNow(byte[] buf, int off, int len) {
        send(buf, off, len);
        port.outlet().flush();
    }

    /** Finds out how the transport stands, and tells it if that is new. */
    void refresh() {
        TransportState next = stand();
        if (next != state) {
            state = next;
            told.changed(next);
        }
    }

    private TransportState stand() {
        return switch (ending) {
            case FAILED -> TransportState.FAILED;
            case CLOSED -> TransportState.CLOSED;
            case NONE -> {
                if (ice.expired(port.clock().now())) {
                    yield TransportState.CONSENT_EXPIRED;
                }
                if (session != null) {
                    yield TransportState.CONNECTED;
                }
                yield bound.isEmpty() ? TransportState.AWAITING_CHECKS : TransportState.HANDSHAKING;
            }
        };
    }

    /**
     * Says good-bye to the peer and frees its fragments and paths; who closes is not told of it. As
     * often as one likes.
     */
    void close() {
        if (ending == Ending.NONE) {
            finish(Ending.CLOSED);
            state = TransportState.CLOSED;
        }
    }

    private void end(Ending how) {
        if (ending == Ending.NONE) {
            finish(how);
            refresh();
        }
    }

    private void finish(Ending how) {
        ending = how;
        session = null;
        Handshake current = handshake;
        if (current != null) {
            current.close();
        }
        announce();
        bound.forEach(path -> port.directory().unbind(path, this));
        bound.clear();
    }
}
