package io.rostrum.protocol.media.rtcp;

import io.rostrum.protocol.media.rtcp.RtcpPacket.TransportFeedback.Arrival;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the packets that a transport-wide feedback says arrived: chunks of statuses, then a time
 * for each packet that came (draft-holmer-rmcat-transport-wide-cc-extensions-01 sections 3.1.1 to
 * 3.1.5). Work and memory are bounded by the bytes read, whatever counts they claim.
 */
final class Arrivals {

    private static final int SMALL_DELTA = 1;
    private static final int LARGE_DELTA = 2;
    private static final int RESERVED = 3;

    private final int base;
    private final int count;
    private final ByteBuffer chunks;
    private final ByteBuffer deltas;
    private final List<Arrival> arrivals = new ArrayList<>();

    private Arrivals(int base, int count, ByteBuffer body, int chunkBytes) {
        this.base = base;
        this.count = count;
        chunks = body.slice(0, chunkBytes);
        deltas = body.slice(chunkBytes, body.remaining() - chunkBytes);
    }

    /** Those of {@code count} packets from {@code base} that came, or empty when malformed. */
    static Optional<List<Arrival>> read(int base, int count, ByteBuffer body) {
        ByteBuffer rest = body.slice();
        int bytes = 0;
        for (int covered = 0; covered < count; bytes += 2) {
            if (rest.remaining() < bytes + 2) {
                return Optional.empty();
            }
            covered += width(rest.getShort(bytes));
        }
        Arrivals reading = new Arrivals(base, count, rest, bytes);
        return reading.complete() ? Optional.of(reading.arrivals) : Optional.empty();
    }

    /** How many packets a chunk is about. */
    private static int width(short chunk) {
        if ((chunk & 0x8000) == 0) {
            return chunk & 0x1FFF;
        }
        return (chunk & 0x4000) == 0 ? 14 : 7;
    }

    private boolean complete() {
        int index = 0;
        while (index < count) {
            short chunk = chunks.getShort();
            int end = Math.min(count, index + width(chunk));
            if ((chunk & 0xE000) == 0) {
                index = end; // a run of packets that did not come
            }
            for (int place = 0; index < end; place++, index++) {
                if (!take(index, symbol(chunk, place))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static int symbol(short chunk, int place) {
        if ((chunk & 0x8000) == 0) {
            return (chunk >> 13) & 3;
        }
        return (chunk & 0x4000) == 0
                ? (chunk >> (13 - place)) & 1
                : (chunk >> (12 - 2 * place)) & 3;
    }

    private boolean take(int index, int symbol) {
        if (symbol == RESERVED || deltas.remaining() < symbol) {
            return false; // a small delta has one byte, a large one two
        }
        if (symbol == SMALL_DELTA) {
            arrivals.add(new Arrival((base + index) & 0xFFFF, deltas.get() & 0xFF));
        } else if (symbol == LARGE_DELTA) {
            arrivals.add(new Arrival((base + index) & 0xFFFF, deltas.getShort()));
        }
        return true;
    }
}
