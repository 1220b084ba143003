package io.rostrum.protocol.media.dtls;

import io.rostrum.protocol.media.dtls.DtlsRecords.ContentType;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.DatagramTransport;
import org.bouncycastle.tls.TlsFatalAlert;

/**
 * The wire of a handshake in progress: a bounded queue in, the sink out. It lives as long as the
 * handshake and remembers our last flight, which may have to be said again later.
 *
 * <p>{@link #offer} and {@link #abort} may be called from any thread, the rest from the
 * handshake's.
 */
final class HandshakeWire implements DatagramTransport {

    /** A flight is at most eight datagrams of ours or theirs; some repetition fits as well. */
    static final int QUEUE_LIMIT = 32;

    /** A handshake has two flights from each side; the last one has a Finished and little more. */
    private static final int LAST_FLIGHT_LIMIT = 4;

    private final DatagramSink out;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<byte[]> arrived = new ArrayDeque<>();
    private boolean aborted;

    private final List<byte[]> lastFlight = new ArrayList<>();

    HandshakeWire(DatagramSink out) {
        this.out = out;
    }

    DtlsIntake offer(byte[] buf, int off, int len) {
        byte[] datagram = new byte[len];
        System.arraycopy(buf, off, datagram, 0, len);
        lock.lock();
        try {
            if (arrived.size() >= QUEUE_LIMIT) {
                return DtlsIntake.QUEUE_FULL;
            }
            arrived.add(datagram);
            changed.signal();
            return DtlsIntake.TAKEN;
        } finally {
            lock.unlock();
        }
    }

    /** Ends the handshake at its next look at the wire. */
    void abort() {
        lock.lock();
        try {
            aborted = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** What arrived and was not read. */
    List<byte[]> rest() {
        lock.lock();
        try {
            return List.copyOf(arrived);
        } finally {
            lock.unlock();
        }
    }

    /** Our datagrams from the last ChangeCipherSpec on. */
    List<byte[]> lastFlight() {
        return List.copyOf(lastFlight);
    }

    @Override
    public int receive(byte[] buf, int off, int len, int waitMillis) throws IOException {
        long left = TimeUnit.MILLISECONDS.toNanos(waitMillis);
        lock.lock();
        try {
            while (true) {
                if (aborted) {
                    throw new TlsFatalAlert(AlertDescription.user_canceled);
                }
                byte[] datagram = arrived.poll();
                if (datagram != null) {
                    int taken = Math.min(len, datagram.length);
                    System.arraycopy(datagram, 0, buf, off, taken);
                    return taken;
                }
                if (left <= 0) {
                    return -1;
                }
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TlsFatalAlert(AlertDescription.user_canceled, e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void send(byte[] buf, int off, int len) {
        boolean flightBegins = buf[off] == ContentType.CHANGE_CIPHER_SPEC.code();
        if (flightBegins) {
            lastFlight.clear();
        }
        if (flightBegins || (!lastFlight.isEmpty() && lastFlight.size() < LAST_FLIGHT_LIMIT)) {
            byte[] datagram = new byte[len];
            System.arraycopy(buf, off, datagram, 0, len);
            lastFlight.add(datagram);
        }
        out.send(buf, off, len);
    }

    @Override
    public int getReceiveLimit() {
        return DtlsTransport.MAX_RECEIVED;
    }

    @Override
    public int getSendLimit() {
        return DtlsTransport.MAX_DATAGRAM;
    }

    /** Nothing: the wire belongs to the transport. */
    @Override
    public void close() {}
}
