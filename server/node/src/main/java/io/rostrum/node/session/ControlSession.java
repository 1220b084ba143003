package io.rostrum.node.session;

import io.netty.buffer.ByteBuf;
import io.rostrum.meeting.ParticipantId;
import io.rostrum.protocol.control.CloseCode;
import io.rostrum.protocol.control.Notice;
import io.rostrum.protocol.control.ServerMessage;
import io.rostrum.protocol.control.ViewName;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * One participant's connection, across reconnects: what their requests were answered, their
 * personal lane, and the line they are on now, if any. Used on the room's thread only.
 */
public final class ControlSession {

    private static final int TOKENS_KEPT = 2;

    /** What is to be done with a request. */
    public enum Turn {
        /** It is new, and begun with this. */
        CARRY_OUT,
        /** It came before: it has been answered again, or its answer is still to come. */
        REPEATED
    }

    private final ParticipantId participant;
    private final Frames frames;
    private final Outbox outbox;
    private final PersonalLane lane = new PersonalLane();
    private final Answers answers = new Answers();
    private final Deque<String> tokens = new ArrayDeque<>();
    private Optional<Line> line = Optional.empty();
    private ViewName view;
    private String channel = "floor";

    public ControlSession(ParticipantId participant, ViewName view, Frames frames, Outbox outbox) {
        this.participant = participant;
        this.view = view;
        this.frames = frames;
        this.outbox = outbox;
    }

    /** Whose it is. */
    public ParticipantId participant() {
        return participant;
    }

    /** The view it follows. */
    public ViewName view() {
        return view;
    }

    /** The line it is on, if it is connected. */
    public Optional<Line> line() {
        return line;
    }

    /** What was last chosen to be heard: {@code floor} or a language. */
    public String channel() {
        return channel;
    }

    public void select(String chosen) {
        channel = chosen;
    }

    /** Takes a line, and the view it will follow on it. */
    public void connect(Line now, ViewName sees) {
        line = Optional.of(now);
        view = sees;
    }

    /** Is without a line. */
    public void disconnect() {
        line.ifPresent(gone -> outbox.add(gone, new Delivery.Forget(gone)));
        line = Optional.empty();
    }

    /** Says why, and ends the line. */
    public void close(CloseCode code, String message, Optional<Integer> retryAfterMillis) {
        line.ifPresent(open ->
                outbox.add(
                        open,
                        new Delivery.Close(
                                open,
                                code,
                                frames.of(
                                        new ServerMessage.Closing(
                                                code, message, retryAfterMillis)))));
        line = Optional.empty();
    }

    /** Begins a request, or answers again what was answered before. */
    public Turn begin(String requestId) {
        return switch (answers.known(requestId)) {
            case Answers.Known.New _ -> {
                answers.begin(requestId);
                yield Turn.CARRY_OUT;
            }
            case Answers.Known.UnderWay _ -> Turn.REPEATED;
            case Answers.Known.Answered(var answer) -> {
                send(answer);
                yield Turn.REPEATED;
            }
        };
    }

    /** Answers a request, now and whenever it comes again. */
    public void answer(ServerMessage.Answer answer) {
        answers.remember(answer);
        send(answer);
    }

    /** Answers a request that may as well be carried out again: nothing is kept of it. */
    public void answerAndForget(ServerMessage.Answer answer) {
        answers.forget(answer.id());
        send(answer);
    }

    private void send(ServerMessage.Answer answer) {
        line.ifPresent(open -> outbox.add(open, new Delivery.Answer(open, frames.of(answer))));
    }

    /** Appends to the personal lane. */
    public void tell(Notice notice, Instant now) {
        ServerMessage.Personal step = lane.append(notice, now);
        line.ifPresent(open ->
                outbox.add(open, new Delivery.Personal(open, frames.of(step), step.sequence())));
    }

    /** Sends a signal to this session alone. */
    public void signal(ServerMessage.Signal signal) {
        line.ifPresent(open -> outbox.add(open, new Delivery.SignalTo(open, frames.of(signal))));
    }

    /** Brings the line level with these frames, after which its personal lane goes on. */
    public void level(List<ByteBuf> level) {
        line.ifPresentOrElse(
                open -> outbox.add(open, new Delivery.Level(open, view, level, lane.sequence())),
                () -> level.forEach(ByteBuf::release));
    }

    /** Where its personal lane stands. */
    public long sequence() {
        return lane.sequence();
    }

    /** What came in the personal lane after a step, as frames; nothing if it is not known. */
    public Optional<List<ByteBuf>> personalSince(long known) {
        return lane.since(known)
                .map(steps -> {
                    List<ByteBuf> missed = new ArrayList<>();
                    steps.forEach(step -> missed.add(frames.of(step)));
                    return missed;
                });
    }

    /** Adds a token by which it is resumed; returns the one that is good no longer. */
    Optional<String> addToken(String token) {
        tokens.addLast(token);
        return tokens.size() > TOKENS_KEPT ? Optional.of(tokens.removeFirst()) : Optional.empty();
    }

    List<String> tokens() {
        return List.copyOf(tokens);
    }
}
