package io.rostrum.protocol.media.stun;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.protocol.media.path.TransportAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The test vectors of RFC 5769. */
final class StunVectorsTest {

    private static final String ID = "b7e7a701bc34d686fa87dfae";
    private static final StunKey KEY = StunKey.shortTerm("VOkJxbRl1RmTxUk/WvJxBt");

    private static final byte[] REQUEST =
            hex(
                    "00010058 2112a442" + ID,
                    "80220010 5354554e 20746573 7420636c 69656e74",
                    "00240004 6e0001ff",
                    "80290008 932ff9b1 51263b36",
                    "00060009 6576746a 3a683676 59202020",
                    "00080014 9aeaa70c bfd8cb56 781ef2b5 b2d3f249 c1b571a2",
                    "80280004 e57a3bcf");

    private static final byte[] RESPONSE_IPV4 =
            hex(
                    "0101003c 2112a442" + ID,
                    "8022000b 74657374 20766563 746f7220",
                    "00200008 0001a147 e112a643",
                    "00080014 2b91f599 fd9e90c3 8c7489f9 2af9ba53 f06be7d7",
                    "80280004 c07d4c96");

    private static final byte[] RESPONSE_IPV6 =
            hex(
                    "01010048 2112a442" + ID,
                    "8022000b 74657374 20766563 746f7220",
                    "00200014 0002a147 0113a9fa a5d3f179 bc25f4b5 bed2b9d9",
                    "00080014 a382954e 4be67bf1 1784c97c 8292c275 bfe3ed41",
                    "80280004 c8fb0b4c");

    private static final byte[] LONG_TERM_REQUEST =
            hex(
                    "00010060 2112a442 78ad3433 c6ad72c0 29da412e",
                    "00060012 e3839ee3 8388e383 aae38383 e382afe3 82b90000",
                    "0015001c 662f2f34 39396b39 35346436 4f4c3334 6f4c3946 53547679 36347341",
                    "0014000b 6578616d 706c652e 6f726700",
                    "00080014 f6702465 6dd64a3e 02b8e071 2e85c9a2 8ca89666");

    private final StunReader reader = new StunReader();

    @Test
    void theSampleRequestOfSection21() {
        assertThat(reader.wrap(REQUEST, 0, REQUEST.length)).isEqualTo(StunStatus.WELL_FORMED);
        assertThat(reader.messageClass()).isEqualTo(StunClass.REQUEST);
        assertThat(reader.method()).isEqualTo(StunReader.BINDING);
        assertThat(reader.software()).contains("STUN test client");
        assertThat(reader.priority()).hasValue(0x6e0001ffL);
        assertThat(reader.iceControlled()).hasValue(0x932ff9b151263b36L);
        assertThat(reader.username()).contains("evtj:h6vY");
        assertThat(reader.usernameBeginsWith("evtj".getBytes(StandardCharsets.UTF_8))).isTrue();
        assertThat(reader.usernameBeginsWith("evt".getBytes(StandardCharsets.UTF_8))).isFalse();
        assertThat(reader.authenticatedBy(KEY)).isTrue();
        assertThat(reader.authenticatedBy(StunKey.shortTerm("another"))).isFalse();
        assertThat(reader.has(StunAttribute.FINGERPRINT)).isTrue();
        assertThat(StunPeek.localUfrag(REQUEST, 0, REQUEST.length)).contains("evtj");
    }

    @Test
    void theSampleResponsesOfSections22And23() throws Exception {
        assertThat(reader.wrap(RESPONSE_IPV4, 0, RESPONSE_IPV4.length))
                .isEqualTo(StunStatus.WELL_FORMED);
        assertThat(reader.messageClass()).isEqualTo(StunClass.SUCCESS);
        assertThat(reader.authenticatedBy(KEY)).isTrue();
        assertThat(reader.software()).contains("test vector");
        assertThat(reader.xorMappedAddress())
                .contains(new TransportAddress(hex("c0000201"), 32853));

        assertThat(reader.wrap(RESPONSE_IPV6, 0, RESPONSE_IPV6.length))
                .isEqualTo(StunStatus.WELL_FORMED);
        assertThat(reader.authenticatedBy(KEY)).isTrue();
        assertThat(reader.xorMappedAddress())
                .contains(new TransportAddress(hex("20010db8 12345678 00112233 44556677"), 32853));
    }

    @Test
    void theLongTermRequestOfSection24() throws Exception {
        byte[] key =
                MessageDigest.getInstance("MD5")
                        .digest("マトリックス:example.org:TheMatrIX".getBytes(StandardCharsets.UTF_8));
        assertThat(reader.wrap(LONG_TERM_REQUEST, 0, LONG_TERM_REQUEST.length))
                .isEqualTo(StunStatus.WELL_FORMED);
        assertThat(reader.authenticatedBy(StunKey.ofBytes(key))).isTrue();
        assertThat(reader.unknownRequiredCount()).isZero();
    }

    @Test
    void theWriterMakesTheSampleResponse() {
        // The sample pads with spaces, the writer with zeros: what is compared is everything but
        // padding and digests.
        reader.wrap(RESPONSE_IPV6, 0, RESPONSE_IPV6.length);
        StunWriter writer =
                new StunWriter()
                        .begin(StunClass.SUCCESS, reader.transactionId())
                        .software("test vector")
                        .xorMappedAddress(reader.xorMappedAddress().orElseThrow());
        assertThat(Arrays.copyOfRange(writer.buffer(), 4, 35))
                .isEqualTo(Arrays.copyOfRange(RESPONSE_IPV6, 4, 35));
        assertThat(Arrays.copyOfRange(writer.buffer(), 36, writer.length()))
                .isEqualTo(Arrays.copyOfRange(RESPONSE_IPV6, 36, writer.length()));
    }

    @Test
    void everyFlippedBitIsNoticed() {
        for (int bit = 0; bit < REQUEST.length * 8; bit++) {
            byte[] damaged = REQUEST.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(
                            reader.wrap(damaged, 0, damaged.length) == StunStatus.WELL_FORMED
                                    && reader.has(StunAttribute.FINGERPRINT))
                    .as("bit %d", bit)
                    .isFalse();
        }
    }

    private static byte[] hex(String... lines) {
        return HexFormat.of().parseHex(String.join("", lines).replace(" ", ""));
    }
}
