package io.rostrum.protocol.media.path;

import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.LongConsumer;

/**
 * A network with a clock of its own: datagrams are lost, delayed and so reordered as a seed
 * decides, and the same seed decides the same. Hosts are addresses with a receiver; nothing real
 * passes, and a minute takes a moment.
 */
public final class SeededNetwork {

    /** What a host does with a datagram; {@code path} leads back to its sender. */
    public interface Receiver {
        void receive(Path path, byte[] bytes, long nowNanos);
    }

    /**
     * How the network treats each datagram.
     *
     * @param loss 0 to 1
     * @param duplication 0 to 1
     * @param shortestDelayNanos of the way from one host to another
     * @param longestDelayNanos of that way, exclusive; what is sent later may so arrive earlier
     */
    public record Conditions(
            double loss, double duplication, long shortestDelayNanos, long longestDelayNanos) {

        /** Nothing lost, 10 ms each way. */
        public static Conditions perfect() {
            return new Conditions(0, 0, 10_000_000L, 10_000_001L);
        }
    }

    /** The way from one address to another. */
    public record Way(TransportAddress from, TransportAddress to) implements Path {
        @Override
        public TransportAddress reflexive() {
            return to;
        }

        private Way back() {
            return new Way(to, from);
        }
    }

    private record Due(long atNanos, long order, LongConsumer act) {}

    private final PriorityQueue<Due> dues =
            new PriorityQueue<>((a, b) ->
                    a.atNanos != b.atNanos
                            ? Long.compare(a.atNanos, b.atNanos)
                            : Long.compare(a.order, b.order));
    private final Map<TransportAddress, Receiver> hosts = new HashMap<>();
    private final Random random;
    private Conditions conditions;
    private long nowNanos;
    private long order;

    public SeededNetwork(long seed, Conditions conditions) {
        random = new Random(seed);
        this.conditions = conditions;
        // A clock may count from anywhere.
        nowNanos = Math.floorMod(random.nextLong(), 1L << 60);
    }

    public long nowNanos() {
        return nowNanos;
    }

    public void become(Conditions next) {
        conditions = next;
    }

    /** Puts a host at an address, in the place of one that is there. */
    public void attach(TransportAddress address, Receiver receiver) {
        hosts.put(address, receiver);
    }

    /** Takes a host away: what is sent to it is lost. */
    public void detach(TransportAddress address) {
        hosts.remove(address);
    }

    /** Does something again and again, for the first time one period from now. */
    public void every(long periodNanos, LongConsumer act) {
        at(
                nowNanos + periodNanos,
                now -> {
                    act.accept(now);
                    every(periodNanos, act);
                });
    }

    /** An outlet for all ways of this network: what is put in is on its way at once. */
    public PacketOutlet outlet() {
        return new PacketOutlet() {
            @Override
            public void send(Path path, byte[] buf, int off, int len) {
                byte[] bytes = new byte[len];
                System.arraycopy(buf, off, bytes, 0, len);
                carry((Way) path, bytes);
                if (random.nextDouble() < conditions.duplication) {
                    carry((Way) path, bytes);
                }
            }

            @Override
            public void flush() {}
        };
    }

    private void carry(Way way, byte[] bytes) {
        if (random.nextDouble() < conditions.loss) {
            return;
        }
        long delay = random.nextLong(conditions.shortestDelayNanos, conditions.longestDelayNanos);
        at(
                nowNanos + delay,
                now -> {
                    Receiver receiver = hosts.get(way.to());
                    if (receiver != null) {
                        receiver.receive(way.back(), bytes, now);
                    }
                });
    }

    /** Lets this much time pass. */
    public void run(long nanos) {
        long end = nowNanos + nanos;
        for (Due due = dues.peek(); due != null && due.atNanos <= end; due = dues.peek()) {
            dues.remove();
            nowNanos = due.atNanos;
            due.act.accept(nowNanos);
        }
        nowNanos = end;
    }

    private void at(long atNanos, LongConsumer act) {
        dues.add(new Due(atNanos, order++, act));
    }
}
