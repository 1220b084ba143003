package io.rostrum.client.media;

import java.util.Optional;

/** Gives Opus frames to be played into an {@link OpusFrameEngine}'s microphone. */
@FunctionalInterface
public interface OpusFrameSource {

    /**
     * The next frame; empty when there is no more. Called on the engine's event loop when the frame
     * is due: must not block.
     */
    Optional<OpusFrame> next();
}
