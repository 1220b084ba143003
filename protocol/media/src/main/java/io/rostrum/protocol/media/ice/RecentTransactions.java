package io.rostrum.protocol.media.ice;

import io.rostrum.protocol.media.path.Path;
import io.rostrum.protocol.media.stun.TransactionId;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The transactions of the last checks and the paths they came on. A check is not bound to the
 * address it was sent from: whoever captured one could send it again from elsewhere and draw the
 * media there. A transaction belongs to the path it first came on.
 */
final class RecentTransactions {

    enum Sighting {
        FIRST,
        /** A retransmission: to be answered again, but it proves nothing new. */
        AGAIN,
        /** Never honest: each check on each path has a transaction of its own. */
        ON_ANOTHER_PATH
    }

    /** About five minutes of one check every two and a half seconds. */
    private static final int CAPACITY = 128;

    private final int[] high = new int[CAPACITY];
    private final long[] low = new long[CAPACITY];
    private final @Nullable Path[] paths = new @Nullable Path[CAPACITY];
    private final ByteBuffer id = ByteBuffer.allocate(TransactionId.LENGTH);
    private int next;

    /** Where the caller puts the 12 bytes of the id before {@link #note}. */
    byte[] idBytes() {
        return id.array();
    }

    Sighting note(Path path) {
        int idHigh = id.getInt(0);
        long idLow = id.getLong(4);
        for (int i = 0; i < CAPACITY; i++) {
            if (low[i] == idLow && high[i] == idHigh && paths[i] != null) {
                return path.equals(paths[i]) ? Sighting.AGAIN : Sighting.ON_ANOTHER_PATH;
            }
        }
        high[next] = idHigh;
        low[next] = idLow;
        paths[next] = path;
        next = (next + 1) % CAPACITY;
        return Sighting.FIRST;
    }
}
