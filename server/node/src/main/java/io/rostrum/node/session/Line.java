package io.rostrum.node.session;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.util.concurrent.Future;
import io.rostrum.protocol.control.CloseCode;
import io.rostrum.protocol.control.ViewName;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * The sending end of one WebSocket. What waits for the socket is bounded: a line that does not take
 * events as fast as they come falls <i>behind</i>, is sent no more of them, and is caught up with a
 * snapshot once it has taken what waits. Used on its event loop only, but for {@link #loop}.
 */
public final class Line {

    /** How far what was sent is on its way. */
    enum Pace {
        /** Everything that was sent is on its way. */
        LEVEL,
        /** Steps were left out; a snapshot is needed in their place. */
        BEHIND,
        /** The same, and the snapshot has been asked for. */
        AWAITING_SNAPSHOT
    }

    /** What a line tells of itself; called on its event loop. */
    public interface Events {

        /** It fell behind. */
        void fellBehind();

        /** It is closed now with this code. */
        void closing(CloseCode code);
    }

    private final Channel channel;
    private final int writeBufferEnd;
    private final Events events;

    private Pace pace = Pace.LEVEL;
    private boolean closed;
    private boolean flushDue;
    private long lastSequence;

    /** Where it stands among the lines of its view; kept by {@link LoopAudience}. */
    int place = -1;

    /** What it follows; kept by {@link LoopAudience}. */
    Optional<ViewName> view = Optional.empty();

    public Line(Channel channel, int writeBufferEnd, Events events) {
        this.channel = channel;
        this.writeBufferEnd = writeBufferEnd;
        this.events = events;
    }

    /** The event loop it belongs to; may be asked by any thread. */
    public EventLoop loop() {
        return channel.eventLoop();
    }

    /** Asks for a snapshot, once, if it is behind and can take one. */
    public void catchUp(LongConsumer askFromSequence) {
        if (pace == Pace.BEHIND && !closed && channel.isWritable()) {
            pace = Pace.AWAITING_SNAPSHOT;
            askFromSequence.accept(lastSequence);
        }
    }

    /** Sends what stands for itself: an answer. The frame is released here, as by all below. */
    public void answer(ByteBuf frame) {
        if (!closed
                && !channel.isWritable()
                && channel.bytesBeforeWritable() + frame.readableBytes() > writeBufferEnd) {
            frame.release();
            abort();
            return;
        }
        write(frame);
    }

    /** Sends a step of the personal lane; skipped while behind, and caught up later. */
    void personal(ByteBuf frame, long sequence) {
        if (isLevel()) {
            lastSequence = sequence;
            write(frame);
        } else {
            frame.release();
        }
    }

    /** Sends a step of the view; skipped while behind. */
    void event(ByteBuf frame) {
        if (isLevel()) {
            write(frame);
        } else {
            frame.release();
        }
    }

    /** Sends a signal if nothing waits that it would have to wait behind. */
    public void signal(ByteBuf frame) {
        if (pace == Pace.LEVEL && channel.isWritable()) {
            write(frame);
        } else {
            frame.release();
        }
    }

    /** Sends what brings the client level: it stands at this step of its personal lane then. */
    void level(Iterable<ByteBuf> frames, long sequence) {
        pace = Pace.LEVEL;
        lastSequence = sequence;
        frames.forEach(this::write);
    }

    private boolean isLevel() {
        if (pace == Pace.LEVEL && !channel.isWritable()) {
            pace = Pace.BEHIND;
            events.fellBehind();
        }
        return pace == Pace.LEVEL;
    }

    private void write(ByteBuf frame) {
        if (closed) {
            frame.release();
            return;
        }
        flushDue = true;
        var _ = channel.write(frame, channel.voidPromise());
    }

    /** Lets what was written leave. */
    public void flush() {
        if (flushDue) {
            flushDue = false;
            channel.flush();
        }
    }

    /** Says why, and closes; nothing can be sent afterwards. */
    public void close(CloseCode code, ByteBuf closingFrame) {
        if (closed) {
            closingFrame.release();
            return;
        }
        write(closingFrame);
        closed = true;
        events.closing(code);
        channel.writeAndFlush(new CloseWebSocketFrame(code.number(), code.name()))
                .addListener(this::closeChannel);
    }

    /** Closes a line whose client takes nothing: nothing more can be said to it. */
    public void abort() {
        if (!closed) {
            closed = true;
            events.closing(CloseCode.UNRESPONSIVE);
        }
        var _ = channel.close();
    }

    private void closeChannel(Future<?> written) {
        var _ = channel.close();
    }
}
