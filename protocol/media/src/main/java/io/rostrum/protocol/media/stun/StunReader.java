package io.rostrum.protocol.media.stun;

import static io.rostrum.protocol.media.stun.StunHeader.int16;
import static io.rostrum.protocol.media.stun.StunHeader.int32;
import static io.rostrum.protocol.media.stun.StunHeader.int64;

import io.rostrum.protocol.media.path.TransportAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.zip.CRC32;

/**
 * Reads a STUN message where it lies (RFC 8489). One reader is used again and again by one thread:
 * {@link #wrap} sets it to a message, and what it then answers is valid while those bytes are
 * unchanged. Wrapping allocates nothing.
 *
 * <p>The first occurrence of an attribute counts. What follows MESSAGE-INTEGRITY is ignored, but
 * for FINGERPRINT (section 14.5): it is not authenticated.
 */
public final class StunReader {

    /** The Binding method (RFC 8489 section 18.2). */
    public static final int BINDING = 0x001;

    /** Enough for any honest 420 answer; further ones are counted as present but not named. */
    private static final int MOST_UNKNOWN = 16;

    private static final int ABSENT = -1;

    private final int[] valueOffset = new int[StunAttribute.COUNT];
    private final int[] valueLength = new int[StunAttribute.COUNT];
    private final int[] unknown = new int[MOST_UNKNOWN];
    private final CRC32 crc = new CRC32();

    private byte[] buf = new byte[StunHeader.LENGTH];
    private int off;
    private int type;
    private int unknownCount;

    /**
     * Sets this reader to the message in {@code len} bytes from {@code off}. Only after {@link
     * StunStatus#WELL_FORMED} may the other methods be called.
     *
     * @throws IndexOutOfBoundsException when the range is not within {@code buf}
     */
    public StunStatus wrap(byte[] buf, int off, int len) {
        Objects.checkFromIndexSize(off, len, buf.length);
        this.buf = buf;
        this.off = off;
        unknownCount = 0;
        Arrays.fill(valueOffset, ABSENT);
        StunStatus header = header(len);
        return header == StunStatus.WELL_FORMED ? attributes(off + len) : header;
    }

    private StunStatus header(int len) {
        if (len < StunHeader.LENGTH) {
            return StunStatus.TOO_SHORT;
        }
        type = int16(buf, off);
        if ((type & 0xC000) != 0) {
            return StunStatus.WRONG_LEADING_BITS;
        }
        if (int32(buf, off + 4) != StunHeader.COOKIE) {
            return StunStatus.WRONG_COOKIE;
        }
        int length = int16(buf, off + 2);
        if ((length & 3) != 0 || length != len - StunHeader.LENGTH) {
            return StunStatus.WRONG_LENGTH;
        }
        return StunStatus.WELL_FORMED;
    }

    private StunStatus attributes(int end) {
        int at = off + StunHeader.LENGTH;
        while (at < end) {
            // The length of the message is a multiple of four and every step is one: four bytes are
            // there.
            int code = int16(buf, at);
            int length = int16(buf, at + 2);
            int value = at + 4;
            int next = value + ((length + 3) & ~3);
            if (next > end) {
                return StunStatus.TRUNCATED_ATTRIBUTE;
            }
            int slot = StunAttribute.slotOf(code);
            if (slot == StunAttribute.FINGERPRINT.slot()) {
                return fingerprint(value, length, end);
            }
            if (!has(StunAttribute.MESSAGE_INTEGRITY)) {
                if (slot < 0) {
                    noteUnknown(code);
                } else if (valueOffset[slot] == ABSENT) {
                    if (!allows(StunAttribute.at(slot), value, length)) {
                        return StunStatus.WRONG_ATTRIBUTE_VALUE;
                    }
                    valueOffset[slot] = value;
                    valueLength[slot] = length;
                }
            }
            at = next;
        }
        return StunStatus.WELL_FORMED;
    }

    private StunStatus fingerprint(int value, int length, int end) {
        if (length != StunHeader.FINGERPRINT_LENGTH) {
            return StunStatus.WRONG_ATTRIBUTE_VALUE;
        }
        if (value + length != end) {
            return StunStatus.FINGERPRINT_NOT_LAST;
        }
        if (StunHeader.fingerprint(crc, buf, off, value - 4 - off) != int32(buf, value)) {
            return StunStatus.WRONG_FINGERPRINT;
        }
        valueOffset[StunAttribute.FINGERPRINT.slot()] = value;
        valueLength[StunAttribute.FINGERPRINT.slot()] = length;
        return StunStatus.WELL_FORMED;
    }

    private boolean allows(StunAttribute attribute, int value, int length) {
        if (!attribute.allowsLength(length)) {
            return false;
        }
        return switch (attribute) {
            case XOR_MAPPED_ADDRESS -> buf[value + 1] == (length == 8 ? 1 : 2);
            case ERROR_CODE ->
                    buf[value + 3] >= 0
                            && buf[value + 3] < 100
                            && errorCodeAt(value) >= 300
                            && errorCodeAt(value) <= 699;
            case USERNAME,
                    MESSAGE_INTEGRITY,
                    UNKNOWN_ATTRIBUTES,
                    PRIORITY,
                    USE_CANDIDATE,
                    SOFTWARE,
                    FINGERPRINT,
                    ICE_CONTROLLED,
                    ICE_CONTROLLING ->
                    true;
        };
    }

    private void noteUnknown(int code) {
        if (StunAttribute.mustBeUnderstood(code)) {
            if (unknownCount < MOST_UNKNOWN) {
                unknown[unknownCount] = code;
            }
            unknownCount++;
        }
    }

    /** The class of the message. */
    public StunClass messageClass() {
        return StunClass.ofType(type);
    }

    /** The method: {@link #BINDING} or another number. */
    public int method() {
        return (type & 0x3E00) >> 2 | (type & 0x00E0) >> 1 | (type & 0x000F);
    }

    /** Copies the 12 bytes of the transaction id. */
    public void copyTransactionId(byte[] target, int targetOff) {
        System.arraycopy(buf, off + 8, target, targetOff, TransactionId.LENGTH);
    }

    /** The transaction id as a value. */
    public TransactionId transactionId() {
        return TransactionId.read(buf, off + 8);
    }

    /** Whether the attribute is there (and, but for FINGERPRINT, before MESSAGE-INTEGRITY). */
    public boolean has(StunAttribute attribute) {
        return valueOffset[attribute.slot()] != ABSENT;
    }

    /** Whether MESSAGE-INTEGRITY is there and was made with this key. */
    public boolean authenticatedBy(StunKey key) {
        int value = valueOffset[StunAttribute.MESSAGE_INTEGRITY.slot()];
        return value != ABSENT && key.matches(buf, off, value - 4 - off);
    }

    /** USERNAME as text; bytes that are no UTF-8 become replacement characters. */
    public Optional<String> username() {
        return text(StunAttribute.USERNAME);
    }

    /**
     * Whether USERNAME is these bytes, a colon, and anything: {@code localUfrag:remoteUfrag} (RFC
     * 8445 section 7.3).
     */
    public boolean usernameBeginsWith(byte[] fragment) {
        int value = valueOffset[StunAttribute.USERNAME.slot()];
        int length = valueLength[StunAttribute.USERNAME.slot()];
        return value != ABSENT
                && length > fragment.length
                && buf[value + fragment.length] == ':'
                && Arrays.equals(buf, value, value + fragment.length, fragment, 0, fragment.length);
    }

    /** SOFTWARE as text. */
    public Optional<String> software() {
        return text(StunAttribute.SOFTWARE);
    }

    private Optional<String> text(StunAttribute attribute) {
        int value = valueOffset[attribute.slot()];
        return value == ABSENT
                ? Optional.empty()
                : Optional.of(
                        new String(
                                buf, value, valueLength[attribute.slot()], StandardCharsets.UTF_8));
    }

    /** PRIORITY, unsigned 32 bits. */
    public OptionalLong priority() {
        int value = valueOffset[StunAttribute.PRIORITY.slot()];
        return value == ABSENT
                ? OptionalLong.empty()
                : OptionalLong.of(int32(buf, value) & 0xFFFF_FFFFL);
    }

    /** The tie-breaker of ICE-CONTROLLING. */
    public OptionalLong iceControlling() {
        return tieBreaker(StunAttribute.ICE_CONTROLLING);
    }

    /** The tie-breaker of ICE-CONTROLLED. */
    public OptionalLong iceControlled() {
        return tieBreaker(StunAttribute.ICE_CONTROLLED);
    }

    private OptionalLong tieBreaker(StunAttribute attribute) {
        int value = valueOffset[attribute.slot()];
        return value == ABSENT ? OptionalLong.empty() : OptionalLong.of(int64(buf, value));
    }

    /** ERROR-CODE, 300 to 699. */
    public OptionalInt errorCode() {
        int value = valueOffset[StunAttribute.ERROR_CODE.slot()];
        return value == ABSENT ? OptionalInt.empty() : OptionalInt.of(errorCodeAt(value));
    }

    private int errorCodeAt(int value) {
        return (buf[value + 2] & 7) * 100 + (buf[value + 3] & 0xFF);
    }

    /** XOR-MAPPED-ADDRESS. */
    public Optional<TransportAddress> xorMappedAddress() {
        int value = valueOffset[StunAttribute.XOR_MAPPED_ADDRESS.slot()];
        if (value == ABSENT) {
            return Optional.empty();
        }
        byte[] address = new byte[valueLength[StunAttribute.XOR_MAPPED_ADDRESS.slot()] - 4];
        for (int i = 0; i < address.length; i++) {
            address[i] = (byte) (buf[value + 4 + i] ^ buf[off + 4 + i]);
        }
        int port = int16(buf, value + 2) ^ StunHeader.COOKIE >>> 16;
        return Optional.of(new TransportAddress(address, port));
    }

    /**
     * How many attributes that must be understood are not: any makes a request a 420 (RFC 8489
     * section 6.3.1).
     */
    public int unknownRequiredCount() {
        return unknownCount;
    }

    /** Their types, at most the first sixteen. */
    public int[] unknownRequired() {
        return Arrays.copyOf(unknown, Math.min(unknownCount, MOST_UNKNOWN));
    }
}
