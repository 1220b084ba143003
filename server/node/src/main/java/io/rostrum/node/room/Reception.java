package io.rostrum.node.room;

import io.netty.buffer.ByteBuf;
import io.rostrum.meeting.MeetingCommand;
import io.rostrum.meeting.ParticipantId;
import io.rostrum.node.gateway.Refusal;
import io.rostrum.node.media.RoomMedia;
import io.rostrum.node.meter.NodeMeters;
import io.rostrum.node.meter.OrganisationMeters;
import io.rostrum.node.session.ControlSession;
import io.rostrum.node.session.Delivery;
import io.rostrum.node.session.Frames;
import io.rostrum.node.session.Limits;
import io.rostrum.node.session.Line;
import io.rostrum.node.session.Outbox;
import io.rostrum.node.view.MeetingViews;
import io.rostrum.node.view.Visibility;
import io.rostrum.protocol.control.CloseCode;
import io.rostrum.protocol.control.ResumePoint;
import io.rostrum.protocol.control.ServerMessage;
import io.rostrum.protocol.control.ServerMessage.ResumptionKind;
import io.rostrum.protocol.control.ViewName;
import io.rostrum.sfu.Hold;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lets participants in: admits them to the meeting and brings their line level. */
final class Reception {

    private final Limits limits;
    private final Frames frames;
    private final Outbox outbox;
    private final NodeMeters meters;
    private final OrganisationMeters ofOrganisation;
    private final Membership members;
    private final MeetingViews views;
    private final Publisher publisher;
    private final Proceedings proceedings;
    private final RoomMedia media;

    Reception(
            RoomContext context,
            OrganisationMeters ofOrganisation,
            Outbox outbox,
            Membership members,
            MeetingViews views,
            Publisher publisher,
            Proceedings proceedings,
            RoomMedia media) {
        this.limits = context.limits();
        this.frames = context.frames();
        this.meters = context.meters();
        this.ofOrganisation = ofOrganisation;
        this.outbox = outbox;
        this.members = members;
        this.views = views;
        this.publisher = publisher;
        this.proceedings = proceedings;
        this.media = media;
    }

    /** Lets someone in whose token is good, or says why not; the session, if they are in. */
    Optional<ControlSession> receive(RoomTask.Join join, Instant now) {
        return switch (Admission.of(join.claims())) {
            case Admission.Unfit(var refusal) -> turnAway(join, refusal);
            case Admission.Ready(var command) ->
                    proceedings
                            .apply(command, now)
                            .map(refusal -> turnAway(join, refusal))
                            .orElseGet(() -> Optional.of(welcome(join, command, now)));
        };
    }

    private Optional<ControlSession> turnAway(RoomTask.Join join, Refusal refusal) {
        refuse(join, refusal, CloseCode.JOIN_REFUSED, Optional.empty());
        return Optional.empty();
    }

    /** Turns someone away. */
    void refuse(
            RoomTask.Join join,
            Refusal refusal,
            CloseCode code,
            Optional<Integer> retryAfterMillis) {
        Line line = join.line();
        ServerMessage.Refused answer = refusal.answerTo(join.request().id());
        meters.refused(refusal.code());
        outbox.add(line, new Delivery.Answer(line, frames.of(answer)));
        outbox.add(
                line,
                new Delivery.Close(
                        line,
                        code,
                        frames.of(
                                new ServerMessage.Closing(
                                        code, answer.message(), retryAfterMillis))));
    }

    private ControlSession welcome(RoomTask.Join join, MeetingCommand.Admit command, Instant now) {
        ParticipantId id = command.participant();
        ViewName view = Visibility.viewOf(command.badge().role());
        Optional<ResumePoint> point = join.request().resume();
        Optional<ControlSession> known = members.resumed(id, point);
        ControlSession session =
                known.orElseGet(() -> new ControlSession(id, view, frames, outbox));
        Optional<ResumePoint> from = known.flatMap(_ -> point);
        Optional<List<ByteBuf>> steps =
                from.filter(_ -> session.view() == view)
                        .flatMap(p -> publisher.since(view, p.revision()));
        Optional<List<ByteBuf>> notices = from.flatMap(p -> session.personalSince(p.sequence()));
        ResumptionKind kind =
                steps.isPresent() && notices.isPresent()
                        ? ResumptionKind.RESUMED
                        : ResumptionKind.FRESH;

        if (known.isEmpty()) {
            // Another client than before: the sound of the former one ends.
            media.remove(id);
            media.release(id, Hold.SELF_MUTE);
        }
        String token = members.connect(session, join.line(), view);
        List<ByteBuf> level = new ArrayList<>();
        level.add(frames.of(joined(join.request().id(), token, kind, session, now)));
        switch (kind) {
            case RESUMED -> steps.ifPresent(level::addAll);
            case FRESH -> {
                steps.ifPresent(unused -> unused.forEach(ByteBuf::release));
                long sequence =
                        notices.isPresent()
                                ? from.map(ResumePoint::sequence).orElseThrow()
                                : session.sequence();
                level.add(proceedings.snapshot(session, sequence, now));
            }
        }
        notices.ifPresent(level::addAll);
        level.add(frames.of(views.audience()));
        level.add(frames.of(publisher.audible()));
        session.level(level);
        ofOrganisation.joined(kind);
        return session;
    }

    private ServerMessage.Joined joined(
            String requestId,
            String token,
            ResumptionKind kind,
            ControlSession session,
            Instant now) {
        return new ServerMessage.Joined(
                requestId,
                token,
                Math.toIntExact(limits.grace().toSeconds()),
                kind,
                now.toEpochMilli(),
                proceedings.you(session),
                new ServerMessage.Limits(limits.messageBytes(), limits.messagesPerSecond()));
    }
}
