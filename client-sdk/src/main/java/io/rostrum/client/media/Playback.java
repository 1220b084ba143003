package io.rostrum.client.media;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Sound that an engine plays into its microphone, block by block in real time. */
public final class Playback {

    private final CompletableFuture<Void> done = new CompletableFuture<>();

    Playback() {}

    /** Plays no further. */
    public void stop() {
        finish();
    }

    /** When the source has ended, or it was stopped, or the engine closed. */
    public CompletionStage<Void> done() {
        return done.minimalCompletionStage();
    }

    void finish() {
        done.complete(null);
    }

    boolean isFinished() {
        return done.isDone();
    }
}
