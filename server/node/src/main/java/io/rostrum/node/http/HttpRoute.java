package io.rostrum.node.http;

import java.util.concurrent.CompletionStage;

/** A part of the server's URLs and what answers there. */
public interface HttpRoute {

    /**
     * The path that is answered: exactly this one or, if it ends with a slash, everything below it.
     * Of several routes the longest path wins.
     */
    String path();

    /**
     * Answers a request; a HEAD comes as GET and its answer's body is left out. Called on an event
     * loop: must not block. A stage that fails, or an exception, is recorded and answered with 500.
     */
    CompletionStage<HttpAnswer> answer(HttpCall call);
}
