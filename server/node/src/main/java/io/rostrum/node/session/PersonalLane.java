package io.rostrum.node.session;

import io.rostrum.protocol.control.Notice;
import io.rostrum.protocol.control.ServerMessage;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** What one participant was told, in order, and the last of it for those who missed it. */
final class PersonalLane {

    private static final int KEPT = 64;

    private final Deque<ServerMessage.Personal> kept = new ArrayDeque<>();
    private long sequence;

    /** The number of the last step. */
    long sequence() {
        return sequence;
    }

    ServerMessage.Personal append(Notice notice, Instant now) {
        ServerMessage.Personal step =
                new ServerMessage.Personal(++sequence, now.toEpochMilli(), notice);
        kept.add(step);
        if (kept.size() > KEPT) {
            kept.remove();
        }
        return step;
    }

    /** What came after a step; nothing if that is not known any more, or never was. */
    Optional<List<ServerMessage.Personal>> since(long known) {
        if (known > sequence || known < sequence - kept.size()) {
            return Optional.empty();
        }
        return Optional.of(kept.stream().filter(step -> step.sequence() > known).toList());
    }
}
