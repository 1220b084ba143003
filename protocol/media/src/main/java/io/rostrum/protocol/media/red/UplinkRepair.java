package io.rostrum.protocol.media.red;

import io.rostrum.protocol.media.red.RepairSink.Provenance;

/**
 * Puts the packets of one stream in order, and takes what the network lost from the redundancy that
 * came behind it (RFC 2198). A packet whose turn it is passes at once; one that came early waits
 * for those before it, until they come, are recovered, or are given up: after {@link
 * #PATIENCE_NANOS}, or when {@value #MOST_WAITING} are waiting. What is given up stays a gap.
 *
 * <p>A block is the packet as many before its carrier as there are blocks from it to the primary
 * one; its timestamp has to fit between its neighbours'.
 *
 * <p>Waiting packets are copied into buffers, made when they are first needed and used again. One
 * thread.
 */
public final class UplinkRepair {

    /** How long a packet that is missing is waited for. */
    public static final long PATIENCE_NANOS = 60_000_000L;

    /** How many packets may wait; a longer gap is a pause. */
    static final int MOST_WAITING = 8;

    private static final int LONGEST_PAYLOAD = 1_500;

    /** A packet that came early or was recovered; {@code length} is zero when there is none. */
    private static final class Place {
        private byte[] bytes = {};
        private int length;
        private long sequence;
        private int timestamp;
        private boolean marked;
        private Provenance provenance = Provenance.RECEIVED;
        private long since;
    }

    private final RedPayload red = new RedPayload();
    private final Place[] places = new Place[MOST_WAITING];
    private int opusType;
    private int redType;
    private int waiting;
    private boolean begun;
    private long next;
    private int releasedTimestamp;

    /**
     * A stream of which nothing has come.
     *
     * @param opusType the payload type of its codec
     * @param redType the payload type of RED, or -1 without
     */
    public UplinkRepair(int opusType, int redType) {
        this.opusType = opusType;
        this.redType = redType;
        for (int i = 0; i < MOST_WAITING; i++) {
            places[i] = new Place();
        }
    }

    /** Forgets what waits and what came: the next packet is a beginning. */
    public void reset() {
        for (Place place : places) {
            place.length = 0;
        }
        waiting = 0;
        begun = false;
    }

    /** The stream has other payload types from now on. */
    public void renegotiate(int opus, int redundant) {
        opusType = opus;
        redType = redundant;
    }

    /**
     * Takes a packet and releases what may now be released.
     *
     * @param sequence extended by its roll-overs
     */
    public RepairStatus receive(
            long sequence,
            int payloadType,
            int timestamp,
            boolean marked,
            byte[] buf,
            int off,
            int len,
            long nowNanos,
            RepairSink sink) {
        boolean redundant = payloadType == redType;
        if (redundant && red.wrap(buf, off, len) != RedStatus.WELL_FORMED) {
            return RepairStatus.MALFORMED;
        }
        int primary = redundant ? red.offset(red.primary()) : off;
        int length = redundant ? red.length(red.primary()) : len;
        int type = redundant ? red.payloadType(red.primary()) : payloadType;
        if (type != opusType || length == 0 || length > LONGEST_PAYLOAD) {
            return RepairStatus.MALFORMED;
        }
        tick(nowNanos, sink);
        if (begun && sequence < next) {
            return RepairStatus.TOO_LATE;
        }
        if (!begun) {
            begun = true;
            next = sequence;
        } else if (sequence - next >= MOST_WAITING) {
            releaseAll(sink);
            // Of a gap too long to wait for, only what this packet carries can still be had.
            next = Math.max(next, sequence - (redundant ? carried() : 0));
        }
        if (redundant && sequence > next) {
            // Also where its own place is filled: it may reach farther back than what filled it.
            recover(sequence, timestamp, buf, nowNanos);
            releaseWhatFollows(sink);
        }
        if (sequence < next || holds(sequence)) {
            return RepairStatus.TOO_LATE;
        }
        if (sequence == next) {
            release(sequence, timestamp, marked, buf, primary, length, Provenance.RECEIVED, sink);
            releaseWhatFollows(sink);
        } else {
            keep(sequence, timestamp, marked, buf, primary, length, Provenance.RECEIVED, nowNanos);
        }
        return RepairStatus.TAKEN;
    }

    /** Gives up what has been waited for long enough. To be called every 20 ms or so. */
    public void tick(long nowNanos, RepairSink sink) {
        while (waiting > 0 && overdue(nowNanos)) {
            next = first().sequence;
            releaseWhatFollows(sink);
        }
    }

    /** How many packets before itself the one looked at can bring back. */
    private int carried() {
        return Math.min(red.primary(), MOST_WAITING - 1);
    }

    /** Whether any has waited for long enough; it need not be the earliest, if that came late. */
    private boolean overdue(long nowNanos) {
        for (Place place : places) {
            if (place.length > 0 && nowNanos - place.since >= PATIENCE_NANOS) {
                return true;
            }
        }
        return false;
    }

    /** Keeps those of the missing packets that this one carries again. */
    private void recover(long sequence, int timestamp, byte[] buf, long nowNanos) {
        int upper = timestamp;
        for (int block = red.primary() - 1; block >= 0; block--) {
            long missing = sequence - (red.primary() - block);
            int lost = timestamp - red.timestampOffset(block);
            if (missing < next || upper - lost <= 0) {
                return;
            }
            upper = lost;
            if (!holds(missing)
                    && red.payloadType(block) == opusType
                    && red.length(block) > 0
                    && lost - releasedTimestamp > 0) {
                keep(
                        missing,
                        lost,
                        false,
                        buf,
                        red.offset(block),
                        red.length(block),
                        Provenance.RECOVERED,
                        nowNanos);
            }
        }
    }

    private boolean holds(long sequence) {
        Place place = place(sequence);
        return place.length > 0 && place.sequence == sequence;
    }

    private Place place(long sequence) {
        return places[(int) Math.floorMod(sequence, (long) MOST_WAITING)];
    }

    private void keep(
            long sequence,
            int timestamp,
            boolean marked,
            byte[] buf,
            int off,
            int len,
            Provenance provenance,
            long nowNanos) {
        Place place = place(sequence);
        if (place.bytes.length == 0) {
            place.bytes = new byte[LONGEST_PAYLOAD];
        }
        System.arraycopy(buf, off, place.bytes, 0, len);
        place.length = len;
        place.sequence = sequence;
        place.timestamp = timestamp;
        place.marked = marked;
        place.provenance = provenance;
        place.since = nowNanos;
        waiting++;
    }

    private void releaseWhatFollows(RepairSink sink) {
        while (waiting > 0 && holds(next)) {
            Place place = place(next);
            int length = place.length;
            place.length = 0;
            waiting--;
            release(
                    place.sequence,
                    place.timestamp,
                    place.marked,
                    place.bytes,
                    0,
                    length,
                    place.provenance,
                    sink);
        }
    }

    private void releaseAll(RepairSink sink) {
        while (waiting > 0) {
            next = first().sequence;
            releaseWhatFollows(sink);
        }
    }

    /** The earliest that waits; there is one. */
    private Place first() {
        long sequence = next;
        while (!holds(sequence)) {
            sequence++;
        }
        return place(sequence);
    }

    private void release(
            long sequence,
            int timestamp,
            boolean marked,
            byte[] buf,
            int off,
            int len,
            Provenance provenance,
            RepairSink sink) {
        next = sequence + 1;
        releasedTimestamp = timestamp;
        sink.released(sequence, timestamp, marked, buf, off, len, provenance);
    }
}
