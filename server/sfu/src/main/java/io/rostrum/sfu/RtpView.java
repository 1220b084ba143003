package io.rostrum.sfu;

/** Reads a decrypted RTP packet in place. */
final class RtpView {
    private static final int ONE_BYTE_FORM = 0xBEDE;
    private byte[] buf = {};
    private int off;
    private int end;
    private int payload;

    /** False when it is malformed. */
    boolean wrap(byte[] bytes, int offset, int length) {
        buf = bytes;
        off = offset;
        end = offset + length;
        payload = offset + 12 + 4 * (bytes[offset] & 0x0F);
        if ((bytes[offset] & 0x10) != 0) {
            if (payload + 4 > end) {
                return false;
            }
            payload += 4 + 4 * half(payload + 2);
        }
        if ((bytes[offset] & 0x20) != 0) {
            int padding = bytes[end - 1] & 0xFF;
            if (padding == 0) {
                return false;
            }
            end -= padding;
        }
        return payload <= end;
    }

    int payloadType() {
        return buf[off + 1] & 0x7F;
    }

    boolean marker() {
        return (buf[off + 1] & 0x80) != 0;
    }

    int timestamp() {
        return word(off + 4);
    }

    int ssrc() {
        return word(off + 8);
    }

    byte[] bytes() {
        return buf;
    }

    int payloadOffset() {
        return payload;
    }

    int payloadLength() {
        return end - payload;
    }

    /** The first byte of a one-byte-form extension, or -1. */
    int extension(int id) {
        if ((buf[off] & 0x10) == 0) {
            return -1;
        }
        int start = off + 12 + 4 * (buf[off] & 0x0F);
        if (half(start) != ONE_BYTE_FORM) {
            return -1;
        }
        int at = start + 4;
        while (at < payload) {
            int head = buf[at] & 0xFF;
            if (head == 0) {
                at++;
                continue;
            }
            int length = (head & 0x0F) + 1;
            if (head >> 4 == 15 || at + 1 + length > payload) {
                return -1;
            }
            if (head >> 4 == id) {
                return buf[at + 1] & 0xFF;
            }
            at += 1 + length;
        }
        return -1;
    }

    private int half(int at) {
        return ((buf[at] & 0xFF) << 8) | (buf[at + 1] & 0xFF);
    }

    private int word(int at) {
        return (half(at) << 16) | half(at + 2);
    }
}
