package io.rostrum.protocol.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.protocol.control.DecodeResult.Decoded;
import io.rostrum.protocol.control.DecodeResult.Undecodable;
import java.util.Arrays;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class ControlCodecPropertiesTest {

    private final ControlCodec codec = new ControlCodec(65_536);

    @Provide
    Arbitrary<ClientMessage> fromAClient() {
        return ArbitraryMessages.of(ClientMessage.class);
    }

    @Provide
    Arbitrary<ServerMessage> fromTheServer() {
        return ArbitraryMessages.of(ServerMessage.class);
    }

    @Property(tries = 500)
    void whatAClientWritesIsWhatTheServerReads(@ForAll("fromAClient") ClientMessage message) {
        assertThat(codec.decode(codec.encode(message))).isEqualTo(new Decoded(message));
    }

    @Property(tries = 500)
    void whatTheServerWritesIsWhatAClientReads(@ForAll("fromTheServer") ServerMessage message) {
        assertThat(codec.decodeServer(codec.encode(message))).isEqualTo(message);
    }

    @Property(tries = 500)
    void aMessageThatIsCutShortIsRefusedWithASentenceThatCanBeSent(
            @ForAll("fromAClient") ClientMessage message,
            @ForAll @IntRange(max = 999) int permille) {
        byte[] whole = codec.encode(message);
        byte[] cut = Arrays.copyOf(whole, whole.length * permille / 1000);
        Undecodable refusal = (Undecodable) codec.decode(cut);
        assertThat(refusal.code()).isIn(RefusalCode.MALFORMED, RefusalCode.UNKNOWN_TYPE);
        ServerMessage.Refused refused =
                new ServerMessage.Refused(
                        refusal.id().orElse(""),
                        refusal.code(),
                        refusal.params(),
                        refusal.code().sentence(refusal.params()));
        assertThat(codec.decodeServer(codec.encode(refused))).isEqualTo(refused);
    }
}
