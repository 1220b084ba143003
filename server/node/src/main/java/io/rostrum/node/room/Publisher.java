package io.rostrum.node.room;

import io.netty.buffer.ByteBuf;
import io.rostrum.meeting.Meeting;
import io.rostrum.meeting.MeetingEvent;
import io.rostrum.node.session.ControlSession;
import io.rostrum.node.session.Frames;
import io.rostrum.node.session.Outbox;
import io.rostrum.node.session.ViewStream;
import io.rostrum.node.view.MeetingViews;
import io.rostrum.protocol.control.MeetingState;
import io.rostrum.protocol.control.ServerMessage;
import io.rostrum.protocol.control.ViewEvent;
import io.rostrum.protocol.control.ViewName;
import io.rostrum.protocol.control.You;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Publishes a meeting in its views: every step encoded once a view. One room's, on its thread. */
final class Publisher {

    /** A view's state, and the revision it belongs to. */
    private record Shown(long revision, MeetingState state) {}

    private final MeetingViews views;
    private final Frames frames;
    private final Outbox outbox;
    private final Map<ViewName, ViewStream> streams = new EnumMap<>(ViewName.class);
    private final Map<ViewName, Shown> shown = new EnumMap<>(ViewName.class);
    private ServerMessage.Audible audible = new ServerMessage.Audible(List.of());

    Publisher(MeetingViews views, Frames frames, Outbox outbox) {
        this.views = views;
        this.frames = frames;
        this.outbox = outbox;
        for (ViewName view : ViewName.values()) {
            streams.put(view, new ViewStream(frames));
        }
    }

    /** Tells everyone of an event, each view in its own way. */
    void publish(Meeting before, MeetingEvent event, Meeting after, Instant now) {
        views.follow(before, event, after);
        for (ViewName view : ViewName.values()) {
            for (ViewEvent step : views.project(before, event, after, view)) {
                append(view, step, now);
            }
        }
    }

    /** Tells those who see the roster what has changed in it. */
    void publishRoster(Meeting meeting, Instant now) {
        if (views.isRosterChanged()) {
            ViewEvent.RosterChanged change = views.takeRosterChange(meeting);
            MeetingViews.withRoster().forEach(view -> append(view, change, now));
        }
    }

    private void append(ViewName view, ViewEvent step, Instant now) {
        ViewStream stream = stream(view);
        outbox.addEvent(view, stream.append(step, now));
        stream.trim();
    }

    /** Tells everyone who is heard, and whoever comes later as well. */
    void heard(ServerMessage.Audible now) {
        audible = now;
        signal(now);
    }

    /** Who is heard now. */
    ServerMessage.Audible audible() {
        return audible;
    }

    /** Tells everyone something that may be missed. */
    void signal(ServerMessage.Signal signal) {
        outbox.addSignal(frames.of(signal));
    }

    long revision(ViewName view) {
        return stream(view).revision();
    }

    /** The steps a session has missed, for the caller to own; nothing if that is too long ago. */
    Optional<List<ByteBuf>> since(ViewName view, long revision) {
        return stream(view).since(revision);
    }

    /** The whole of a session's view as it is now. */
    ByteBuf snapshot(ControlSession session, Meeting meeting, You you, long sequence, Instant now) {
        ViewName view = session.view();
        long revision = revision(view);
        Shown current =
                Optional.ofNullable(shown.get(view))
                        .filter(kept -> kept.revision() == revision)
                        .orElseGet(() -> new Shown(revision, views.state(meeting, view)));
        shown.put(view, current);
        return frames.of(
                new ServerMessage.Snapshot(
                        view, revision, sequence, now.toEpochMilli(), current.state(), you));
    }

    private ViewStream stream(ViewName view) {
        return Optional.ofNullable(streams.get(view)).orElseThrow();
    }

    void close() {
        streams.values().forEach(ViewStream::close);
    }
}
