package io.rostrum.protocol.media.stun;

import java.util.zip.CRC32;

/** Numbers and byte order shared by reader and writer (RFC 8489 section 5). */
final class StunHeader {

    static final int LENGTH = 20;
    static final int COOKIE = 0x2112A442;
    static final int INTEGRITY_LENGTH = 20;
    static final int FINGERPRINT_LENGTH = 4;

    /** What the CRC-32 is XORed with (RFC 8489 section 14.7). */
    private static final int FINGERPRINT_MASK = 0x5354554E;

    private StunHeader() {}

    static int int16(byte[] buf, int off) {
        return (buf[off] & 0xFF) << 8 | (buf[off + 1] & 0xFF);
    }

    static int int32(byte[] buf, int off) {
        return int16(buf, off) << 16 | int16(buf, off + 2);
    }

    static long int64(byte[] buf, int off) {
        return (long) int32(buf, off) << 32 | (int32(buf, off + 4) & 0xFFFF_FFFFL);
    }

    static void putInt16(byte[] buf, int off, int value) {
        buf[off] = (byte) (value >>> 8);
        buf[off + 1] = (byte) value;
    }

    static void putInt32(byte[] buf, int off, int value) {
        putInt16(buf, off, value >>> 16);
        putInt16(buf, off + 2, value);
    }

    static void putInt64(byte[] buf, int off, long value) {
        putInt32(buf, off, (int) (value >>> 32));
        putInt32(buf, off + 4, (int) value);
    }

    /**
     * The value of FINGERPRINT for the bytes before that attribute, whose header length already
     * counts it.
     */
    static int fingerprint(CRC32 crc, byte[] buf, int off, int length) {
        crc.reset();
        crc.update(buf, off, length);
        return (int) crc.getValue() ^ FINGERPRINT_MASK;
    }
}
