package io.rostrum.protocol.media.opus;

/**
 * The checksum of Ogg pages: CRC-32 with polynomial 0x04C11DB7, unreflected, from zero (RFC 3533
 * §6).
 */
final class OggPages {

    static final int HEADER = 27;
    static final int SERIAL_AT = 14;
    static final int SEQUENCE_AT = 18;
    static final int CHECKSUM_AT = 22;

    private static final int[] TABLE = table();

    private OggPages() {}

    private static int[] table() {
        int[] table = new int[256];
        for (int i = 0; i < 256; i++) {
            int value = i << 24;
            for (int bit = 0; bit < 8; bit++) {
                value = (value << 1) ^ (value < 0 ? 0x04C1_1DB7 : 0);
            }
            table[i] = value;
        }
        return table;
    }

    /** The checksum of a page whose checksum field counts as zero. */
    static int checksum(byte[] bytes, int off, int len) {
        int crc = 0;
        for (int i = 0; i < len; i++) {
            int octet = i >= CHECKSUM_AT && i < CHECKSUM_AT + 4 ? 0 : bytes[off + i] & 0xFF;
            crc = (crc << 8) ^ TABLE[(crc >>> 24) ^ octet];
        }
        return crc;
    }

    static int littleEndian(byte[] bytes, int at) {
        return (bytes[at] & 0xFF)
                | (bytes[at + 1] & 0xFF) << 8
                | (bytes[at + 2] & 0xFF) << 16
                | (bytes[at + 3] & 0xFF) << 24;
    }

    static void putLittleEndian(byte[] bytes, int at, long value, int length) {
        for (int i = 0; i < length; i++) {
            bytes[at + i] = (byte) (value >>> (8 * i));
        }
    }
}
