package io.rostrum.node.session;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import io.rostrum.protocol.control.ViewName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a room has to send, collected by event loop and handed over in one step a loop, so that a
 * broadcast crosses threads once a loop and not once a listener. Used on the room's thread only.
 */
public final class Outbox {

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    private static final class OfLoop {
        private final LoopAudience audience = new LoopAudience();
        private List<Delivery> pending = new ArrayList<>();
    }

    private final Map<EventLoop, OfLoop> loops = new HashMap<>();

    /** Adds something for one line. */
    public void add(Line line, Delivery delivery) {
        loops.computeIfAbsent(line.loop(), _ -> new OfLoop()).pending.add(delivery);
    }

    /** Adds a step of a view for all who follow it; the frame is the caller's still. */
    public void addEvent(ViewName view, ByteBuf frame) {
        for (OfLoop loop : loops.values()) {
            loop.pending.add(new Delivery.Event(view, frame.retain()));
        }
    }

    /** Adds a signal for everyone; takes the frame over. */
    public void addSignal(ByteBuf frame) {
        for (OfLoop loop : loops.values()) {
            loop.pending.add(new Delivery.Signal(frame.retain()));
        }
        frame.release();
    }

    /** Hands over what was collected. */
    public void dispatch() {
        loops.forEach((eventLoop, loop) -> {
            if (loop.pending.isEmpty()) {
                return;
            }
            List<Delivery> batch = loop.pending;
            loop.pending = new ArrayList<>();
            try {
                eventLoop.execute(() -> loop.audience.carryOut(batch));
            } catch (RejectedExecutionException e) {
                LOG.debug("an event loop is gone, and what was to be sent there", e);
                batch.forEach(Outbox::release);
            }
        });
    }

    private static void release(Delivery delivery) {
        switch (delivery) {
            case Delivery.Level level -> level.frames().forEach(ByteBuf::release);
            case Delivery.Answer answer -> answer.frame().release();
            case Delivery.Personal personal -> personal.frame().release();
            case Delivery.Event event -> event.frame().release();
            case Delivery.Signal signal -> signal.frame().release();
            case Delivery.SignalTo signal -> signal.frame().release();
            case Delivery.Close close -> close.frame().release();
            case Delivery.Forget _ -> {}
        }
    }
}
