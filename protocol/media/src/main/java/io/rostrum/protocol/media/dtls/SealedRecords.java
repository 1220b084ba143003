package io.rostrum.protocol.media.dtls;

import io.rostrum.protocol.media.dtls.DtlsRecords.ContentType;
import io.rostrum.protocol.media.dtls.DtlsRecords.Header;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What is left of DTLS once the keys for SRTP are there: records of epoch 1 under AES-128-GCM (RFC
 * 5288, RFC 6347 section 4.1.2), of which only alerts and a repeated Finished mean anything.
 *
 * <p>The handshake's own objects weigh tens of kilobytes; these few hundred bytes stay for the life
 * of the transport instead. Not thread-safe.
 */
final class SealedRecords {

    /** Both write keys and both implicit nonces (RFC 5246 section 6.3). */
    static final int KEY_BLOCK = 2 * 16 + 2 * 4;

    /** What a record's owner has to do about it. */
    enum Meaning {
        /** Nothing: forged, replayed, of another epoch, or of no interest. */
        NONE,
        /** The peer missed our last flight (RFC 6347 section 4.2.4). */
        FINISHED_AGAIN,
        /** The peer sent close_notify. */
        CLOSE_NOTIFY,
        /** The peer sent a fatal alert. */
        FATAL_ALERT
    }

    private static final int KEY = 16;
    private static final int SALT = 4;
    private static final int EXPLICIT_NONCE = 8;
    private static final int TAG = 16;
    private static final int EPOCH = 1;
    private static final int DTLS_1_2 = 0xFEFD;
    private static final int FATAL = 2;
    private static final int FINISHED = 20;

    /**
     * The handshake itself sealed a few records from sequence number 0 on, with the number as
     * nonce. Ours start far above, so that no nonce is ever used twice.
     */
    private static final long FIRST_SEQUENCE = 1L << 32;

    private final byte[] keyBlock;
    private final DtlsRole role;
    private final List<byte[]> lastFlight;
    private long nextSequence = FIRST_SEQUENCE;
    private long newest = -1;
    private long seen;

    /**
     * @param keyBlock client's key, server's key, client's nonce, server's nonce; kept, not copied
     * @param lastFlight our datagrams since ChangeCipherSpec
     */
    SealedRecords(byte[] keyBlock, DtlsRole role, List<byte[]> lastFlight) {
        this.keyBlock = keyBlock;
        this.role = role;
        this.lastFlight = lastFlight;
    }

    /** The datagrams that answer a repeated Finished; byte for byte what was sent before. */
    List<byte[]> lastFlight() {
        return lastFlight;
    }

    /** Opens one record of a datagram and says what it means. Overwrites nothing. */
    Meaning open(byte[] buf, Header header) {
        boolean interesting =
                header.epoch() == EPOCH
                        && (header.type() == ContentType.ALERT
                                || header.type() == ContentType.HANDSHAKE)
                        && header.length() > EXPLICIT_NONCE + TAG;
        if (!interesting || isReplay(header.sequence())) {
            return Meaning.NONE;
        }
        byte[] plain;
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, buf, header.start());
            int length = header.length() - EXPLICIT_NONCE - TAG;
            cipher.updateAAD(additionalData(header.sequence(), header.type(), length));
            plain =
                    cipher.doFinal(
                            buf, header.start() + EXPLICIT_NONCE, header.length() - EXPLICIT_NONCE);
        } catch (AEADBadTagException forged) {
            return Meaning.NONE;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is always there", e);
        }
        remember(header.sequence());
        return meaning(header.type(), plain);
    }

    private static Meaning meaning(ContentType type, byte[] plain) {
        if (type == ContentType.HANDSHAKE) {
            return plain[0] == FINISHED ? Meaning.FINISHED_AGAIN : Meaning.NONE;
        }
        if (plain.length != 2) {
            return Meaning.NONE;
        }
        if (plain[1] == 0) {
            return Meaning.CLOSE_NOTIFY;
        }
        return plain[0] == FATAL ? Meaning.FATAL_ALERT : Meaning.NONE;
    }

    /** A datagram with our close_notify, a warning (RFC 5246 section 7.2.1). */
    byte[] closeNotify() {
        byte[] alert = {1, 0};
        int length = EXPLICIT_NONCE + alert.length + TAG;
        long sequence = nextSequence++;
        byte[] record = new byte[DtlsRecords.HEADER + length];
        ByteBuffer.wrap(record)
                .put((byte) ContentType.ALERT.code())
                .putShort((short) DTLS_1_2)
                .putLong((long) EPOCH << 48 | sequence)
                .putShort((short) length)
                .putLong((long) EPOCH << 48 | sequence);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, record, DtlsRecords.HEADER);
            cipher.updateAAD(additionalData(sequence, ContentType.ALERT, alert.length));
            cipher.doFinal(alert, 0, alert.length, record, DtlsRecords.HEADER + EXPLICIT_NONCE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is always there", e);
        }
        return record;
    }

    /** Each side seals with its own write key; the explicit nonce stands in the record. */
    private Cipher cipher(int mode, byte[] record, int explicitNonce)
            throws GeneralSecurityException {
        boolean clientWrites = (role == DtlsRole.CLIENT) == (mode == Cipher.ENCRYPT_MODE);
        int key = clientWrites ? 0 : KEY;
        int salt = 2 * KEY + (clientWrites ? 0 : SALT);
        byte[] nonce = new byte[SALT + EXPLICIT_NONCE];
        System.arraycopy(keyBlock, salt, nonce, 0, SALT);
        System.arraycopy(record, explicitNonce, nonce, SALT, EXPLICIT_NONCE);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                mode,
                new SecretKeySpec(keyBlock, key, KEY, "AES"),
                new GCMParameterSpec(TAG * 8, nonce));
        return cipher;
    }

    private static byte[] additionalData(long sequence, ContentType type, int length) {
        return ByteBuffer.allocate(13)
                .putLong((long) EPOCH << 48 | sequence)
                .put((byte) type.code())
                .putShort((short) DTLS_1_2)
                .putShort((short) length)
                .array();
    }

    /** The window of RFC 6347 section 4.1.2.6, 64 records wide. */
    private boolean isReplay(long sequence) {
        long age = newest - sequence;
        return age >= Long.SIZE || (age >= 0 && (seen >>> age & 1) != 0);
    }

    private void remember(long sequence) {
        long ahead = sequence - newest;
        if (ahead > 0) {
            seen = ahead >= Long.SIZE ? 1 : seen << ahead | 1;
            newest = sequence;
        } else {
            seen |= 1L << -ahead;
        }
    }
}
