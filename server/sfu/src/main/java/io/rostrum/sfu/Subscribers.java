package io.rostrum.sfu;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The slots that play one publication. Adding, removing and visiting each cost a constant, whatever
 * the size of the room; the order is of no meaning.
 */
final class Subscribers {

    private @Nullable Slot[] slots = new @Nullable Slot[8];
    private int count;

    void add(Slot slot) {
        if (count == slots.length) {
            slots = Arrays.copyOf(slots, 2 * count);
        }
        slot.placeAmongSubscribers(count);
        slots[count++] = slot;
    }

    /** The last one takes the place that becomes free. */
    void remove(Slot slot) {
        int place = slot.placeAmongSubscribers();
        Slot last = get(--count);
        slots[place] = last;
        last.placeAmongSubscribers(place);
        slots[count] = null;
    }

    int size() {
        return count;
    }

    Slot get(int index) {
        return Objects.requireNonNull(slots[index]);
    }
}
