package io.rostrum.node.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Says to whoever watches over the server how it is: 200, or 503 with a word why. */
public record HealthRoute(String path, Supplier<Health> health) implements HttpRoute {

    /** How the server is. */
    public enum Health {
        /** Alive, or ready for participants. */
        OK,
        /** About to stop: no new participants, please. */
        DRAINING
    }

    @Override
    public CompletionStage<HttpAnswer> answer(HttpCall call) {
        return CompletableFuture.completedStage(
                switch (health.get()) {
                    case OK -> HttpAnswer.text(200, "ok\n");
                    case DRAINING -> HttpAnswer.text(503, "draining\n");
                });
    }
}
