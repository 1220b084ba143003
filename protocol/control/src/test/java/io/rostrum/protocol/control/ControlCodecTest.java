package io.rostrum.protocol.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.protocol.control.DecodeResult.Decoded;
import io.rostrum.protocol.control.DecodeResult.Undecodable;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ControlCodecTest {

    private final ControlCodec codec = new ControlCodec(65_536);

    private DecodeResult decode(String json) {
        return codec.decode(json.getBytes(StandardCharsets.UTF_8));
    }

    private Undecodable refused(String json) {
        DecodeResult result = decode(json);
        assertThat(result).isInstanceOf(Undecodable.class);
        return (Undecodable) result;
    }

    @Test
    void aRequestIsNamedByItsTypeAndReadField() {
        assertThat(decode("{\"type\":\"requestFloor\",\"id\":\"7\",\"kind\":\"STATEMENT\"}"))
                .isEqualTo(new Decoded(new Request.RequestFloor("7", FloorRequestKind.STATEMENT)));
    }

    @Test
    void whatIsOptionalMayBeLeftOutAndIsLeftOut() {
        Request give = new Request.GiveFloor("8", Optional.empty());
        assertThat(decode("{\"id\":\"8\",\"type\":\"giveFloor\"}")).isEqualTo(new Decoded(give));
        assertThat(decode("{\"id\":\"8\",\"type\":\"giveFloor\",\"requestId\":null}"))
                .isEqualTo(new Decoded(give));
        assertThat(new String(codec.encode(give), StandardCharsets.UTF_8))
                .isEqualTo("{\"type\":\"giveFloor\",\"id\":\"8\"}");
    }

    @Test
    void unknownFieldsAreToleratedAndUnknownTypesRefused() {
        assertThat(decode("{\"type\":\"openList\",\"id\":\"1\",\"mood\":{\"deep\":[1]}}"))
                .isEqualTo(new Decoded(new Request.OpenList("1")));
        Undecodable unknown = refused("{\"type\":\"sing\",\"id\":\"9\"}");
        assertThat(unknown.code()).isEqualTo(RefusalCode.UNKNOWN_TYPE);
        assertThat(unknown.params()).containsEntry("type", "sing");
        assertThat(unknown.id()).contains("9");
    }

    @Test
    void aMissingOrNullFieldIsNamed() {
        for (String json :
                new String[] {
                    "{\"type\":\"selectChannel\",\"id\":\"3\"}",
                    "{\"type\":\"selectChannel\",\"id\":\"3\",\"channel\":null}",
                    "{\"type\":\"selectChannel\",\"id\":\"3\",\"channel\":7}"
                }) {
            Undecodable refusal = refused(json);
            assertThat(refusal.code()).isEqualTo(RefusalCode.MALFORMED);
            assertThat(refusal.params().get("detail")).contains("channel");
            assertThat(refusal.id()).contains("3");
        }
        assertThat(
                        refused("{\"type\":\"extendTime\",\"id\":\"3\",\"participantId\":\"p\"}")
                                .params()
                                .get("detail"))
                .contains("seconds");
    }

    @Test
    void aMistypedValueIsRefusedNotGuessed() {
        assertThat(
                        refused(
                                        "{\"type\":\"extendTime\",\"id\":\"3\",\"participantId\":\"p\",\"seconds\":\"30\"}")
                                .code())
                .isEqualTo(RefusalCode.MALFORMED);
        assertThat(
                        refused(
                                        "{\"type\":\"extendTime\",\"id\":\"3\",\"participantId\":\"p\",\"seconds\":1.5}")
                                .code())
                .isEqualTo(RefusalCode.MALFORMED);
        assertThat(refused("{\"type\":\"openList\",\"id\":\"1\",\"id\":\"2\"}").code())
                .isEqualTo(RefusalCode.MALFORMED);
        assertThat(refused("{\"type\":\"openList\",\"id\":\"1\"} {}").code())
                .isEqualTo(RefusalCode.MALFORMED);
        assertThat(refused("{\"type\":\"requestFloor\",\"id\":\"1\",\"kind\":0}").code())
                .isEqualTo(RefusalCode.MALFORMED);
    }

    @Test
    void whatIsNoJsonObjectIsMalformed() {
        for (String json :
                new String[] {
                    "", "null", "[]", "7", "{", "\"x\"", "{\"id\":\"1\"}", "[".repeat(5_000)
                }) {
            assertThat(refused(json).code()).isEqualTo(RefusalCode.MALFORMED);
        }
        assertThat(codec.decode(new byte[] {(byte) 0xFF, (byte) 0xFE, 0}).toString())
                .contains("MALFORMED");
    }

    @Test
    void aMessageOverTheLimitIsNotEvenRead() {
        Undecodable refusal = (Undecodable) new ControlCodec(100).decode(new byte[101]);
        assertThat(refusal.code()).isEqualTo(RefusalCode.TOO_LARGE);
        assertThat(refusal.params()).containsEntry("limit", "100").containsEntry("size", "101");
    }

    @Test
    void aValueOutOfItsRangeIsNamedWithWhatWasExpected() {
        Undecodable refusal =
                refused(
                        "{\"type\":\"extendTime\",\"id\":\"3\",\"participantId\":\"p\",\"seconds\":0}");
        assertThat(refusal.code()).isEqualTo(RefusalCode.INVALID_VALUE);
        assertThat(refusal.params())
                .containsEntry("field", "seconds")
                .containsEntry("detail", "expected 1 to 3600");
        assertThat(refused("{\"type\":\"openList\",\"id\":\"" + "x".repeat(65) + "\"}").params())
                .containsEntry("field", "id");
    }
}
