package io.rostrum.protocol.media.dtls;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.protocol.media.dtls.DtlsRecords.ContentType;
import io.rostrum.protocol.media.dtls.DtlsRecords.Header;
import java.nio.ByteBuffer;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class DtlsRecordsTest {

    @Test
    void aDatagramMayHoldSeveralRecords() {
        byte[] datagram = new byte[3 + 14 + 15];
        System.arraycopy(record(20, 0xFEFD, 0, 7, 1), 0, datagram, 3, 14);
        System.arraycopy(record(21, 0xFEFD, 1, 0x1234_5678_9ABCL, 2), 0, datagram, 17, 15);
        assertThat(DtlsRecords.read(datagram, 3, 29))
                .containsExactly(
                        new Header(ContentType.CHANGE_CIPHER_SPEC, 0xFEFD, 0, 7, 16, 1),
                        new Header(ContentType.ALERT, 0xFEFD, 1, 0x1234_5678_9ABCL, 30, 2));
    }

    @Test
    void unknownTypesAreMalformed() {
        assertThat(read(record(19, 0xFEFD, 0, 0, 1))).isEmpty();
        assertThat(read(record(23, 0xFEFD, 0, 0, 1))).hasSize(1);
        assertThat(read(record(24, 0xFEFD, 0, 0, 1))).isEmpty();
    }

    @Test
    void otherVersionsAreMalformed() {
        assertThat(read(record(22, 0xFEFF, 0, 0, 1))).hasSize(1);
        assertThat(read(record(22, 0xFEFC, 0, 0, 1))).isEmpty();
        assertThat(read(record(22, 0x0303, 0, 0, 1))).isEmpty();
    }

    @Test
    void emptyAndCutOffRecordsAreMalformed() {
        assertThat(read(record(22, 0xFEFD, 0, 0, 0))).isEmpty();
        byte[] whole = record(22, 0xFEFD, 0, 0, 20);
        for (int length = 0; length < whole.length; length++) {
            assertThat(DtlsRecords.read(whole, 0, length)).isEmpty();
        }
        assertThat(DtlsRecords.read(whole, 0, whole.length)).hasSize(1);
    }

    @Test
    void aHandshakeMessageInTheClearMayNotClaimMoreThanWeWouldAssemble() {
        assertThat(read(handshake(0, DtlsRecords.MAX_HANDSHAKE_MESSAGE))).hasSize(1);
        assertThat(read(handshake(0, DtlsRecords.MAX_HANDSHAKE_MESSAGE + 1))).isEmpty();
        // In epoch 1 the same bytes are ciphertext.
        assertThat(read(handshake(1, DtlsRecords.MAX_HANDSHAKE_MESSAGE + 1))).hasSize(1);
    }

    @Test
    void theSecondMessageOfARecordIsLookedAtToo() {
        byte[] datagram = record(22, 0xFEFD, 0, 0, 12 + 5 + 12);
        datagram[13 + 11] = 5;
        datagram[13 + 12 + 5 + 1] = (byte) 0xFF;
        assertThat(read(datagram)).isEmpty();
    }

    @Property(tries = 2000)
    void readingIsTotalAndTilesTheDatagram(@ForAll @Size(max = 80) byte[] bytes) {
        byte[] likely = bytes.clone();
        if (likely.length > 2) {
            likely[0] = (byte) (19 + (likely[0] & 3));
            likely[1] = (byte) 0xFE;
            likely[2] = (byte) 0xFD;
        }
        int at = 0;
        List<Header> headers = DtlsRecords.read(likely, 0, likely.length);
        for (Header header : headers) {
            assertThat(header.start()).isEqualTo(at + DtlsRecords.HEADER);
            at = header.start() + header.length();
        }
        assertThat(at).isEqualTo(headers.isEmpty() ? 0 : likely.length);
    }

    private static List<Header> read(byte[] datagram) {
        return DtlsRecords.read(datagram, 0, datagram.length);
    }

    private static byte[] handshake(int epoch, int claimed) {
        byte[] datagram = record(22, 0xFEFD, epoch, 0, 12);
        datagram[14] = (byte) (claimed >> 16);
        ByteBuffer.wrap(datagram).putShort(15, (short) claimed);
        return datagram;
    }

    /** A record whose fragment is all zeros. */
    private static byte[] record(int type, int version, int epoch, long sequence, int length) {
        byte[] record = new byte[DtlsRecords.HEADER + length];
        ByteBuffer.wrap(record)
                .put((byte) type)
                .putShort((short) version)
                .putLong((long) epoch << 48 | sequence)
                .putShort((short) length);
        return record;
    }
}
