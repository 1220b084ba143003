package io.rostrum.node.room;

import io.netty.channel.EventLoop;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only crossing to a room's thread, from any thread. Tasks of one thread are done in order; a
 * batch of them is done before what it caused is sent. Clients' tasks are bounded in number.
 */
public final class RoomMailbox {

    private static final Logger LOG = LoggerFactory.getLogger(RoomMailbox.class);

    private static final int MOST_WAITING = 65_536;
    private static final int BATCH = 512;

    /** What became of a task that was offered. */
    public enum Offered {
        /** It will be done. */
        TAKEN,
        /** The room has too much to do; nothing will be done. */
        FULL
    }

    private final EventLoop loop;
    private final Consumer<RoomTask> each;
    private final Runnable afterBatch;
    private final Queue<RoomTask> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();

    /** True also before the beginning, so that nothing is done with a room half made. */
    private final AtomicBoolean scheduled = new AtomicBoolean(true);

    /**
     * Makes a mailbox that collects tasks until {@link #begin}.
     *
     * @param each does a task; on the loop; never throws
     * @param afterBatch sends what the tasks caused; likewise
     */
    RoomMailbox(EventLoop loop, Consumer<RoomTask> each, Runnable afterBatch) {
        this.loop = loop;
        this.each = each;
        this.afterBatch = afterBatch;
    }

    /** The room is ready for tasks. */
    void begin() {
        scheduled.set(false);
        if (!waiting.isEmpty()) {
            schedule();
        }
    }

    /** Hands a task over. */
    public Offered offer(RoomTask task) {
        if (task instanceof RoomTask.OfClient && count.get() >= MOST_WAITING) {
            return Offered.FULL;
        }
        count.incrementAndGet();
        waiting.add(task);
        schedule();
        return Offered.TAKEN;
    }

    private void schedule() {
        if (scheduled.compareAndSet(false, true)) {
            try {
                loop.execute(this::drain);
            } catch (RejectedExecutionException e) {
                LOG.debug("the room's thread has ended", e);
            }
        }
    }

    private void drain() {
        scheduled.set(false);
        for (int i = 0; i < BATCH; i++) {
            RoomTask task = waiting.poll();
            if (task == null) {
                break;
            }
            count.decrementAndGet();
            each.accept(task);
        }
        afterBatch.run();
        if (!waiting.isEmpty()) {
            schedule();
        }
    }
}
