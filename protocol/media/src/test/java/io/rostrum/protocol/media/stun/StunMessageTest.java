package io.rostrum.protocol.media.stun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rostrum.protocol.media.path.TransportAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

final class StunMessageTest {

    private static final TransactionId ID = new TransactionId(0x01020304, 0x05060708090A0B0CL);

    private final StunReader reader = new StunReader();
    private final StunWriter writer = new StunWriter();
    private final StunKey key = StunKey.shortTerm("a password of at least 22");

    @Property
    void aCheckIsReadAsItWasWritten(
            @ForAll int high,
            @ForAll long low,
            @ForAll long tieBreaker,
            @ForAll @AlphaChars @StringLength(min = 4, max = 256) String ufrag,
            @ForAll @IntRange(max = 64) int offset) {
        TransactionId id = new TransactionId(high, low);
        writer.begin(StunClass.REQUEST, id)
                .username((ufrag + ":peer").getBytes(StandardCharsets.UTF_8))
                .priority(0xFFFF_FFFFL)
                .iceControlling(tieBreaker)
                .useCandidate()
                .messageIntegrity(key)
                .fingerprint();
        byte[] buf = new byte[offset + writer.length() + 3];
        System.arraycopy(writer.buffer(), 0, buf, offset, writer.length());

        assertThat(reader.wrap(buf, offset, writer.length())).isEqualTo(StunStatus.WELL_FORMED);
        assertThat(reader.messageClass()).isEqualTo(StunClass.REQUEST);
        assertThat(reader.transactionId()).isEqualTo(id);
        assertThat(reader.username()).contains(ufrag + ":peer");
        assertThat(reader.priority()).hasValue(0xFFFF_FFFFL);
        assertThat(reader.iceControlling()).hasValue(tieBreaker);
        assertThat(reader.iceControlled()).isEmpty();
        assertThat(reader.has(StunAttribute.USE_CANDIDATE)).isTrue();
        assertThat(reader.authenticatedBy(key)).isTrue();
        assertThat(StunPeek.localUfrag(buf, offset, writer.length())).contains(ufrag);
    }

    @Property
    void anAddressIsReadAsItWasWritten(
            @ForAll @Size(16) byte[] bytes,
            @ForAll @IntRange(max = 65535) int port,
            @ForAll boolean ipv4) {
        TransportAddress address =
                new TransportAddress(ipv4 ? Arrays.copyOf(bytes, 4) : bytes, port);
        writer.begin(StunClass.SUCCESS, ID).xorMappedAddress(address).fingerprint();
        assertThat(wrap()).isEqualTo(StunStatus.WELL_FORMED);
        assertThat(reader.xorMappedAddress()).contains(address);
    }

    @Property
    void anErrorIsReadAsItWasWritten(@ForAll @IntRange(min = 300, max = 699) int code) {
        writer.begin(StunClass.ERROR, ID)
                .errorCode(code, "Why")
                .unknownAttributes(new int[] {0x7001, 0x13});
        assertThat(wrap()).isEqualTo(StunStatus.WELL_FORMED);
        assertThat(reader.messageClass()).isEqualTo(StunClass.ERROR);
        assertThat(reader.errorCode()).hasValue(code);
        assertThat(reader.has(StunAttribute.UNKNOWN_ATTRIBUTES)).isTrue();
    }

    @Test
    void anAnswerHasTheRequestsTransactionId() {
        writer.begin(StunClass.REQUEST, ID);
        byte[] request = Arrays.copyOf(writer.buffer(), writer.length());
        assertThat(reader.wrap(request, 0, request.length)).isEqualTo(StunStatus.WELL_FORMED);
        writer.beginAnswer(StunClass.SUCCESS, reader);
        assertThat(wrap()).isEqualTo(StunStatus.WELL_FORMED);
        assertThat(reader.transactionId()).isEqualTo(ID);
        assertThat(reader.method()).isEqualTo(StunReader.BINDING);
    }

    @Test
    void whatFollowsTheIntegrityIsIgnored() {
        writer.begin(StunClass.REQUEST, ID)
                .messageIntegrity(key)
                .useCandidate()
                .priority(7)
                .fingerprint();
        assertThat(wrap()).isEqualTo(StunStatus.WELL_FORMED);
        assertThat(reader.authenticatedBy(key)).isTrue();
        assertThat(reader.has(StunAttribute.USE_CANDIDATE)).isFalse();
        assertThat(reader.priority()).isEmpty();
        assertThat(reader.has(StunAttribute.FINGERPRINT)).isTrue();
    }

    @Test
    void theFirstOfTwoEqualAttributesCounts() {
        writer.begin(StunClass.REQUEST, ID).priority(1).priority(2);
        assertThat(wrap()).isEqualTo(StunStatus.WELL_FORMED);
        assertThat(reader.priority()).hasValue(1);
    }

    @Test
    void unknownAttributesThatMustBeUnderstoodAreNamedAndOthersAreNot() {
        byte[] message = withAttributes(0x7777, 0x9999, 0x0001, 0x001C);
        assertThat(reader.wrap(message, 0, message.length)).isEqualTo(StunStatus.WELL_FORMED);
        assertThat(reader.unknownRequiredCount()).isEqualTo(2);
        assertThat(reader.unknownRequired()).containsExactly(0x7777, 0x001C);
    }

    @Test
    void aCrowdOfUnknownAttributesIsCountedAndTheFirstAreNamed() {
        byte[] message = withAttributes(IntStream.range(0x4000, 0x4064).toArray());
        assertThat(reader.wrap(message, 0, message.length)).isEqualTo(StunStatus.WELL_FORMED);
        assertThat(reader.unknownRequiredCount()).isEqualTo(100);
        assertThat(reader.unknownRequired()).hasSize(16).startsWith(0x4000);
    }

    @Test
    void malformedMessagesHaveTheirReason() {
        byte[] good = withAttributes(0x9999);
        assertThat(reader.wrap(good, 0, 19)).isEqualTo(StunStatus.TOO_SHORT);
        assertThat(status(good, 0, 0x80)).isEqualTo(StunStatus.WRONG_LEADING_BITS);
        assertThat(status(good, 4, 0)).isEqualTo(StunStatus.WRONG_COOKIE);
        assertThat(status(good, 3, 8)).isEqualTo(StunStatus.WRONG_LENGTH);
        assertThat(status(good, 3, 3)).isEqualTo(StunStatus.WRONG_LENGTH);
        assertThat(status(good, 23, 1)).isEqualTo(StunStatus.TRUNCATED_ATTRIBUTE);
        byte[] shortPriority = withAttributes(0x0024);
        assertThat(reader.wrap(shortPriority, 0, shortPriority.length))
                .isEqualTo(StunStatus.WRONG_ATTRIBUTE_VALUE);
        writer.begin(StunClass.REQUEST, ID).fingerprint().useCandidate();
        assertThat(wrap()).isEqualTo(StunStatus.FINGERPRINT_NOT_LAST);
        writer.begin(StunClass.REQUEST, ID).fingerprint();
        writer.buffer()[10] ^= 1;
        assertThat(wrap()).isEqualTo(StunStatus.WRONG_FINGERPRINT);
    }

    @Test
    void theUfragIsFoundOnlyInABindingRequest() {
        writer.begin(StunClass.SUCCESS, ID).username("mine:yours".getBytes(StandardCharsets.UTF_8));
        assertThat(StunPeek.localUfrag(writer.buffer(), 0, writer.length())).isEmpty();
        writer.begin(StunClass.REQUEST, ID).username("no colon".getBytes(StandardCharsets.UTF_8));
        assertThat(StunPeek.localUfrag(writer.buffer(), 0, writer.length())).isEmpty();
        writer.begin(StunClass.REQUEST, ID);
        assertThat(StunPeek.localUfrag(writer.buffer(), 0, writer.length())).isEmpty();
    }

    @Test
    void whatNoAttributeCanHoldIsABug() {
        assertThatThrownBy(() -> writer.begin(StunClass.REQUEST, ID).username(new byte[514]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> writer.begin(StunClass.ERROR, ID).errorCode(200, "OK"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private StunStatus wrap() {
        return reader.wrap(writer.buffer(), 0, writer.length());
    }

    private StunStatus status(byte[] good, int index, int value) {
        byte[] changed = good.clone();
        changed[index] = (byte) value;
        return reader.wrap(changed, 0, changed.length);
    }

    /** A request with empty attributes of these types. */
    private byte[] withAttributes(int... codes) {
        writer.begin(StunClass.REQUEST, ID);
        byte[] message = Arrays.copyOf(writer.buffer(), 20 + 4 * codes.length);
        for (int i = 0; i < codes.length; i++) {
            StunHeader.putInt16(message, 20 + 4 * i, codes[i]);
            StunHeader.putInt16(message, 22 + 4 * i, 0);
        }
        StunHeader.putInt16(message, 2, 4 * codes.length);
        return message;
    }
}
