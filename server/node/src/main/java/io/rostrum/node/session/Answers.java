package io.rostrum.node.session;

import io.rostrum.protocol.control.ServerMessage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the last requests of a session were answered, so that one that is sent again after a break
 * is answered again and not done again. Bounded: the oldest is forgotten.
 */
final class Answers {

    private static final int KEPT = 256;

    /** Where a request stands. */
    sealed interface Known {

        /** It has not been seen. */
        record New() implements Known {}

        /** It is being carried out; its answer will come. */
        record UnderWay() implements Known {}

        /** It has been answered. */
        record Answered(ServerMessage.Answer answer) implements Known {}
    }

    private static final Known NEW = new Known.New();
    private static final Known UNDER_WAY = new Known.UnderWay();

    private final Map<String, Known> byId =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
                    return size() > KEPT;
                }
            };

    Known known(String id) {
        return Optional.ofNullable(byId.get(id)).orElse(NEW);
    }

    void begin(String id) {
        byId.put(id, UNDER_WAY);
    }

    void remember(ServerMessage.Answer answer) {
        byId.put(answer.id(), new Known.Answered(answer));
    }

    void forget(String id) {
        byId.remove(id);
    }
}
