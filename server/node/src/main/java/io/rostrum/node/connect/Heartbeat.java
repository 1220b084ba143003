package io.rostrum.node.connect;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Finds out whether a line is alive: asks one that is silent (RFC 6455 §5.5.2), and gives up one
 * that does not answer until the next look, or that takes nothing of what waits for it for three
 * looks. On the channel's event loop.
 */
final class Heartbeat {

    private static final int MOST_LOOKS_WITHOUT_PROGRESS = 3;

    private final Channel channel;
    private final Runnable dead;
    private final Future<?> timer;
    private boolean heard = true;
    private boolean asked;
    private long waitingBefore;
    private int looksWithoutProgress;

    /**
     * Begins to look.
     *
     * @param dead is told when the line is given up
     */
    Heartbeat(Channel channel, Duration interval, Runnable dead) {
        this.channel = channel;
        this.dead = dead;
        this.timer =
                channel.eventLoop()
                        .scheduleAtFixedRate(
                                this::look,
                                interval.toMillis(),
                                interval.toMillis(),
                                TimeUnit.MILLISECONDS);
    }

    /** Something came in. */
    void heard() {
        heard = true;
    }

    void stop() {
        timer.cancel(false);
    }

    private void look() {
        long waiting =
                Optional.ofNullable(channel.unsafe().outboundBuffer())
                        .map(ChannelOutboundBuffer::totalPendingWriteBytes)
                        .orElse(0L);
        boolean takes = waiting == 0 || waiting < waitingBefore;
        looksWithoutProgress = takes ? 0 : looksWithoutProgress + 1;
        waitingBefore = waiting;
        boolean unanswered = asked && !heard && waiting == 0;
        if (unanswered || looksWithoutProgress >= MOST_LOOKS_WITHOUT_PROGRESS) {
            stop();
            dead.run();
            return;
        }
        asked = !heard;
        if (asked) {
            var _ = channel.writeAndFlush(new PingWebSocketFrame());
        }
        heard = false;
    }
}
