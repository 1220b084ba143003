package io.rostrum.protocol.media.red;

import java.util.Arrays;

/**
 * Writes RED payloads (RFC 2198): each packet carries again the payloads of the ones before it, as
 * many as its depth and its limits allow. One for each stream, one thread.
 */
public final class RedWriter {

    /** 14 bits of samples: 341 ms at 48 kHz. */
    private static final int LONGEST_OFFSET = (1 << 14) - 1;

    /** 10 bits of bytes. */
    private static final int LONGEST_BLOCK = (1 << 10) - 1;

    /** Redundancy must not make a datagram longer than any path takes. */
    private static final int LONGEST_PAYLOAD = 1_100;

    private static final int BLOCK_HEADER = 4;

    private final int payloadType;
    private final byte[][] earlier;
    private final int[] timestamps;
    private int kept;

    /**
     * A stream without a past.
     *
     * @param payloadType of what the blocks hold
     * @param depth how many earlier payloads a packet carries: 1 to 8
     */
    public RedWriter(int payloadType, int depth) {
        if (payloadType < 0 || payloadType > 127 || depth < 1 || depth > 8) {
            throw new IllegalArgumentException("payload type " + payloadType + ", depth " + depth);
        }
        this.payloadType = payloadType;
        earlier = new byte[depth][];
        Arrays.fill(earlier, new byte[0]);
        timestamps = new int[depth];
    }

    /**
     * Writes a payload with its redundancy into {@code out} and keeps it for the next; returns the
     * length written. Earlier payloads are left out from the oldest on when they are too long or
     * too long ago. {@code out} has room for the payload and 1 100 bytes.
     */
    public int write(int timestamp, byte[] payload, int off, int len, byte[] out, int outOff) {
        int first = firstThatFits(timestamp, len);
        int at = outOff;
        for (int i = first; i < kept; i++) {
            int offset = timestamp - timestamps[i];
            out[at] = (byte) (0x80 | payloadType);
            out[at + 1] = (byte) (offset >> 6);
            out[at + 2] = (byte) ((offset << 2) | (earlier[i].length >> 8));
            out[at + 3] = (byte) earlier[i].length;
            at += BLOCK_HEADER;
        }
        out[at++] = (byte) payloadType;
        for (int i = first; i < kept; i++) {
            System.arraycopy(earlier[i], 0, out, at, earlier[i].length);
            at += earlier[i].length;
        }
        System.arraycopy(payload, off, out, at, len);
        at += len;
        keep(timestamp, Arrays.copyOfRange(payload, off, off + len));
        return at - outOff;
    }

    /**
     * Blocks are told apart by counting back from the packet, so that only the latest ones without
     * a hole among them can be carried.
     */
    private int firstThatFits(int timestamp, int len) {
        int total = 1 + len;
        int first = kept;
        while (first > 0) {
            int offset = timestamp - timestamps[first - 1];
            int length = earlier[first - 1].length;
            total += BLOCK_HEADER + length;
            if (offset <= 0
                    || offset > LONGEST_OFFSET
                    || length > LONGEST_BLOCK
                    || total > LONGEST_PAYLOAD) {
                break;
            }
            first--;
        }
        return first;
    }

    private void keep(int timestamp, byte[] payload) {
        if (kept == earlier.length) {
            System.arraycopy(earlier, 1, earlier, 0, kept - 1);
            System.arraycopy(timestamps, 1, timestamps, 0, kept - 1);
            kept--;
        }
        earlier[kept] = payload;
        timestamps[kept] = timestamp;
        kept++;
    }

    /** Forgets what was written: nothing before belongs to what follows. */
    public void reset() {
        kept = 0;
    }
}
