package io.rostrum.node.session;

import io.netty.buffer.ByteBuf;
import io.rostrum.protocol.control.CloseCode;
import io.rostrum.protocol.control.ViewName;
import java.util.List;

/**
 * Something to be sent, on its way from a room's thread to the event loop of its lines. Each frame
 * in it is owned by the delivery, and released by whoever carries it out.
 */
public sealed interface Delivery {

    /**
     * Brings a line level with its view and its personal lane, which it follows from then on.
     *
     * @param sequence where it stands in its personal lane then
     */
    record Level(Line line, ViewName view, List<ByteBuf> frames, long sequence)
            implements Delivery {}

    /** An answer to one line. */
    record Answer(Line line, ByteBuf frame) implements Delivery {}

    /** A step of a line's personal lane. */
    record Personal(Line line, ByteBuf frame, long sequence) implements Delivery {}

    /** A step of a view, for every line that follows it. */
    record Event(ViewName view, ByteBuf frame) implements Delivery {}

    /** A signal for every line of the room. */
    record Signal(ByteBuf frame) implements Delivery {}

    /** A signal for one line. */
    record SignalTo(Line line, ByteBuf frame) implements Delivery {}

    /** The end of a line, and why. */
    record Close(Line line, CloseCode code, ByteBuf frame) implements Delivery {}

    /** A line is gone; it follows nothing any more. */
    record Forget(Line line) implements Delivery {}
}
