package io.rostrum.sfu;

import io.rostrum.protocol.media.dtls.DtlsFailure;
import io.rostrum.protocol.media.sdp.OfferResult;
import io.rostrum.protocol.media.sdp.SdpOffer;
import io.rostrum.protocol.media.sdp.SdpRefusal;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The media of one meeting: its endpoints, and who of them hears whom. Made by {@link
 * MediaPort#openRoom}; used by the port's owner thread only.
 *
 * <p>Methods that are not given a time happen at the time of the last datagram or tick. A plan, a
 * hold or a choice for an endpoint that has not offered yet is kept for it.
 */
public final class MediaRoom {

    /** How often what changes slowly is looked at: consent, reports. */
    private static final long CARE_NANOS = 100_000_000L;

    private final PortContext port;
    private final FanOut fanOut;
    private final RoomObserver observer;
    private final Consumer<MediaRoom> onClose;
    private final Routing routing;
    private final AudibleReport audible;
    private long careAt;
    private boolean closed;

    MediaRoom(PortContext port, FanOut fanOut, RoomObserver observer, Consumer<MediaRoom> onClose) {
        this.port = port;
        this.fanOut = fanOut;
        this.observer = observer;
        this.onClose = onClose;
        routing = new Routing(port.config().floorVoices());
        audible = new AudibleReport(observer, port.clock().now());
        careAt = port.clock().now();
    }

    /**
     * Puts a plan in force: what it allows is forwarded from the next packet on, what it does not
     * allow is not. A plan older than the one in force is ignored.
     */
    public void apply(RoutingPlan plan) {
        routing.apply(plan, port.clock().now());
    }

    /** Narrows at once, until {@link #release}. */
    public void hold(EndpointId endpoint, Hold hold) {
        routing.hold(endpoint, hold, port.clock().now());
    }

    /**
     * Narrows at once, until a plan of that epoch or a later one is in force: the plan that follows
     * from the same decision. Does nothing if it already is.
     */
    public void holdUntil(EndpointId endpoint, Hold hold, long epoch) {
        routing.holdUntil(endpoint, hold, epoch, port.clock().now());
    }

    /** Ends a hold of this kind, however it was placed. */
    public void release(EndpointId endpoint, Hold hold) {
        routing.release(endpoint, hold, port.clock().now());
    }

    /** Chooses what the endpoint hears: {@link ChannelId#FLOOR} or a language's channel. */
    public void select(EndpointId endpoint, ChannelId channel) {
        routing.select(endpoint, channel);
    }

    /**
     * Takes an SDP offer of the endpoint: its first, or one that changes its network or its
     * sections. The same certificate in the same client-side session goes on with the association
     * there is, and with its streams; anything else begins a new one in its place.
     */
    public OfferOutcome offer(EndpointId endpoint, String sdp, long nowNanos) {
        if (closed) {
            throw new IllegalStateException("the room is closed");
        }
        port.clock().advance(nowNanos);
        return switch (SdpOffer.parse(sdp)) {
            case OfferResult.Refused(SdpRefusal refusal) ->
                    new OfferOutcome.Refused(reason(refusal.reason()), refusal.sentence());
            case OfferResult.Accepted(SdpOffer offer) -> {
                SectionPlan plan = SectionPlan.of(offer.audio(), port.config().floorVoices());
                yield plan.isEmpty()
                        ? new OfferOutcome.Refused(
                                OfferOutcome.Reason.WITHOUT_SLOT,
                                "expected a section that sends or receives, found none")
                        : answer(routing.join(endpoint), offer, plan);
            }
        };
    }

    private static OfferOutcome.Reason reason(SdpRefusal.Reason refusal) {
        return switch (refusal) {
            case TOO_LARGE, NOT_SDP, WRONG_MID, NO_ICE_CREDENTIALS, NO_FINGERPRINT ->
                    OfferOutcome.Reason.UNREADABLE;
            case NO_USABLE_SECTION -> OfferOutcome.Reason.WITHOUT_SLOT;
            case NOT_BUNDLED, NO_RTCP_MUX, WRONG_SETUP, NOT_LITE -> OfferOutcome.Reason.UNSUITABLE;
        };
    }

    private OfferOutcome answer(Endpoint endpoint, SdpOffer offer, SectionPlan plan) {
        PeerConnection connection =
                endpoint.connection()
                        .filter(each -> each.continuedBy(offer))
                        .orElseGet(() -> connect(endpoint, offer));
        String sdp = connection.answer(offer, plan);
        connection.take(plan);
        routing.changed(endpoint, port.clock().now());
        port.outlet().flush();
        return new OfferOutcome.Answered(
                sdp, endpoint.slots().all().stream().map(Slot::section).toList());
    }

    private PeerConnection connect(Endpoint endpoint, SdpOffer offer) {
        endpoint.disconnect();
        PeerConnection connection =
                new PeerConnection(
                        port,
                        offer,
                        endpoint,
                        routing,
                        fanOut,
                        new MediaTransport.Watch() {
                            @Override
                            public void changed(TransportState state) {
                                transportChanged(endpoint, state);
                            }

                            @Override
                            public void handshakeFailed(DtlsFailure.Reason reason) {
                                observer.handshakeFailed(endpoint.id(), reason);
                            }
                        });
        endpoint.connect(connection);
        observer.transportChanged(endpoint.id(), TransportState.AWAITING_CHECKS);
        return connection;
    }

    private void transportChanged(Endpoint endpoint, TransportState state) {
        endpoint.reachability(
                state == TransportState.CONNECTED
                        ? Endpoint.Reachability.REACHABLE
                        : Endpoint.Reachability.UNREACHABLE);
        routing.changed(endpoint, port.clock().now());
        observer.transportChanged(endpoint.id(), state);
    }

    /** How the endpoint's sound travels both ways; empty without a transport. */
    public Optional<EndpointQuality> quality(EndpointId endpoint) {
        return routing.find(endpoint).flatMap(Endpoint::connection).map(PeerConnection::quality);
    }

    void tick() {
        long now = port.clock().now();
        routing.eachAllowed(each -> each.connection().ifPresent(PeerConnection::tick));
        routing.tick(now);
        audible.update(routing.audible(now), now);
        if (now - careAt >= 0) {
            careAt = now + CARE_NANOS;
            List.copyOf(routing.all())
                    .forEach(each -> each.connection().ifPresent(PeerConnection::care));
        }
    }

    /** The endpoint leaves: its transport is closed, with a good-bye to the peer. */
    public void remove(EndpointId endpoint) {
        routing.leave(endpoint, port.clock().now());
        port.outlet().flush();
    }

    /** Every endpoint leaves, and the room with them. As often as one likes. */
    public void close() {
        if (!closed) {
            closed = true;
            onClose.accept(this);
            List.copyOf(routing.all()).forEach(each -> remove(each.id()));
        }
    }
}
