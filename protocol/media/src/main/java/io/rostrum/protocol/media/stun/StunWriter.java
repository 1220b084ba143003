package io.rostrum.protocol.media.stun;

import static io.rostrum.protocol.media.stun.StunHeader.putInt16;
import static io.rostrum.protocol.media.stun.StunHeader.putInt32;
import static io.rostrum.protocol.media.stun.StunHeader.putInt64;

import io.rostrum.protocol.media.path.TransportAddress;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * Writes STUN messages into a buffer of its own, one after another: {@link #begin} or {@link
 * #beginAnswer}, the attributes, then {@link #messageIntegrity} and {@link #fingerprint} in that
 * order. The message is {@link #length()} bytes at the start of {@link #buffer()} and valid until
 * the next begins. One thread.
 *
 * <p>Too much for one datagram, or a value an attribute cannot hold, is a bug of the caller and an
 * exception.
 */
public final class StunWriter {

    /** Fits any network's datagram: the IPv6 minimum MTU less headers. */
    private static final int CAPACITY = 1232;

    private final byte[] buf = new byte[CAPACITY];
    private final CRC32 crc = new CRC32();
    private int length;

    /** Starts a Binding message with a transaction id of its own. */
    public StunWriter begin(StunClass messageClass, TransactionId transactionId) {
        header(messageClass, StunReader.BINDING);
        transactionId.write(buf, 8);
        return this;
    }

    /** Starts the answer to the request the reader is set to: same method, same transaction id. */
    public StunWriter beginAnswer(StunClass messageClass, StunReader request) {
        header(messageClass, request.method());
        request.copyTransactionId(buf, 8);
        return this;
    }

    private void header(StunClass messageClass, int method) {
        int type =
                (method & 0xF80) << 2
                        | (method & 0x070) << 1
                        | (method & 0x00F)
                        | messageClass.bits();
        putInt16(buf, 0, type);
        putInt16(buf, 2, 0);
        putInt32(buf, 4, StunHeader.COOKIE);
        length = StunHeader.LENGTH;
    }

    /** {@code remoteUfrag:localUfrag} seen from the sender of a check. */
    public StunWriter username(byte[] username) {
        return bytes(StunAttribute.USERNAME, username);
    }

    /** The name of the program, for diagnosis only. */
    public StunWriter software(String name) {
        return bytes(StunAttribute.SOFTWARE, name.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * PRIORITY of the peer-reflexive candidate this check could make, unsigned 32 bits (RFC 8445
     * section 7.1.1).
     */
    public StunWriter priority(long priority) {
        putInt32(buf, attribute(StunAttribute.PRIORITY, 4), (int) priority);
        return this;
    }

    public StunWriter useCandidate() {
        attribute(StunAttribute.USE_CANDIDATE, 0);
        return this;
    }

    public StunWriter iceControlling(long tieBreaker) {
        putInt64(buf, attribute(StunAttribute.ICE_CONTROLLING, 8), tieBreaker);
        return this;
    }

    public StunWriter iceControlled(long tieBreaker) {
        putInt64(buf, attribute(StunAttribute.ICE_CONTROLLED, 8), tieBreaker);
        return this;
    }

    public StunWriter xorMappedAddress(TransportAddress address) {
        int addressLength = address.addressLength();
        int value = attribute(StunAttribute.XOR_MAPPED_ADDRESS, 4 + addressLength);
        buf[value] = 0;
        buf[value + 1] = (byte) (addressLength == 4 ? 1 : 2);
        putInt16(buf, value + 2, address.port() ^ StunHeader.COOKIE >>> 16);
        for (int i = 0; i < addressLength; i++) {
            buf[value + 4 + i] = (byte) (address.addressByte(i) ^ buf[4 + i]);
        }
        return this;
    }

    /** ERROR-CODE 300 to 699 with its reason phrase. */
    public StunWriter errorCode(int code, String reason) {
        if (code < 300 || code > 699) {
            throw new IllegalArgumentException("an error code is within 300 and 699, not " + code);
        }
        byte[] phrase = reason.getBytes(StandardCharsets.UTF_8);
        int value = attribute(StunAttribute.ERROR_CODE, 4 + phrase.length);
        putInt16(buf, value, 0);
        buf[value + 2] = (byte) (code / 100);
        buf[value + 3] = (byte) (code % 100);
        System.arraycopy(phrase, 0, buf, value + 4, phrase.length);
        return this;
    }

    /** The attribute types that were not understood, for a 420. */
    public StunWriter unknownAttributes(int[] codes) {
        int value = attribute(StunAttribute.UNKNOWN_ATTRIBUTES, 2 * codes.length);
        for (int i = 0; i < codes.length; i++) {
            putInt16(buf, value + 2 * i, codes[i]);
        }
        return this;
    }

    /** Signs what stands so far; only {@link #fingerprint} may follow. */
    public StunWriter messageIntegrity(StunKey key) {
        int before = length;
        int value = attribute(StunAttribute.MESSAGE_INTEGRITY, StunHeader.INTEGRITY_LENGTH);
        key.sign(buf, 0, before, buf, value);
        return this;
    }

    /** Closes the message with its checksum. */
    public StunWriter fingerprint() {
        int before = length;
        int value = attribute(StunAttribute.FINGERPRINT, StunHeader.FINGERPRINT_LENGTH);
        putInt32(buf, value, StunHeader.fingerprint(crc, buf, 0, before));
        return this;
    }

    /** Where the message stands, from index 0. Not a copy. */
    public byte[] buffer() {
        return buf;
    }

    /** Bytes of the message. */
    public int length() {
        return length;
    }

    private StunWriter bytes(StunAttribute attribute, byte[] value) {
        System.arraycopy(value, 0, buf, attribute(attribute, value.length), value.length);
        return this;
    }

    /**
     * Writes the attribute's header and zero padding, updates the message's length, returns where
     * the value goes.
     */
    private int attribute(StunAttribute attribute, int valueLength) {
        if (!attribute.allowsLength(valueLength)) {
            throw new IllegalArgumentException(
                    attribute + " cannot have " + valueLength + " bytes");
        }
        int value = length + 4;
        int next = value + ((valueLength + 3) & ~3);
        if (next > CAPACITY) {
            throw new IllegalStateException("a message of more than " + CAPACITY + " bytes");
        }
        putInt16(buf, length, attribute.code());
        putInt16(buf, length + 2, valueLength);
        for (int i = value + valueLength; i < next; i++) {
            buf[i] = 0;
        }
        length = next;
        putInt16(buf, 2, length - StunHeader.LENGTH);
        return value;
    }
}
