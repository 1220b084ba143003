package io.rostrum.client;

import io.rostrum.protocol.control.Request;
import io.rostrum.protocol.control.ServerMessage;
import io.rostrum.protocol.control.ServerMessage.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The requests without an answer, in the order they were made. After a break they are sent again
 * under the same ids, and the server carries each out once. For one thread.
 */
final class RequestBook {

    private record Open(Request request, CompletableFuture<Answer> answer) {}

    private final Map<String, Open> open = new LinkedHashMap<>();

    void add(Request request, CompletableFuture<Answer> answer) {
        open.put(request.id(), new Open(request, answer));
    }

    /** Gives an answer to whoever waits for it. */
    void answer(Answer answer) {
        Open waiting = open.remove(answer.id());
        if (waiting == null) {
            return; // answered twice: before the break and after it
        }
        if (answer instanceof ServerMessage.Refused refused) {
            waiting.answer().completeExceptionally(new RefusedException(refused));
        } else {
            waiting.answer().complete(answer);
        }
    }

    List<Request> unanswered() {
        return open.values().stream().map(Open::request).toList();
    }

    void failAll(Exception why) {
        List<Open> all = List.copyOf(open.values());
        open.clear();
        all.forEach(each -> each.answer().completeExceptionally(why));
    }
}
