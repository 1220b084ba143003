package io.rostrum.sfu;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One participant's media end in a room: what it sends, what it hears, and how it is reached. */
final class Endpoint {

    private final EndpointId id;
    private final Slots slots;
    private ChannelId channel = ChannelId.FLOOR;
    private GateDecision gate = GateDecision.CLOSED;
    private @Nullable Publication publication;
    private @Nullable PeerConnection connection;
    private Reachability reachability = Reachability.UNREACHABLE;

    /** Whether anything can be sent to an endpoint now. */
    enum Reachability {
        REACHABLE,
        UNREACHABLE
    }

    Endpoint(EndpointId id) {
        this.id = id;
        slots = new Slots(id);
    }

    EndpointId id() {
        return id;
    }

    Slots slots() {
        return slots;
    }

    ChannelId channel() {
        return channel;
    }

    void choose(ChannelId chosen) {
        channel = chosen;
    }

    GateDecision gate() {
        return gate;
    }

    /**
     * Takes the gate's decision. Whatever is forwarded after the gate was not open does not follow
     * on what was forwarded earlier.
     */
    void gate(GateDecision decision) {
        Publication mine = publication;
        if (gate == GateDecision.OPEN && decision != GateDecision.OPEN && mine != null) {
            mine.pause();
        }
        gate = decision;
    }

    Optional<Publication> publication() {
        return Optional.ofNullable(publication);
    }

    /** Sends something from now on; what it sent before has ended. */
    void publish(Publication next) {
        unpublish();
        publication = next;
    }

    void unpublish() {
        Publication before = publication;
        if (before != null) {
            before.end();
            publication = null;
        }
    }

    Optional<PeerConnection> connection() {
        return Optional.ofNullable(connection);
    }

    /** Is reached by this connection from now on. */
    void connect(PeerConnection next) {
        disconnect();
        connection = next;
    }

    /** Ends the connection there is, with what was sent and heard by it. */
    void disconnect() {
        reachability = Reachability.UNREACHABLE;
        slots.replace(List.of());
        unpublish();
        PeerConnection before = connection;
        if (before != null) {
            connection = null;
            before.transport().close();
        }
    }

    Reachability reachability() {
        return reachability;
    }

    void reachability(Reachability now) {
        reachability = now;
    }
}
