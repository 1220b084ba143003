package io.rostrum.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class PersistentSortedMapTest {

    /** A number below 100 is put, one above is taken out. */
    @Property
    void itHoldsWhatAMutableMapHolds(
            @ForAll @Size(max = 200) List<@IntRange(min = 0, max = 199) Integer> steps) {
        PersistentSortedMap<Integer, Integer> map = PersistentSortedMap.empty();
        TreeMap<Integer, Integer> model = new TreeMap<>();
        for (int i = 0; i < steps.size(); i++) {
            int key = steps.get(i) % 100;
            if (steps.get(i) < 100) {
                map = map.with(key, i);
                model.put(key, i);
            } else {
                map = map.without(key);
                model.remove(key);
            }
            assertThat(map.size()).isEqualTo(model.size());
            assertThat(map.get(key)).isEqualTo(Optional.ofNullable(model.get(key)));
        }
        assertThat(map).containsExactlyElementsOf(model.entrySet());
    }

    @Property
    void anOlderMapStaysAsItWas(
            @ForAll @Size(max = 50) List<@IntRange(min = 0, max = 99) Integer> before,
            @ForAll @Size(max = 50) List<@IntRange(min = 0, max = 99) Integer> after) {
        PersistentSortedMap<Integer, Integer> older = PersistentSortedMap.empty();
        for (int key : before) {
            older = older.with(key, key);
        }
        List<Map.Entry<Integer, Integer>> contents = new ArrayList<>();
        older.forEach(contents::add);

        PersistentSortedMap<Integer, Integer> newer = older;
        for (int key : after) {
            newer = newer.with(key, -key).without(key / 2);
        }

        assertThat(older).containsExactlyElementsOf(contents);
    }

    @Property
    void equalEntriesMakeEqualMapsWhateverTheirOrder(
            @ForAll @Size(max = 50) List<@IntRange(min = 0, max = 99) Integer> keys) {
        PersistentSortedMap<Integer, Integer> one = PersistentSortedMap.empty();
        for (int key : keys) {
            one = one.with(key, key);
        }
        PersistentSortedMap<Integer, Integer> other = PersistentSortedMap.empty();
        for (int key : keys.reversed()) {
            other = other.with(key, -1).with(key, key);
        }
        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other).hasToString(other.toString());
        assertThat(one.with(100, 100)).isNotEqualTo(other);
    }

    private record Counted(int value, AtomicInteger comparisons) implements Comparable<Counted> {
        @Override
        public int compareTo(Counted other) {
            comparisons.incrementAndGet();
            return Integer.compare(value, other.value);
        }
    }

    @Example
    void itStaysBalancedWhenKeysComeInOrderAndGoInOrder() {
        AtomicInteger comparisons = new AtomicInteger();
        PersistentSortedMap<Counted, Integer> map = PersistentSortedMap.empty();
        for (int i = 0; i < 4_096; i++) {
            map = map.with(new Counted(i, comparisons), i);
        }
        for (int i = 0; i < 2_048; i++) {
            map = map.without(new Counted(i, comparisons));
        }
        PersistentSortedMap<Counted, Integer> half = map;
        int deepest =
                IntStream.range(2_048, 4_096)
                        .map(i -> {
                            comparisons.set(0);
                            assertThat(half.get(new Counted(i, comparisons))).hasValue(i);
                            return comparisons.get();
                        })
                        .max()
                        .orElseThrow();
        // a height-balanced tree of 2 048 is at most 1.44 · log2(2 050) high
        assertThat(deepest).isLessThanOrEqualTo(15);
    }

    @Example
    void anIteratorEnds() {
        Iterator<Map.Entry<Integer, Integer>> end =
                PersistentSortedMap.<Integer, Integer>empty().iterator();
        assertThat(end.hasNext()).isFalse();
        assertThatThrownBy(end::next).isInstanceOf(NoSuchElementException.class);
    }
}
