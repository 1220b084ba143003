package io.rostrum.client.media;

/** Is told what becomes of a {@link MediaEngine}. */
@FunctionalInterface
public interface MediaObserver {

    /**
     * The engine's state has changed. Called on one of the engine's threads, in order; must not
     * block.
     *
     * @param detail one English phrase for a log line
     */
    void stateChanged(MediaState state, String detail);
}
