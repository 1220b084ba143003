package io.rostrum.node.connect;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.rostrum.node.meter.NodeMeters;
import io.rostrum.node.room.Rooms;
import io.rostrum.node.session.Frames;
import io.rostrum.node.session.Limits;
import io.rostrum.node.token.TokenVerifier;
import io.rostrum.protocol.control.ControlCodec;
import java.time.InstantSource;

/** Receives every WebSocket, and knows what its connection needs. Thread-safe. */
public final class Doorkeeper {

    private final Limits limits;
    private final ControlCodec codec;
    private final Frames frames;
    private final TokenVerifier tokens;
    private final Rooms rooms;
    private final InstantSource clock;
    private final NodeMeters meters;
    private final AddressLimit addresses;

    public Doorkeeper(
            Limits limits,
            ControlCodec codec,
            Frames frames,
            TokenVerifier tokens,
            Rooms rooms,
            InstantSource clock,
            NodeMeters meters) {
        this.limits = limits;
        this.codec = codec;
        this.frames = frames;
        this.tokens = tokens;
        this.rooms = rooms;
        this.clock = clock;
        this.meters = meters;
        this.addresses = new AddressLimit(limits.unauthenticatedPerAddress());
    }

    /**
     * The largest frame to be read at all, in bytes: so much larger than a message may be that who
     * goes beyond a little is told so by a refusal.
     */
    public static int largestFrame(Limits limits) {
        return 2 * limits.messageBytes();
    }

    /** Takes a channel on which a WebSocket was just opened. */
    public void receive(Channel channel) {
        channel.pipeline()
                .addLast(new WebSocketFrameAggregator(largestFrame(limits)))
                .addLast(new ControlConnection(this, channel));
    }

    Limits limits() {
        return limits;
    }

    ControlCodec codec() {
        return codec;
    }

    Frames frames() {
        return frames;
    }

    TokenVerifier tokens() {
        return tokens;
    }

    Rooms rooms() {
        return rooms;
    }

    InstantSource clock() {
        return clock;
    }

    NodeMeters meters() {
        return meters;
    }

    AddressLimit addresses() {
        return addresses;
    }
}
