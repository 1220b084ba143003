package io.rostrum.node.connect;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many connections of one address have not joined yet. A hall is one address, and so is an IPv6
 * network of 64 bits, of which one host has all. Thread-safe.
 */
final class AddressLimit {

    /** Longer than a connection may take to join. */
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(10);

    private static final int MOST_ADDRESSES = 100_000;
    private static final int NETWORK_BYTES = 8;

    /** Whether one more is let in. */
    enum Entry {
        ADMITTED,
        TOO_MANY
    }

    private final int most;
    private final Cache<ByteBuffer, AtomicInteger> counts =
            Caffeine.newBuilder()
                    .maximumSize(MOST_ADDRESSES)
                    .expireAfterAccess(FORGOTTEN_AFTER)
                    .build();

    AddressLimit(int most) {
        this.most = most;
    }

    /** One more; it counts, admitted or not, until it leaves. */
    Entry enter(InetAddress address) {
        return counter(address).incrementAndGet() > most ? Entry.TOO_MANY : Entry.ADMITTED;
    }

    /** One has joined or gone. */
    void leave(InetAddress address) {
        counter(address).updateAndGet(count -> Math.max(0, count - 1));
    }

    private AtomicInteger counter(InetAddress address) {
        byte[] bytes = address.getAddress();
        ByteBuffer key =
                ByteBuffer.wrap(
                        address instanceof Inet6Address
                                ? Arrays.copyOf(bytes, NETWORK_BYTES)
                                : bytes);
        return counts.get(key, _ -> new AtomicInteger());
    }
}
