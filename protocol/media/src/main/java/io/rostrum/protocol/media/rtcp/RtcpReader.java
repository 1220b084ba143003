package io.rostrum.protocol.media.rtcp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Reads compound RTCP packets. Total over any bytes. */
public final class RtcpReader {

    static final int SENDER_REPORT = 200;
    static final int RECEIVER_REPORT = 201;
    static final int SOURCE_DESCRIPTION = 202;
    static final int GOODBYE = 203;
    static final int TRANSPORT_FEEDBACK = 205;
    static final int PAYLOAD_FEEDBACK = 206;

    static final int NACK = 1;
    static final int TRANSPORT_WIDE = 15;
    static final int PICTURE_LOSS = 1;

    static final int CNAME = 1;
    static final int BLOCK = 24;

    private static final int HEADER = 4;

    private RtcpReader() {}

    /**
     * The packets of a compound packet, in order; reduced-size ones are taken too (RFC 5506). Empty
     * when any part of it is malformed. Any thread.
     *
     * @throws IndexOutOfBoundsException when the range is not within {@code buf}
     */
    public static Optional<List<RtcpPacket>> read(byte[] buf, int off, int len) {
        Objects.checkFromIndexSize(off, len, buf.length);
        List<RtcpPacket> packets = new ArrayList<>();
        int at = off;
        int end = off + len;
        while (at < end) {
            if (end - at < HEADER || (buf[at] & 0xC0) != 0x80) {
                return Optional.empty();
            }
            int length = HEADER + 4 * (((buf[at + 2] & 0xFF) << 8) | (buf[at + 3] & 0xFF));
            int padding = 0;
            if ((buf[at] & 0x20) != 0 && length <= end - at) {
                // Only the last packet may be padded (RFC 3550 section 6.4.1).
                padding = buf[at + length - 1] & 0xFF;
                if (at + length != end || padding == 0 || padding > length - HEADER) {
                    return Optional.empty();
                }
            }
            if (length > end - at) {
                return Optional.empty();
            }
            ByteBuffer body = ByteBuffer.wrap(buf, at + HEADER, length - HEADER - padding).slice();
            Optional<RtcpPacket> packet = packet(buf[at + 1] & 0xFF, buf[at] & 0x1F, body);
            if (packet.isEmpty()) {
                return Optional.empty();
            }
            packets.add(packet.get());
            at += length;
        }
        return packets.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(packets));
    }

    private static Optional<RtcpPacket> packet(int type, int count, ByteBuffer body) {
        return switch (type) {
            case SENDER_REPORT -> senderReport(count, body);
            case RECEIVER_REPORT -> receiverReport(count, body);
            case SOURCE_DESCRIPTION -> sourceDescription(count, body);
            case GOODBYE -> goodbye(count, body);
            case TRANSPORT_FEEDBACK -> transportFeedback(count, body);
            case PAYLOAD_FEEDBACK -> payloadFeedback(count, body);
            default -> Optional.of(new RtcpPacket.Other(type, count));
        };
    }

    private static Optional<RtcpPacket> senderReport(int count, ByteBuffer body) {
        // What follows the blocks is a profile's extension: skipped.
        if (body.remaining() < 24 + count * BLOCK) {
            return Optional.empty();
        }
        return Optional.of(
                new RtcpPacket.SenderReport(
                        body.getInt(),
                        body.getLong(),
                        body.getInt(),
                        body.getInt(),
                        body.getInt(),
                        blocks(count, body)));
    }

    private static Optional<RtcpPacket> receiverReport(int count, ByteBuffer body) {
        if (body.remaining() < 4 + count * BLOCK) {
            return Optional.empty();
        }
        return Optional.of(new RtcpPacket.ReceiverReport(body.getInt(), blocks(count, body)));
    }

    private static List<ReportBlock> blocks(int count, ByteBuffer body) {
        List<ReportBlock> blocks = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int ssrc = body.getInt();
            int loss = body.getInt();
            blocks.add(
                    new ReportBlock(
                            ssrc,
                            loss >>> 24,
                            (loss << 8) >> 8,
                            body.getInt(),
                            body.getInt(),
                            body.getInt(),
                            body.getInt()));
        }
        return blocks;
    }

    private static Optional<RtcpPacket> sourceDescription(int count, ByteBuffer body) {
        List<RtcpPacket.SourceDescription.Name> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (body.remaining() < 8) {
                return Optional.empty();
            }
            int ssrc = body.getInt();
            Optional<String> cname = items(body);
            if (cname.isEmpty()) {
                return Optional.empty();
            }
            if (!cname.get().isEmpty()) {
                names.add(new RtcpPacket.SourceDescription.Name(ssrc, cname.get()));
            }
        }
        return Optional.of(new RtcpPacket.SourceDescription(names));
    }

    /** The CNAME among a source's items, or an empty text; empty when they are malformed. */
    private static Optional<String> items(ByteBuffer body) {
        String cname = "";
        while (body.hasRemaining()) {
            int type = body.get();
            if (type == 0) {
                // The items end with zeros up to the next whole word (section 6.5).
                int filling = -body.position() & 3;
                if (body.remaining() < filling) {
                    return Optional.empty();
                }
                body.position(body.position() + filling);
                return Optional.of(cname);
            }
            int length = body.hasRemaining() ? body.get() & 0xFF : 0;
            if (body.remaining() < length) {
                return Optional.empty();
            }
            byte[] text = new byte[length];
            body.get(text);
            if (type == CNAME) {
                cname = new String(text, StandardCharsets.UTF_8);
            }
        }
        return Optional.empty();
    }

    private static Optional<RtcpPacket> goodbye(int count, ByteBuffer body) {
        if (body.remaining() < 4 * count) {
            return Optional.empty();
        }
        List<Integer> ssrcs = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            ssrcs.add(body.getInt());
        }
        return Optional.of(new RtcpPacket.Goodbye(ssrcs));
    }

    private static Optional<RtcpPacket> transportFeedback(int format, ByteBuffer body) {
        if (body.remaining() < 8) {
            return Optional.empty();
        }
        int sender = body.getInt();
        int ssrc = body.getInt();
        return switch (format) {
            case NACK -> Optional.of(new RtcpPacket.Nack(sender, ssrc, lostPackets(body)));
            case TRANSPORT_WIDE -> {
                if (body.remaining() < 8) {
                    yield Optional.empty();
                }
                int base = body.getShort() & 0xFFFF;
                int packets = body.getShort() & 0xFFFF;
                int last = body.getInt();
                yield Arrivals.read(base, packets, body)
                        .map(arrivals ->
                                new RtcpPacket.TransportFeedback(
                                        sender,
                                        ssrc,
                                        base,
                                        packets,
                                        last >> 8,
                                        last & 0xFF,
                                        arrivals));
            }
            default -> Optional.of(new RtcpPacket.Other(TRANSPORT_FEEDBACK, format));
        };
    }

    private static List<Integer> lostPackets(ByteBuffer body) {
        List<Integer> sequences = new ArrayList<>();
        while (body.remaining() >= 4) {
            int first = body.getShort() & 0xFFFF;
            int following = body.getShort() & 0xFFFF;
            sequences.add(first);
            for (int i = 0; i < 16; i++) {
                if ((following & (1 << i)) != 0) {
                    sequences.add((first + 1 + i) & 0xFFFF);
                }
            }
        }
        return sequences;
    }

    private static Optional<RtcpPacket> payloadFeedback(int format, ByteBuffer body) {
        if (body.remaining() < 8) {
            return Optional.empty();
        }
        return Optional.of(
                format == PICTURE_LOSS
                        ? new RtcpPacket.PictureLoss(body.getInt(), body.getInt())
                        : new RtcpPacket.Other(PAYLOAD_FEEDBACK, format));
    }
}
