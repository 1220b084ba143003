package io.rostrum.node.room;

import com.github.benmanes.caffeine.cache.Ticker;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import io.rostrum.meeting.Departure;
import io.rostrum.meeting.Meeting;
import io.rostrum.meeting.MeetingCharter;
import io.rostrum.meeting.MeetingCommand;
import io.rostrum.meeting.ParticipantId;
import io.rostrum.meeting.RequestId;
import io.rostrum.node.gateway.Gateway;
import io.rostrum.node.gateway.Refusal;
import io.rostrum.node.gateway.Translation;
import io.rostrum.node.media.MediaServer;
import io.rostrum.node.media.RoomMedia;
import io.rostrum.node.meter.OrganisationMeters;
import io.rostrum.node.session.ControlSession;
import io.rostrum.node.session.Limits;
import io.rostrum.node.session.Outbox;
import io.rostrum.node.session.ResumeTokens;
import io.rostrum.node.view.MeetingViews;
import io.rostrum.node.view.RosterIndex;
import io.rostrum.protocol.control.CloseCode;
import io.rostrum.protocol.control.RefusalCode;
import io.rostrum.protocol.control.Request;
import io.rostrum.protocol.control.ServerMessage;
import io.rostrum.sfu.Hold;
import io.rostrum.sfu.OfferOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A meeting in progress. Does what comes through its mailbox, on its event loop; a mistake in it
 * ends the room, and nothing else.
 */
final class Room {

    private static final Logger LOG = LoggerFactory.getLogger(Room.class);

    /** How long after a drop a session can be resumed, if the grace period is not longer. */
    private static final Duration RESUMABLE = Duration.ofMinutes(10);

    private static final int MOST_RESUMABLE = 50_000;
    private static final int REQUEST_ID_BYTES = 9;

    /** The roster changes at most so often; a join costs those who see it a part of a batch. */
    private static final Duration ROSTER_INTERVAL = Duration.ofMillis(250);

    private static final Duration SHORTEST_AUDIENCE_INTERVAL = Duration.ofMillis(250);

    private enum State {
        OPEN,
        DRAINING,
        CLOSED
    }

    private final RoomKey key;
    private final RoomContext context;
    private final InstantSource clock;
    private final Limits limits;
    private final EventLoop loop;
    private final RoomMailbox mailbox;
    private final Consumer<Room> onClosed;
    private final OrganisationMeters meters;
    private final Instant createdAt;

    private final Outbox outbox = new Outbox();
    private final MeetingViews views;
    private final Publisher publisher;
    private final Membership members;
    private final RoomMedia media;
    private final Proceedings proceedings;
    private final Reception reception;

    private final Rhythm roster = new Rhythm();
    private final Rhythm audience = new Rhythm();
    private final Map<ParticipantId, Future<?>> graceTimers = new HashMap<>();
    private Optional<Instant> clockAwaited = Optional.empty();
    private Optional<Future<?>> clockTimer = Optional.empty();
    private ServerMessage.Audience audienceTold = new ServerMessage.Audience(0, 0, 0);

    private State state = State.OPEN;
    private RefusalCode whyClosed = RefusalCode.MEETING_ENDED;
    private volatile RoomSummary summary;

    /**
     * Opens a room.
     *
     * @param charter without faults
     * @param occupancy is told of every line that comes and goes
     * @param onClosed is told, once, on the loop
     */
    Room(
            RoomKey key,
            MeetingCharter charter,
            RoomContext context,
            EventLoop loop,
            MediaServer mediaServer,
            Occupancy occupancy,
            Consumer<Room> onClosed) {
        this.key = key;
        this.context = context;
        this.clock = context.clock();
        this.limits = context.limits();
        this.loop = loop;
        this.onClosed = onClosed;
        createdAt = clock.instant();
        meters = context.meters().of(key.organisation());
        mailbox = new RoomMailbox(loop, this::run, this::afterBatch);
        media = mediaServer.openRoom(new MediaReports(mailbox));
        views = new MeetingViews(key.organisation());
        publisher = new Publisher(views, context.frames(), outbox);
        Duration resumable = limits.grace().compareTo(RESUMABLE) > 0 ? limits.grace() : RESUMABLE;
        members =
                new Membership(
                        new ResumeTokens(
                                resumable, MOST_RESUMABLE, context.random(), Ticker.systemTicker()),
                        meters,
                        occupancy);
        Meeting meeting = Meeting.create(charter, createdAt).next();
        proceedings = new Proceedings(meeting, publisher, members, media, meters, outbox);
        reception =
                new Reception(
                        context, meters, outbox, members, views, publisher, proceedings, media);
        summary = summarise();
        meters.roomOpened();
        mailbox.begin();
    }

    RoomKey key() {
        return key;
    }

    RoomMailbox mailbox() {
        return mailbox;
    }

    /** How the room is; from any thread. */
    RoomSummary summary() {
        return summary;
    }

    private RoomSummary summarise() {
        MeetingCharter charter = proceedings.meeting().charter();
        return new RoomSummary(key, charter.title(), charter.kind(), createdAt, views.present());
    }

    private void run(RoomTask task) {
        try {
            if (state == State.CLOSED) {
                afterTheEnd(task);
            } else {
                carryOut(task, clock.instant());
            }
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    private void carryOut(RoomTask task, Instant now) {
        switch (task) {
            case RoomTask.Join join -> join(join, now);
            case RoomTask.Ask(var line, var request) ->
                    members.on(line).ifPresent(session -> ask(session, request, now));
            case RoomTask.SelfMute(var line, var mute) ->
                    members.on(line)
                            .map(ControlSession::participant)
                            .ifPresent(id -> {
                                switch (mute) {
                                    case MUTED -> media.hold(id, Hold.SELF_MUTE);
                                    case LIVE -> media.release(id, Hold.SELF_MUTE);
                                }
                            });
            case RoomTask.LineLost(var line) ->
                    members.on(line).ifPresent(session -> lineLost(session, now));
            case RoomTask.CatchUp(var line, long sequence) ->
                    members.on(line).ifPresent(session -> catchUp(session, sequence, now));
            case RoomTask.MediaDecided(var session, var id, var outcome) ->
                    mediaDecided(session, id, outcome);
            case RoomTask.Audible(var loudestFirst) ->
                    publisher.heard(
                            new ServerMessage.Audible(
                                    loudestFirst.stream()
                                            .map(source ->
                                                    new ServerMessage.AudibleSource(
                                                            source.endpoint().value(),
                                                            source.level()))
                                            .toList()));
            case RoomTask.TransportChanged(var endpoint, var transport) ->
                    LOG.debug("{}: the media of {} is {}", key, endpoint, transport);
            case RoomTask.HandshakeFailed(var endpoint, var reason) ->
                    members.of(new ParticipantId(endpoint.value()))
                            .ifPresent(session -> session.signal(MediaAnswers.failure(reason)));
            case RoomTask.MediaFailed _ ->
                    fail(new IllegalStateException("the room's media has failed"));
            case RoomTask.ClockDue _ -> proceedings.apply(new MeetingCommand.ClockDue(), now);
            case RoomTask.GraceOver(var session) -> graceOver(session, now);
            case RoomTask.RosterDue _ -> {
                publisher.publishRoster(proceedings.meeting(), now);
                roster.told(now);
            }
            case RoomTask.AudienceDue _ -> {
                audienceTold = views.audience();
                publisher.signal(audienceTold);
                audience.told(now);
            }
            case RoomTask.End _ -> {
                proceedings.apply(new MeetingCommand.EndMeeting(), now);
                close(
                        CloseCode.MEETING_ENDED,
                        RefusalCode.MEETING_ENDED,
                        "The meeting has ended.",
                        Optional.empty());
            }
            case RoomTask.Drain(int retryAfterMillis) -> {
                state = State.DRAINING;
                publisher.signal(new ServerMessage.Draining(retryAfterMillis, now.toEpochMilli()));
            }
            case RoomTask.Close(int retryAfterMillis) ->
                    close(
                            CloseCode.DRAINING,
                            RefusalCode.DRAINING,
                            RefusalCode.DRAINING.sentence(),
                            Optional.of(retryAfterMillis));
        }
    }

    private void afterTheEnd(RoomTask task) {
        if (task instanceof RoomTask.Join join) {
            reception.refuse(join, Refusal.of(whyClosed), CloseCode.JOIN_REFUSED, Optional.empty());
        }
    }

    private void join(RoomTask.Join join, Instant now) {
        switch (state) {
            case DRAINING, CLOSED ->
                    reception.refuse(
                            join,
                            Refusal.of(RefusalCode.DRAINING),
                            CloseCode.DRAINING,
                            Optional.empty());
            case OPEN ->
                    reception
                            .receive(join, now)
                            .map(ControlSession::participant)
                            .flatMap(id -> Optional.ofNullable(graceTimers.remove(id)))
                            .ifPresent(timer -> timer.cancel(false));
        }
    }

    private void ask(ControlSession session, Request request, Instant now) {
        switch (session.begin(request.id())) {
            case REPEATED -> {}
            case CARRY_OUT -> carryOut(session, request, now);
        }
    }

    private void carryOut(ControlSession session, Request request, Instant now) {
        ParticipantId by = session.participant();
        String id = request.id();
        switch (Gateway.translate(request, proceedings.meeting(), by, this::freshRequestId)) {
            case Translation.Act(var command) ->
                    proceedings
                            .apply(command, now)
                            .ifPresentOrElse(
                                    refusal -> refuse(session, id, refusal),
                                    () -> accept(session, id));
            case Translation.Leave _ -> leave(session, id, now);
            case Translation.OfferMedia(var sdp) -> {
                media.offer(
                        by,
                        sdp,
                        outcome -> mailbox.offer(new RoomTask.MediaDecided(session, id, outcome)));
                media.select(by, session.channel());
            }
            case Translation.SelectChannel(var chosen) -> {
                session.select(chosen);
                media.select(by, chosen);
                accept(session, id);
            }
            case Translation.ListParticipants(var search, var after, int limit) -> {
                RosterIndex.Page page = views.page(search, after, limit);
                session.answerAndForget(
                        new ServerMessage.Participants(
                                id,
                                page.people(),
                                page.total(),
                                switch (page.rest()) {
                                    case MORE -> ServerMessage.Continuation.MORE;
                                    case END -> ServerMessage.Continuation.END;
                                }));
            }
            case Translation.Refused(var refusal) -> refuse(session, id, refusal);
        }
    }

    private RequestId freshRequestId() {
        byte[] bytes = new byte[REQUEST_ID_BYTES];
        context.random().nextBytes(bytes);
        return new RequestId(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    private void accept(ControlSession session, String id) {
        session.answer(new ServerMessage.Accepted(id, publisher.revision(session.view())));
    }

    private void refuse(ControlSession session, String id, Refusal refusal) {
        context.meters().refused(refusal.code());
        session.answer(refusal.answerTo(id));
    }

    private void mediaDecided(ControlSession session, String id, OfferOutcome outcome) {
        switch (outcome) {
            case OfferOutcome.Answered answered -> session.answer(MediaAnswers.of(id, answered));
            case OfferOutcome.Refused refused -> refuse(session, id, MediaAnswers.refusal(refused));
        }
    }

    private void leave(ControlSession session, String requestId, Instant now) {
        ParticipantId id = session.participant();
        proceedings.apply(new MeetingCommand.Leave(id, Departure.LEFT), now);
        accept(session, requestId);
        members.close(session, CloseCode.LEFT, "You have left the meeting.", Optional.empty());
        members.revoke(session);
        media.remove(id);
    }

    private void lineLost(ControlSession session, Instant now) {
        members.disconnect(session);
        proceedings.apply(new MeetingCommand.LineDropped(session.participant()), now);
        graceTimers.put(
                session.participant(), schedule(new RoomTask.GraceOver(session), limits.grace()));
    }

    private void graceOver(ControlSession session, Instant now) {
        ParticipantId id = session.participant();
        if (members.of(id).filter(it -> it == session && it.line().isEmpty()).isEmpty()) {
            return; // came back at the last moment
        }
        graceTimers.remove(id);
        members.forget(session);
        proceedings.apply(new MeetingCommand.Leave(id, Departure.LINE_LOST), now);
        media.remove(id);
    }

    private void catchUp(ControlSession session, long sequence, Instant now) {
        Optional<List<ByteBuf>> notices = session.personalSince(sequence);
        List<ByteBuf> level = new ArrayList<>();
        level.add(
                proceedings.snapshot(
                        session, notices.isPresent() ? sequence : session.sequence(), now));
        notices.ifPresent(level::addAll);
        session.level(level);
    }

    private void afterBatch() {
        try {
            if (state != State.CLOSED) {
                armTimers(clock.instant());
                if (summary.present() != views.present()) {
                    summary = summarise();
                }
            }
            outbox.dispatch();
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    private void armTimers(Instant now) {
        if (views.isRosterChanged()) {
            roster.changed();
        }
        if (!views.audience().equals(audienceTold)) {
            audience.changed();
        }
        roster.await(now, ROSTER_INTERVAL).ifPresent(rest -> later(new RoomTask.RosterDue(), rest));
        audience.await(now, audienceInterval())
                .ifPresent(rest -> later(new RoomTask.AudienceDue(), rest));
        Optional<Instant> due = proceedings.meeting().nextDue();
        if (!due.equals(clockAwaited)) {
            clockTimer.ifPresent(timer -> timer.cancel(false));
            clockAwaited = due;
            clockTimer =
                    due.map(at -> schedule(new RoomTask.ClockDue(), Duration.between(now, at)));
        }
    }

    /** The more are told, the less often: what it costs in all stays the same. */
    private Duration audienceInterval() {
        Duration byCost = Duration.ofMillis(views.present());
        return byCost.compareTo(SHORTEST_AUDIENCE_INTERVAL) > 0
                ? byCost
                : SHORTEST_AUDIENCE_INTERVAL;
    }

    /** For what may come even after the room has closed. */
    private void later(RoomTask task, Duration in) {
        var _ = schedule(task, in);
    }

    private Future<?> schedule(RoomTask task, Duration in) {
        long nanos = Math.max(0, in.toNanos());
        return loop.schedule(
                () -> {
                    mailbox.offer(task);
                },
                nanos,
                TimeUnit.NANOSECONDS);
    }

    private void fail(RuntimeException mistake) {
        LOG.error("{}: ended by a mistake of the server", key, mistake);
        if (state == State.CLOSED) {
            return;
        }
        meters.roomFailed();
        try {
            close(
                    CloseCode.INTERNAL,
                    RefusalCode.INTERNAL,
                    RefusalCode.INTERNAL.sentence(),
                    Optional.empty());
        } catch (RuntimeException e) {
            LOG.error("{}: could not be closed in order", key, e);
        }
    }

    private void close(
            CloseCode code,
            RefusalCode toLatecomers,
            String message,
            Optional<Integer> retryAfter) {
        state = State.CLOSED;
        whyClosed = toLatecomers;
        media.close();
        List.copyOf(members.connected())
                .forEach(session -> members.close(session, code, message, retryAfter));
        graceTimers.values().forEach(timer -> timer.cancel(false));
        graceTimers.clear();
        clockTimer.ifPresent(timer -> timer.cancel(false));
        publisher.close();
        meters.roomClosed();
        onClosed.accept(this);
    }
}
