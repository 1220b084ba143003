package io.rostrum.protocol.media.dtls;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * One direction of a network that loses, repeats and reorders datagrams, decided by a seed. Safe
 * for use by several threads.
 */
final class LossyWire implements DatagramSink {

    private final SplittableRandom random;
    private final int lossPercent;
    private final int disorderPercent;
    private final Consumer<byte[]> receiver;
    private final Deque<byte[]> heldBack = new ArrayDeque<>();
    private final AtomicInteger longest = new AtomicInteger();

    LossyWire(long seed, int lossPercent, int disorderPercent, Consumer<byte[]> receiver) {
        this.random = new SplittableRandom(seed);
        this.lossPercent = lossPercent;
        this.disorderPercent = disorderPercent;
        this.receiver = receiver;
    }

    @Override
    public void send(byte[] buf, int off, int len) {
        longest.accumulateAndGet(len, Math::max);
        byte[] datagram = java.util.Arrays.copyOfRange(buf, off, off + len);
        Deque<byte[]> delivered = new ArrayDeque<>();
        synchronized (this) {
            if (random.nextInt(100) < lossPercent) {
                return;
            }
            if (random.nextInt(100) < disorderPercent) {
                heldBack.add(datagram);
                return;
            }
            delivered.add(datagram);
            if (random.nextInt(100) < disorderPercent) {
                delivered.add(datagram);
            }
            while (!heldBack.isEmpty()) {
                delivered.add(heldBack.poll());
            }
        }
        delivered.forEach(receiver);
    }

    int longestDatagram() {
        return longest.get();
    }
}
