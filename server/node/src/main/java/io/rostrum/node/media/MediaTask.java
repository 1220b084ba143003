package io.rostrum.node.media;

import io.rostrum.protocol.media.dtls.DtlsFailure;
import io.rostrum.protocol.media.srtp.SrtpKeys;
import io.rostrum.sfu.ChannelId;
import io.rostrum.sfu.EndpointId;
import io.rostrum.sfu.HandshakeRequest;
import io.rostrum.sfu.Hold;
import io.rostrum.sfu.OfferOutcome;
import io.rostrum.sfu.RoutingPlan;
import java.util.function.Consumer;

/** Something for the thread that owns the media port. */
sealed interface MediaTask {

    /** Something for one room's media. */
    sealed interface OfRoom extends MediaTask {
        RoomMedia room();
    }

    record Open(RoomMedia room) implements OfRoom {}

    record Apply(RoomMedia room, RoutingPlan plan) implements OfRoom {}

    record HoldUntil(RoomMedia room, EndpointId endpoint, Hold hold, long epoch)
            implements OfRoom {}

    record Place(RoomMedia room, EndpointId endpoint, Hold hold) implements OfRoom {}

    record Release(RoomMedia room, EndpointId endpoint, Hold hold) implements OfRoom {}

    /**
     * An SDP offer.
     *
     * @param answered is told the outcome on the media thread; must not block
     */
    record Offer(RoomMedia room, EndpointId endpoint, String sdp, Consumer<OfferOutcome> answered)
            implements OfRoom {}

    record Select(RoomMedia room, EndpointId endpoint, ChannelId channel) implements OfRoom {}

    record Remove(RoomMedia room, EndpointId endpoint) implements OfRoom {}

    record Close(RoomMedia room) implements OfRoom {}

    /** Something that a handshake's own thread has for the owner of its transport. */
    sealed interface OfHandshake extends MediaTask {
        HandshakeRequest request();
    }

    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    record Datagram(HandshakeRequest request, byte[] bytes) implements OfHandshake {}

    record Established(HandshakeRequest request, SrtpKeys keys) implements OfHandshake {}

    record Failed(HandshakeRequest request, DtlsFailure failure) implements OfHandshake {}

    record Ended(HandshakeRequest request) implements OfHandshake {}
}
