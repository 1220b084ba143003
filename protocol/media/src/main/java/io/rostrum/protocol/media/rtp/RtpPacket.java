package io.rostrum.protocol.media.rtp;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/**
 * A view of one RTP packet in the clear (RFC 3550 section 5.1), used again for the next. Reads in
 * place and allocates nothing but where a text is asked for; good until the buffer changes. One
 * thread.
 */
public final class RtpPacket {

    /** Bytes of the fixed header. */
    public static final int HEADER = 12;

    /** What is returned for an extension that the packet does not have, or not in its form. */
    public static final int ABSENT = -1;

    /** RFC 8285 section 4.2. */
    private static final int ONE_BYTE_FORM = 0xBEDE;

    /** RFC 8285 section 4.3, with the application bits cleared. */
    private static final int TWO_BYTE_FORM = 0x1000;

    private static final int LONGEST_MID = 16;

    private byte[] buf = {};
    private int off;
    private int extensions;
    private int payload;
    private int end;

    /**
     * Looks at a packet, whatever the bytes. Only {@link RtpStatus#WELL_FORMED} ones may be asked
     * further.
     *
     * @throws IndexOutOfBoundsException when the range is not within {@code bytes}
     */
    public RtpStatus wrap(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (length < HEADER) {
            return RtpStatus.TOO_SHORT;
        }
        if ((bytes[offset] & 0xC0) != 0x80) {
            return RtpStatus.WRONG_VERSION;
        }
        buf = bytes;
        off = offset;
        end = offset + length;
        extensions = offset + HEADER + 4 * (bytes[offset] & 0x0F);
        payload = extensions;
        if (hasExtensions()) {
            if (extensions + 4 > end) {
                return RtpStatus.TOO_SHORT;
            }
            payload += 4 + 4 * half(extensions + 2);
        }
        if (payload > end) {
            return RtpStatus.TOO_SHORT;
        }
        if ((bytes[offset] & 0x20) != 0) {
            int padding = payload == end ? 0 : bytes[end - 1] & 0xFF;
            if (padding == 0 || padding > end - payload) {
                return RtpStatus.WRONG_PADDING;
            }
            end -= padding;
        }
        return RtpStatus.WELL_FORMED;
    }

    private boolean hasExtensions() {
        return (buf[off] & 0x10) != 0;
    }

    /** Whether the marker bit is set; with Opus, after a silence (RFC 7587 section 4.2). */
    public boolean marked() {
        return (buf[off + 1] & 0x80) != 0;
    }

    /** 0 to 127. */
    public int payloadType() {
        return buf[off + 1] & 0x7F;
    }

    /** 0 to 65535. */
    public int sequence() {
        return half(off + 2);
    }

    /** Unsigned 32 bits. */
    public int timestamp() {
        return word(off + 4);
    }

    /** Unsigned 32 bits. */
    public int ssrc() {
        return word(off + 8);
    }

    /** The buffer that was wrapped. */
    public byte[] buffer() {
        return buf;
    }

    /** Where the payload begins in the buffer. */
    public int payloadOffset() {
        return payload;
    }

    /** Bytes of the payload, without padding. */
    public int payloadLength() {
        return end - payload;
    }

    /**
     * How loud the sound in the packet is by its sender's measure (RFC 6464 section 3): 0 to 127 dB
     * below full scale, or {@link #ABSENT}.
     *
     * @param id the number negotiated for {@code ssrc-audio-level}
     */
    public int audioLevel(int id) {
        int at = find(id);
        return at == ABSENT ? ABSENT : buf[at] & 0x7F;
    }

    /**
     * The section that the packet says it belongs to (RFC 8843 section 15.1); empty when absent or
     * of a length that no section has.
     *
     * @param id the number negotiated for {@code sdes:mid}
     */
    public Optional<String> mid(int id) {
        int at = find(id);
        int length = at == ABSENT ? 0 : found;
        return length == 0 || length > LONGEST_MID
                ? Optional.empty()
                : Optional.of(new String(buf, at, length, StandardCharsets.US_ASCII));
    }

    /** Bytes of the extension found last. */
    private int found;

    /** Where the value of an extension begins, of at least one byte, or {@link #ABSENT}. */
    private int find(int id) {
        if (!hasExtensions()) {
            return ABSENT;
        }
        int form = half(extensions);
        if (form == ONE_BYTE_FORM) {
            return findOneByte(id);
        }
        return (form & 0xFFF0) == TWO_BYTE_FORM ? findTwoByte(id) : ABSENT;
    }

    private int findOneByte(int id) {
        int at = extensions + 4;
        while (at < payload) {
            int head = buf[at] & 0xFF;
            int length = (head & 0x0F) + 1;
            if (head == 0) {
                at++;
            } else if (head >> 4 == 15 || length > payload - at - 1) {
                return ABSENT;
            } else if (head >> 4 == id) {
                found = length;
                return at + 1;
            } else {
                at += 1 + length;
            }
        }
        return ABSENT;
    }

    private int findTwoByte(int id) {
        int at = extensions + 4;
        while (at + 1 < payload) {
            int length = buf[at + 1] & 0xFF;
            if (buf[at] == 0) {
                at++;
            } else if (length > payload - at - 2) {
                return ABSENT;
            } else if ((buf[at] & 0xFF) == id && length > 0) {
                found = length;
                return at + 2;
            } else {
                at += 2 + length;
            }
        }
        return ABSENT;
    }

    private int half(int at) {
        return ((buf[at] & 0xFF) << 8) | (buf[at + 1] & 0xFF);
    }

    private int word(int at) {
        return (half(at) << 16) | half(at + 2);
    }
}
