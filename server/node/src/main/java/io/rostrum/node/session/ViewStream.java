package io.rostrum.node.session;

import io.netty.buffer.ByteBuf;
import io.rostrum.protocol.control.ServerMessage;
import io.rostrum.protocol.control.ViewEvent;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The steps of one view, each encoded once under its revision, and the last of them for those who
 * return. Used on the room's thread only.
 */
public final class ViewStream {

    private static final int MOST_STEPS_KEPT = 512;
    private static final int MOST_BYTES_KEPT = 1024 * 1024;

    private final Frames frames;
    private final Deque<ByteBuf> kept = new ArrayDeque<>();
    private int bytesKept;
    private long revision;

    public ViewStream(Frames frames) {
        this.frames = frames;
    }

    /** The revision of the last step. */
    public long revision() {
        return revision;
    }

    /** Appends a step; the frame belongs to this stream and lives until it is evicted. */
    public ByteBuf append(ViewEvent step, Instant now) {
        ByteBuf frame = frames.of(new ServerMessage.Event(++revision, now.toEpochMilli(), step));
        kept.add(frame);
        bytesKept += frame.readableBytes();
        return frame;
    }

    /** Forgets the oldest steps beyond what is to be kept; called when all were handed out. */
    public void trim() {
        while (kept.size() > MOST_STEPS_KEPT || bytesKept > MOST_BYTES_KEPT) {
            ByteBuf oldest = kept.remove();
            bytesKept -= oldest.readableBytes();
            oldest.release();
        }
    }

    /**
     * The steps after a revision, for the caller to own; nothing if they are not known any more, or
     * not yet.
     */
    public Optional<List<ByteBuf>> since(long known) {
        if (known > revision || known < revision - kept.size()) {
            return Optional.empty();
        }
        List<ByteBuf> missed = new ArrayList<>();
        long at = revision - kept.size();
        for (ByteBuf frame : kept) {
            if (++at > known) {
                missed.add(frame.retainedDuplicate());
            }
        }
        return Optional.of(missed);
    }

    /** Forgets everything. */
    public void close() {
        kept.forEach(ByteBuf::release);
        kept.clear();
        bytesKept = 0;
    }
}
