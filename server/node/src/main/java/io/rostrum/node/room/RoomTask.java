package io.rostrum.node.room;

import io.rostrum.node.session.ControlSession;
import io.rostrum.node.session.Line;
import io.rostrum.node.token.JoinClaims;
import io.rostrum.protocol.control.ClientSignal;
import io.rostrum.protocol.control.Request;
import io.rostrum.protocol.media.dtls.DtlsFailure;
import io.rostrum.sfu.AudibleSource;
import io.rostrum.sfu.EndpointId;
import io.rostrum.sfu.OfferOutcome;
import io.rostrum.sfu.TransportState;
import java.util.List;

/** Something for a room's thread. */
public sealed interface RoomTask {

    /** What clients cause: turned away when a room has too much to do. */
    sealed interface OfClient extends RoomTask {
        Line line();
    }

    /** Someone wants to join, with a token that is good. */
    record Join(Line line, JoinClaims claims, Request.Join request) implements OfClient {}

    /** Someone who has joined asks for something. */
    record Ask(Line line, Request request) implements OfClient {}

    /** Someone mutes or unmutes themselves. */
    record SelfMute(Line line, ClientSignal.MuteState state) implements OfClient {}

    /** A line is gone. */
    record LineLost(Line line) implements RoomTask {}

    /**
     * A line that fell behind has taken what waited for it.
     *
     * @param lastSequence the last step of its personal lane that was sent on it
     */
    record CatchUp(Line line, long lastSequence) implements RoomTask {}

    /** The media plane has decided on an offer. */
    record MediaDecided(ControlSession session, String requestId, OfferOutcome outcome)
            implements RoomTask {}

    /** Who is heard on the floor has changed. */
    record Audible(List<AudibleSource> loudestFirst) implements RoomTask {}

    /** A participant's media transport is in another state. */
    record TransportChanged(EndpointId endpoint, TransportState state) implements RoomTask {}

    /** A participant's media transport got no keys. */
    record HandshakeFailed(EndpointId endpoint, DtlsFailure.Reason reason) implements RoomTask {}

    /** The room's media ended by a mistake. */
    record MediaFailed() implements RoomTask {}

    /** A speaking clock is to be looked at. */
    record ClockDue() implements RoomTask {}

    /** The grace period of a session without a line is over. */
    record GraceOver(ControlSession session) implements RoomTask {}

    /** What came together of the roster is to be published. */
    record RosterDue() implements RoomTask {}

    /** The number of those present is to be told. */
    record AudienceDue() implements RoomTask {}

    /** The organiser ends the meeting. */
    record End() implements RoomTask {}

    /** The server is about to stop: everyone is told. */
    record Drain(int retryAfterMillis) implements RoomTask {}

    /** The server stops; the meeting is not ended. */
    record Close(int retryAfterMillis) implements RoomTask {}
}
