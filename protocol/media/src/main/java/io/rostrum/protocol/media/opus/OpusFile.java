package io.rostrum.protocol.media.opus;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The Opus packets of an Ogg file (RFC 7845): read and written whole. For short recordings.
 *
 * @param channels 1 or 2
 * @param preSkip samples at 48 kHz that a player drops at the start
 * @param packets in order; not to be changed
 */
public record OpusFile(int channels, int preSkip, List<byte[]> packets) {

    private static final byte[] CAPTURE = "OggS".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HEAD = "OpusHead".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TAGS = "OpusTags".getBytes(StandardCharsets.US_ASCII);
    private static final int HEAD_LENGTH = 19;
    private static final int PACKETS_A_PAGE = 50;
    private static final int SEGMENTS_A_PAGE = 255;

    /** What one page can hold: more than any packet has, but one of padding. */
    private static final int LONGEST_PACKET = 255 * SEGMENTS_A_PAGE - 1;

    private static final int CONTINUED = 1;

    /** What became of the bytes of a file. */
    public sealed interface Reading {

        /** An Opus file without a fault. */
        record Read(OpusFile file) implements Reading {}

        /** Not an Opus file that can be used. */
        record Unreadable(String reason) implements Reading {}
    }

    /** Copies the list. Throws {@link IllegalArgumentException} for what no file holds. */
    public OpusFile {
        packets = List.copyOf(packets);
        if (channels < 1 || channels > 2 || preSkip < 0 || preSkip > 0xFFFF) {
            throw new IllegalArgumentException(channels + " channels, pre-skip " + preSkip);
        }
        for (byte[] packet : packets) {
            if (!isOpus(packet)) {
                throw new IllegalArgumentException("a packet that is not Opus");
            }
        }
    }

    /** How long it plays, in samples at 48 kHz, with what a player drops. */
    public long samples() {
        long total = 0;
        for (byte[] packet : packets) {
            total += OpusPacket.samples(packet, 0, packet.length);
        }
        return total;
    }

    /** Reads a file; total over any bytes. */
    public static Reading read(byte[] bytes) {
        List<byte[]> packets = new ArrayList<>();
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        boolean unfinished = false;
        int page = 0;
        int at = 0;
        while (at < bytes.length) {
            if (bytes.length - at < OggPages.HEADER
                    || !startsWith(bytes, at, CAPTURE)
                    || bytes[at + 4] != 0) {
                return new Reading.Unreadable("there is no Ogg page at byte " + at);
            }
            int segments = bytes[at + 26] & 0xFF;
            int body = at + OggPages.HEADER + segments;
            int end = body;
            for (int i = 0; i < segments && end <= bytes.length && body <= bytes.length; i++) {
                end += bytes[at + OggPages.HEADER + i] & 0xFF;
            }
            if (body > bytes.length || end > bytes.length) {
                return new Reading.Unreadable("the page at byte " + at + " is cut off");
            }
            if (OggPages.checksum(bytes, at, end - at)
                    != OggPages.littleEndian(bytes, at + OggPages.CHECKSUM_AT)) {
                return new Reading.Unreadable("the page at byte " + at + " has a wrong checksum");
            }
            if (OggPages.littleEndian(bytes, at + OggPages.SERIAL_AT)
                    != OggPages.littleEndian(bytes, OggPages.SERIAL_AT)) {
                return new Reading.Unreadable("the page at byte " + at + " is of another stream");
            }
            if (OggPages.littleEndian(bytes, at + OggPages.SEQUENCE_AT)
                    != OggPages.littleEndian(bytes, OggPages.SEQUENCE_AT) + page++) {
                return new Reading.Unreadable(
                        "the page at byte " + at + " does not follow the one before");
            }
            if (((bytes[at + 5] & CONTINUED) != 0) != unfinished) {
                return new Reading.Unreadable(
                        unfinished
                                ? "the packet before the page at byte " + at + " does not end"
                                : "the page at byte " + at + " goes on with no packet");
            }
            for (int i = 0; i < segments; i++) {
                int length = bytes[at + OggPages.HEADER + i] & 0xFF;
                packet.write(bytes, body, length);
                body += length;
                unfinished = length == 255;
                if (!unfinished) {
                    packets.add(packet.toByteArray());
                    packet.reset();
                }
            }
            at = end;
        }
        return unfinished
                ? new Reading.Unreadable("the last packet does not end")
                : interpret(packets);
    }

    private static Reading interpret(List<byte[]> packets) {
        if (packets.size() < 2
                || !startsWith(packets.get(0), 0, HEAD)
                || !startsWith(packets.get(1), 0, TAGS)) {
            return new Reading.Unreadable("it does not begin with OpusHead and OpusTags");
        }
        byte[] head = packets.getFirst();
        if (head.length < HEAD_LENGTH || (head[8] & 0xF0) != 0) {
            return new Reading.Unreadable("its OpusHead is of an unknown version");
        }
        int channels = head[9];
        if (channels < 1 || channels > 2) {
            return new Reading.Unreadable("it has " + channels + " channels; expected 1 or 2");
        }
        if (head[18] != 0) {
            return new Reading.Unreadable("its channels are mapped in an unknown way");
        }
        List<byte[]> sound = packets.subList(2, packets.size());
        for (int i = 0; i < sound.size(); i++) {
            if (!isOpus(sound.get(i))) {
                return new Reading.Unreadable("packet " + i + " is not Opus");
            }
        }
        return new Reading.Read(
                new OpusFile(channels, (head[10] & 0xFF) | (head[11] & 0xFF) << 8, sound));
    }

    private static boolean isOpus(byte[] packet) {
        return packet.length <= LONGEST_PACKET
                && OpusPacket.frames(packet, 0, packet.length) != OpusPacket.MALFORMED;
    }

    private static boolean startsWith(byte[] bytes, int at, byte[] start) {
        return bytes.length - at >= start.length
                && Arrays.equals(bytes, at, at + start.length, start, 0, start.length);
    }

    /**
     * The bytes of the file.
     *
     * @param serial tells apart what is multiplexed
     */
    public byte[] write(int serial) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] head = Arrays.copyOf(HEAD, HEAD_LENGTH);
        head[8] = 1;
        head[9] = (byte) channels;
        OggPages.putLittleEndian(head, 10, preSkip, 2);
        OggPages.putLittleEndian(head, 12, OpusPacket.SAMPLE_RATE, 4);
        byte[] vendor = "rostrum".getBytes(StandardCharsets.US_ASCII);
        byte[] tags = Arrays.copyOf(TAGS, TAGS.length + 4 + vendor.length + 4);
        OggPages.putLittleEndian(tags, 8, vendor.length, 4);
        System.arraycopy(vendor, 0, tags, 12, vendor.length);
        int sequence = 0;
        page(out, List.of(head), 0, 2, serial, sequence++);
        page(out, List.of(tags), 0, packets.isEmpty() ? 4 : 0, serial, sequence++);
        long granule = 0;
        int first = 0;
        while (first < packets.size()) {
            int end = first;
            int segments = 0;
            // A page has as many packets as it can name the lengths of.
            while (end < packets.size()
                    && end - first < PACKETS_A_PAGE
                    && segments + segments(packets.get(end)) <= SEGMENTS_A_PAGE) {
                byte[] packet = packets.get(end++);
                segments += segments(packet);
                granule += OpusPacket.samples(packet, 0, packet.length);
            }
            int last = end == packets.size() ? 4 : 0;
            page(out, packets.subList(first, end), granule, last, serial, sequence++);
            first = end;
        }
        return out.toByteArray();
    }

    /** The values of a packet's lacing (RFC 3533 §5): as many as a page has room for, at most. */
    private static int segments(byte[] packet) {
        return packet.length / 255 + 1;
    }

    private static void page(
            ByteArrayOutputStream out,
            List<byte[]> packets,
            long granule,
            int flags,
            int serial,
            int sequence) {
        ByteArrayOutputStream lacing = new ByteArrayOutputStream();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (byte[] packet : packets) {
            for (int rest = packet.length; rest >= 0; rest -= 255) {
                lacing.write(Math.min(rest, 255));
            }
            body.write(packet, 0, packet.length);
        }
        byte[] page = new byte[OggPages.HEADER + lacing.size() + body.size()];
        System.arraycopy(CAPTURE, 0, page, 0, CAPTURE.length);
        page[5] = (byte) flags;
        OggPages.putLittleEndian(page, 6, granule, 8);
        OggPages.putLittleEndian(page, 14, serial, 4);
        OggPages.putLittleEndian(page, 18, sequence, 4);
        page[26] = (byte) lacing.size();
        System.arraycopy(lacing.toByteArray(), 0, page, OggPages.HEADER, lacing.size());
        System.arraycopy(body.toByteArray(), 0, page, OggPages.HEADER + lacing.size(), body.size());
        OggPages.putLittleEndian(
                page, OggPages.CHECKSUM_AT, OggPages.checksum(page, 0, page.length), 4);
        out.write(page, 0, page.length);
    }
}
