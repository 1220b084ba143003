package io.rostrum.protocol.media.ice;

import io.rostrum.protocol.media.path.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The paths on which authentic checks came, with the time of the last. Bounded: when full, the one
 * longest unchecked goes, but never the selected one.
 */
final class ValidatedPaths {

    /** A client has a few interfaces and two address families; a roaming one leaves some behind. */
    private static final int CAPACITY = 16;

    private static final int NONE = -1;

    private final @Nullable Path[] paths = new @Nullable Path[CAPACITY];
    private final long[] checkedAt = new long[CAPACITY];
    private int count;
    private int selected = NONE;

    /** Notes a check and returns the place of its path. */
    int checked(Path path, long nowNanos) {
        int place = placeOf(path);
        if (place == NONE) {
            place = count < CAPACITY ? count++ : longestUnchecked();
            paths[place] = path;
        }
        checkedAt[place] = nowNanos;
        return place;
    }

    /** Makes the path of a place the selected one; false when it already is. */
    boolean select(int place) {
        boolean moves = selected != place;
        selected = place;
        return moves;
    }

    boolean checkedWithin(Path path, long nowNanos, long window) {
        int place = placeOf(path);
        return place != NONE && nowNanos - checkedAt[place] < window;
    }

    /** When the selected path was last checked; the given time when none is selected. */
    long selectedCheckedAt(long otherwise) {
        return selected == NONE ? otherwise : checkedAt[selected];
    }

    private int placeOf(Path path) {
        for (int i = 0; i < count; i++) {
            if (path.equals(paths[i])) {
                return i;
            }
        }
        return NONE;
    }

    private int longestUnchecked() {
        int oldest = selected == 0 ? 1 : 0;
        for (int i = oldest + 1; i < CAPACITY; i++) {
            if (i != selected && checkedAt[i] - checkedAt[oldest] < 0) {
                oldest = i;
            }
        }
        return oldest;
    }

    @Override
    public String toString() {
        return Arrays.toString(Arrays.copyOf(paths, count));
    }
}
