package io.rostrum.node.room;

import io.rostrum.meeting.ParticipantId;
import io.rostrum.node.meter.OrganisationMeters;
import io.rostrum.node.session.ControlSession;
import io.rostrum.node.session.Line;
import io.rostrum.node.session.ResumeTokens;
import io.rostrum.protocol.control.CloseCode;
import io.rostrum.protocol.control.ResumePoint;
import io.rostrum.protocol.control.ViewName;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sessions of a room: by participant, and by line while there is one. On the room's thread. */
final class Membership {

    private final Map<ParticipantId, ControlSession> byParticipant = new HashMap<>();
    private final Map<Line, ControlSession> byLine = new HashMap<>();
    private final ResumeTokens tokens;
    private final OrganisationMeters meters;
    private final Occupancy occupancy;

    /**
     * Makes a membership without members.
     *
     * @param occupancy is told of every line that comes and goes
     */
    Membership(ResumeTokens tokens, OrganisationMeters meters, Occupancy occupancy) {
        this.tokens = tokens;
        this.meters = meters;
        this.occupancy = occupancy;
    }

    Optional<ControlSession> of(ParticipantId id) {
        return Optional.ofNullable(byParticipant.get(id));
    }

    Optional<ControlSession> on(Line line) {
        return Optional.ofNullable(byLine.get(line));
    }

    Collection<ControlSession> connected() {
        return List.copyOf(byLine.values());
    }

    /** The session that a returning participant resumes, if it is theirs. */
    Optional<ControlSession> resumed(ParticipantId id, Optional<ResumePoint> point) {
        return point.flatMap(p -> tokens.find(p.token()))
                .filter(session -> session.participant().equals(id));
    }

    /**
     * Puts a line to a participant's session. Whoever was on another line of the same participant
     * is told that they were superseded.
     *
     * @param session resumed or new
     */
    String connect(ControlSession session, Line line, ViewName view) {
        of(session.participant())
                .ifPresent(former ->
                        close(
                                former,
                                CloseCode.SUPERSEDED,
                                "You have joined from another tab or device.",
                                Optional.empty()));
        of(session.participant()).filter(former -> former != session).ifPresent(tokens::revoke);
        session.connect(line, view);
        byParticipant.put(session.participant(), session);
        byLine.put(line, session);
        occupancy.connected();
        meters.connected();
        return tokens.issue(session);
    }

    /** The session's line has dropped; it can be resumed for a while. */
    void disconnect(ControlSession session) {
        forgetLine(session);
        session.disconnect();
        tokens.renew(session);
    }

    /** Says why, and ends the session's line. */
    void close(
            ControlSession session,
            CloseCode code,
            String message,
            Optional<Integer> retryAfterMillis) {
        forgetLine(session);
        session.close(code, message, retryAfterMillis);
        tokens.renew(session);
    }

    /** The participant is here no longer; a session that is resumed after all brings it back. */
    void forget(ControlSession session) {
        byParticipant.remove(session.participant(), session);
    }

    /** The participant has left for good. */
    void revoke(ControlSession session) {
        forget(session);
        tokens.revoke(session);
    }

    private void forgetLine(ControlSession session) {
        session.line()
                .ifPresent(line -> {
                    byLine.remove(line);
                    occupancy.disconnected();
                    meters.disconnected();
                });
    }
}
