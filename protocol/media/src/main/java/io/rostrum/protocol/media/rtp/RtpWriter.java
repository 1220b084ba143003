package io.rostrum.protocol.media.rtp;

import java.nio.charset.StandardCharsets;

/**
 * Writes the header of an RTP packet (RFC 3550 section 5.1), with extensions in the one-byte form
 * (RFC 8285 section 4.2) where any are given. One thread.
 */
public final class RtpWriter {

    private static final int ONE_BYTE_FORM = 0xBEDE;
    private static final int HIGHEST_ID = 14;
    private static final int LONGEST_VALUE = 16;

    private byte[] buf = {};
    private int off;
    private int at;

    /** Whether a packet is the first after a silence. */
    public enum Marker {
        SET,
        CLEAR
    }

    /** Whether a sender takes its sound for speech (RFC 6464 section 3). */
    public enum Voice {
        SPEECH,
        OTHER
    }

    /** Begins a packet in {@code bytes} from {@code offset}. */
    public RtpWriter begin(
            byte[] bytes,
            int offset,
            Marker marker,
            int payloadType,
            int sequence,
            int timestamp,
            int ssrc) {
        if (payloadType < 0 || payloadType > 127) {
            throw new IllegalArgumentException("payload type " + payloadType);
        }
        buf = bytes;
        off = offset;
        buf[off] = (byte) 0x80;
        buf[off + 1] = (byte) (marker == Marker.SET ? payloadType | 0x80 : payloadType);
        half(off + 2, sequence);
        word(off + 4, timestamp);
        word(off + 8, ssrc);
        at = off + RtpPacket.HEADER;
        return this;
    }

    /**
     * Adds the level of the sound (RFC 6464).
     *
     * @param id the number negotiated for {@code ssrc-audio-level}
     * @param level 0 to 127 dB below full scale
     */
    public RtpWriter audioLevel(int id, int level, Voice voice) {
        if (level < 0 || level > 127) {
            throw new IllegalArgumentException("level " + level);
        }
        extension(id, 1);
        buf[at++] = (byte) (voice == Voice.SPEECH ? level | 0x80 : level);
        return this;
    }

    /**
     * Adds the section's name (RFC 8843 section 15).
     *
     * @param id the number negotiated for {@code sdes:mid}
     */
    public RtpWriter mid(int id, String mid) {
        byte[] value = mid.getBytes(StandardCharsets.US_ASCII);
        extension(id, value.length);
        System.arraycopy(value, 0, buf, at, value.length);
        at += value.length;
        return this;
    }

    private void extension(int id, int length) {
        if (id < 1 || id > HIGHEST_ID || length < 1 || length > LONGEST_VALUE) {
            throw new IllegalArgumentException("extension " + id + " of " + length + " bytes");
        }
        if (at == off + RtpPacket.HEADER) {
            buf[off] |= 0x10;
            half(at, ONE_BYTE_FORM);
            at += 4;
        }
        buf[at++] = (byte) ((id << 4) | (length - 1));
    }

    /** Ends the header; where the payload begins. */
    public int end() {
        int extensions = off + RtpPacket.HEADER + 4;
        if (at >= extensions) {
            while ((at - extensions) % 4 != 0) {
                buf[at++] = 0;
            }
            half(extensions - 2, (at - extensions) / 4);
        }
        return at;
    }

    private void half(int index, int value) {
        buf[index] = (byte) (value >> 8);
        buf[index + 1] = (byte) value;
    }

    private void word(int index, int value) {
        half(index, value >> 16);
        half(index + 2, value);
    }
}
