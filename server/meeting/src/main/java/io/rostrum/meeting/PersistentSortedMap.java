package io.rostrum.meeting;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An immutable sorted map whose successors share all but the changed path: a height-balanced tree,
 * so that a change costs a logarithm of the size in time and memory. Equal entries make equal maps,
 * whatever the order in which they came.
 */
final class PersistentSortedMap<K extends Comparable<K>, V> implements Iterable<Map.Entry<K, V>> {
    private static final PersistentSortedMap<?, ?> EMPTY = new PersistentSortedMap<>(null, 0);

    private record Node<K, V>(
            K key, V value, @Nullable Node<K, V> left, @Nullable Node<K, V> right, int height) {}

    private final @Nullable Node<K, V> root;
    private final int size;

    private PersistentSortedMap(@Nullable Node<K, V> root, int size) {
        this.root = root;
        this.size = size;
    }

    @SuppressWarnings("unchecked") // an empty map has no entry whose type could be wrong
    static <K extends Comparable<K>, V> PersistentSortedMap<K, V> empty() {
        return (PersistentSortedMap<K, V>) EMPTY;
    }

    int size() {
        return size;
    }

    Optional<V> get(K key) {
        Node<K, V> node = root;
        while (node != null) {
            int order = key.compareTo(node.key);
            if (order == 0) {
                return Optional.of(node.value);
            }
            node = order < 0 ? node.left : node.right;
        }
        return Optional.empty();
    }

    PersistentSortedMap<K, V> with(K key, V value) {
        int grown = get(key).isPresent() ? size : size + 1;
        return new PersistentSortedMap<>(insert(root, key, value), grown);
    }

    PersistentSortedMap<K, V> without(K key) {
        return get(key).isPresent() ? new PersistentSortedMap<>(remove(root, key), size - 1) : this;
    }

    /** In ascending order of keys. */
    @Override
    public Iterator<Map.Entry<K, V>> iterator() {
        return new Ascent<>(root);
    }

    private static <K extends Comparable<K>, V> Node<K, V> insert(
            @Nullable Node<K, V> node, K key, V value) {
        if (node == null) {
            return node(null, key, value, null);
        }
        int order = key.compareTo(node.key);
        if (order == 0) {
            return node(node.left, key, value, node.right);
        }
        return order < 0
                ? balanced(insert(node.left, key, value), node.key, node.value, node.right)
                : balanced(node.left, node.key, node.value, insert(node.right, key, value));
    }

    private static <K extends Comparable<K>, V> @Nullable Node<K, V> remove(
            @Nullable Node<K, V> node, K key) {
        if (node == null) {
            return null;
        }
        int order = key.compareTo(node.key);
        if (order < 0) {
            return balanced(remove(node.left, key), node.key, node.value, node.right);
        }
        if (order > 0) {
            return balanced(node.left, node.key, node.value, remove(node.right, key));
        }
        if (node.left == null) {
            return node.right;
        }
        if (node.right == null) {
            return node.left;
        }
        Node<K, V> successor = first(node.right);
        return balanced(
                node.left, successor.key, successor.value, remove(node.right, successor.key));
    }

    private static <K, V> Node<K, V> first(Node<K, V> node) {
        Node<K, V> first = node;
        while (first.left != null) {
            first = first.left;
        }
        return first;
    }

    private static <K, V> Node<K, V> node(
            @Nullable Node<K, V> left, K key, V value, @Nullable Node<K, V> right) {
        return new Node<>(key, value, left, right, 1 + Math.max(height(left), height(right)));
    }

    /**
     * A node whose sides differ in height by at most one, from sides that differ by at most two.
     */
    private static <K, V> Node<K, V> balanced(
            @Nullable Node<K, V> left, K key, V value, @Nullable Node<K, V> right) {
        int lean = height(left) - height(right);
        if (left != null && lean > 1) {
            Node<K, V> inner = left.right;
            return inner == null || height(left.left) >= inner.height
                    ? node(left.left, left.key, left.value, node(inner, key, value, right))
                    : node(
                            node(left.left, left.key, left.value, inner.left),
                            inner.key,
                            inner.value,
                            node(inner.right, key, value, right));
        }
        if (right != null && lean < -1) {
            Node<K, V> inner = right.left;
            return inner == null || height(right.right) >= inner.height
                    ? node(node(left, key, value, inner), right.key, right.value, right.right)
                    : node(
                            node(left, key, value, inner.left),
                            inner.key,
                            inner.value,
                            node(inner.right, right.key, right.value, right.right));
        }
        return node(left, key, value, right);
    }

    private static int height(@Nullable Node<?, ?> node) {
        return node == null ? 0 : node.height;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (this == other) {
            return true;
        }
        if (!(other instanceof PersistentSortedMap<?, ?> that) || size != that.size) {
            return false;
        }
        Iterator<?> theirs = that.iterator();
        for (Map.Entry<K, V> entry : this) {
            if (!entry.equals(theirs.next())) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (Map.Entry<K, V> entry : this) {
            hash = 31 * hash + Objects.hash(entry.getKey(), entry.getValue());
        }
        return hash;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        for (Map.Entry<K, V> entry : this) {
            text.append(text.length() == 1 ? "" : ", ").append(entry);
        }
        return text.append('}').toString();
    }

    private static final class Ascent<K, V> implements Iterator<Map.Entry<K, V>> {
        private final Deque<Node<K, V>> path = new ArrayDeque<>();

        Ascent(@Nullable Node<K, V> root) {
            descend(root);
        }

        private void descend(@Nullable Node<K, V> from) {
            for (Node<K, V> node = from; node != null; node = node.left) {
                path.push(node);
            }
        }

        @Override
        public boolean hasNext() {
            return !path.isEmpty();
        }

        @Override
        public Map.Entry<K, V> next() {
            if (path.isEmpty()) {
                throw new NoSuchElementException();
            }
            Node<K, V> node = path.pop();
            descend(node.right);
            return Map.entry(node.key, node.value);
        }
    }
}
