package io.rostrum.protocol.media.dtls;

import java.util.ArrayList;
import java.util.List;

/**
 * The framing of DTLS 1.2 records (RFC 6347 section 4.1), total over any bytes, and with it a cheap
 * filter before anything is queued or decrypted.
 */
final class DtlsRecords {

    static final int HEADER = 13;

    /** The longest ciphertext of a record: 2^14 + 2048 bytes (RFC 5246 section 6.2.3). */
    static final int MAX_LENGTH = (1 << 14) + 2048;

    /**
     * The longest handshake message we assemble. The header of a first fragment, which nobody has
     * authenticated, makes the reader allocate the whole message: up to 16 MiB by the format.
     */
    static final int MAX_HANDSHAKE_MESSAGE = 1 << 14;

    private static final int HANDSHAKE_HEADER = 12;

    /** The content types of DTLS 1.2 (RFC 5246 section 6.2.1). */
    enum ContentType {
        CHANGE_CIPHER_SPEC(20),
        ALERT(21),
        HANDSHAKE(22),
        APPLICATION_DATA(23);

        private static final ContentType[] ALL = values();
        private static final int FIRST = CHANGE_CIPHER_SPEC.code;

        private final int code;

        ContentType(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }
    }

    /**
     * One record within a datagram.
     *
     * @param version as it stands: 0xFEFD for DTLS 1.2, 0xFEFF for 1.0
     * @param sequence 48 bits
     * @param start of the record's fragment within the buffer it was read from
     * @param length of the fragment in bytes
     */
    record Header(ContentType type, int version, int epoch, long sequence, int start, int length) {}

    private DtlsRecords() {}

    /**
     * The records of a datagram in order; empty if any of it is malformed: an unknown content type,
     * another version than DTLS 1.0 or 1.2, a fragment that is empty, too long or cut off, a
     * handshake message in the clear that claims more than {@link #MAX_HANDSHAKE_MESSAGE}.
     */
    static List<Header> read(byte[] buf, int off, int len) {
        List<Header> records = new ArrayList<>(4);
        int at = off;
        int end = off + len;
        while (at < end) {
            if (end - at < HEADER) {
                return List.of();
            }
            int type = (buf[at] & 0xFF) - ContentType.FIRST;
            int version = uint16(buf, at + 1);
            int length = uint16(buf, at + 11);
            if (type < 0
                    || type >= ContentType.ALL.length
                    || (version != 0xFEFD && version != 0xFEFF)
                    || length == 0
                    || length > MAX_LENGTH
                    || length > end - at - HEADER) {
                return List.of();
            }
            Header header =
                    new Header(
                            ContentType.ALL[type],
                            version,
                            uint16(buf, at + 3),
                            (long) uint16(buf, at + 5) << 32 | uint32(buf, at + 7),
                            at + HEADER,
                            length);
            if (claimsTooMuch(buf, header)) {
                return List.of();
            }
            records.add(header);
            at += HEADER + length;
        }
        return records;
    }

    private static boolean claimsTooMuch(byte[] buf, Header header) {
        if (header.type != ContentType.HANDSHAKE || header.epoch != 0) {
            return false;
        }
        int at = header.start;
        int end = header.start + header.length;
        while (end - at >= HANDSHAKE_HEADER) {
            if (uint24(buf, at + 1) > MAX_HANDSHAKE_MESSAGE) {
                return true;
            }
            at += HANDSHAKE_HEADER + uint24(buf, at + 9);
        }
        return false;
    }

    static int uint16(byte[] buf, int at) {
        return (buf[at] & 0xFF) << 8 | (buf[at + 1] & 0xFF);
    }

    private static int uint24(byte[] buf, int at) {
        return (buf[at] & 0xFF) << 16 | uint16(buf, at + 1);
    }

    private static long uint32(byte[] buf, int at) {
        return (long) uint16(buf, at) << 16 | uint16(buf, at + 2);
    }
}
