package io.rostrum.protocol.media.red;

import java.util.Objects;

/**
 * A view of one RED payload (RFC 2198 section 3): redundant blocks, the oldest first, and the
 * primary one last. Reads in place, allocates nothing, good until the buffer changes. One thread.
 */
public final class RedPayload {

    /** libwebrtc takes no more. */
    public static final int MOST_BLOCKS = 32;

    private final int[] payloadTypes = new int[MOST_BLOCKS];
    private final int[] timestampOffsets = new int[MOST_BLOCKS];
    private final int[] offsets = new int[MOST_BLOCKS];
    private final int[] lengths = new int[MOST_BLOCKS];
    private int count;

    /**
     * Looks at a payload, whatever the bytes. Only {@link RedStatus#WELL_FORMED} ones may be asked
     * further.
     *
     * @throws IndexOutOfBoundsException when the range is not within {@code buf}
     */
    public RedStatus wrap(byte[] buf, int off, int len) {
        Objects.checkFromIndexSize(off, len, buf.length);
        int end = off + len;
        int at = off;
        count = 0;
        while (true) {
            if (at >= end) {
                return RedStatus.TOO_SHORT;
            }
            if (count == MOST_BLOCKS) {
                return RedStatus.TOO_MANY_BLOCKS;
            }
            payloadTypes[count] = buf[at] & 0x7F;
            if ((buf[at] & 0x80) == 0) {
                return place(at + 1, end);
            }
            if (end - at < 4) {
                return RedStatus.TOO_SHORT;
            }
            timestampOffsets[count] = ((buf[at + 1] & 0xFF) << 6) | ((buf[at + 2] & 0xFF) >> 2);
            lengths[count] = ((buf[at + 2] & 0x03) << 8) | (buf[at + 3] & 0xFF);
            count++;
            at += 4;
        }
    }

    private RedStatus place(int start, int end) {
        int at = start;
        for (int i = 0; i < count; i++) {
            offsets[i] = at;
            at += lengths[i];
        }
        if (at > end) {
            return RedStatus.TOO_SHORT;
        }
        timestampOffsets[count] = 0;
        offsets[count] = at;
        lengths[count] = end - at;
        count++;
        return RedStatus.WELL_FORMED;
    }

    /** How many blocks there are, the primary one among them. */
    public int blocks() {
        return count;
    }

    /** Which block is the primary one: the last. */
    public int primary() {
        return count - 1;
    }

    /** 0 to 127. */
    public int payloadType(int block) {
        return payloadTypes[Objects.checkIndex(block, count)];
    }

    /** How much earlier than the packet's the block's timestamp is: 0 to 16383. */
    public int timestampOffset(int block) {
        return timestampOffsets[Objects.checkIndex(block, count)];
    }

    /** Where the block begins in the buffer. */
    public int offset(int block) {
        return offsets[Objects.checkIndex(block, count)];
    }

    /** Bytes of the block; may be none. */
    public int length(int block) {
        return lengths[Objects.checkIndex(block, count)];
    }
}
