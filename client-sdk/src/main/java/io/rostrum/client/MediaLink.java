package io.rostrum.client;

import io.netty.channel.EventLoop;
import io.rostrum.client.media.MediaEngine;
import io.rostrum.client.media.MediaState;
import io.rostrum.client.media.OfferKind;
import io.rostrum.protocol.control.Request;
import io.rostrum.protocol.control.ServerMessage;
import io.rostrum.protocol.control.ServerMessage.MediaAnswered;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Carries a media engine's offers and the server's answers, and makes new ones when the way or the
 * transport is lost. For the event loop it is given.
 */
final class MediaLink {

    private static final long RETRY_MILLIS = 1_000;

    private final MediaEngine engine;
    private final EventLoop loop;
    private final Function<String, CompletionStage<ServerMessage.Answer>> offerMedia;
    private boolean joined;
    private boolean offering;

    /**
     * @param offerMedia sends a {@link Request.OfferMedia} with an SDP
     */
    MediaLink(
            MediaEngine engine,
            EventLoop loop,
            Function<String, CompletionStage<ServerMessage.Answer>> offerMedia) {
        this.engine = engine;
        this.loop = loop;
        this.offerMedia = offerMedia;
        engine.observe((state, detail) -> loop.execute(() -> stateChanged(state)));
    }

    /**
     * The client is in the meeting, for the first time or again.
     *
     * @param standing whether the server still knows this client's transport
     */
    void joined(ServerMessage.ResumptionKind standing) {
        joined = true;
        switch (standing) {
            case FRESH -> offer(OfferKind.NEW_TRANSPORT);
            case RESUMED -> stateChanged(engine.state());
        }
    }

    void interrupted() {
        joined = false;
    }

    private void stateChanged(MediaState state) {
        if (!joined) {
            return;
        }
        switch (state) {
            case INTERRUPTED -> offer(OfferKind.ICE_RESTART);
            case NEW, LOST -> offer(OfferKind.NEW_TRANSPORT);
            case CONNECTING, CONNECTED, CLOSED -> {}
        }
    }

    private void offer(OfferKind kind) {
        if (offering || engine.state() == MediaState.CLOSED) {
            return;
        }
        offering = true;
        engine.offer(kind)
                .thenCompose(offerMedia)
                .thenCompose(answer -> {
                    MediaAnswered answered = (MediaAnswered) answer;
                    return engine.answer(answered.sdp(), answered.slots());
                })
                .whenComplete((done, fault) -> loop.execute(() -> offered(kind, fault != null)));
    }

    private void offered(OfferKind kind, boolean failed) {
        offering = false;
        if (failed && engine.state() != MediaState.CLOSED) {
            engine.withdrawOffer();
            Future<?> unused =
                    loop.schedule(() -> retry(kind), RETRY_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void retry(OfferKind kind) {
        if (joined && engine.state() != MediaState.CONNECTED) {
            offer(kind);
        }
    }
}
