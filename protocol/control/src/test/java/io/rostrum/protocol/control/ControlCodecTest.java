package io.rostrum.protocol.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rostrum.protocol.control.DecodeResult.Decoded;
import io.rostrum.protocol.control.DecodeResult.Undecodable;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;

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
    }

    @Test
    void theDetailSaysWhatAFieldMustBe() {
        assertThat(detail("{'type':'extendTime','id':'3','participantId':'p'}"))
                .isEqualTo("“seconds” must be a whole number of 32 bits");
        assertThat(
                        detail(
                                "{'type':'extendTime','id':'3','participantId':'p','seconds':99999999999}"))
                .isEqualTo("“seconds” must be a whole number of 32 bits");
        assertThat(detail("{'type':'selfMute','state':'OFF'}"))
                .isEqualTo("“state” must be one of MUTED, LIVE");
        assertThat(detail("{'type':'join','id':'1','token':'t','resume':{'token':1}}"))
                .isEqualTo("“resume.token” must be a text");
        assertThat(detail("{'type':'join','id':'1','token':'t','resume':7}"))
                .isEqualTo("“resume” must be an object");
        assertThat(detail("['openList',{'id':'1'}]")).isEqualTo("a JSON object was expected");
        assertThat(detail("{'type':'openList'")).endsWith("expected close marker for Object");
    }

    private String detail(String json) {
        return refused(json.replace('\'', '"')).params().getOrDefault("detail", "");
    }

    @Test
    void whatIsNotUtf8IsRefusedAndNotRepaired() {
        String json = "{\"type\":\"openList\",\"id\":\"ABCD\"}";
        byte[][] odd = {
            {(byte) 0xC1, (byte) 0x81, 'C', 'D'}, // “A” in two bytes
            {(byte) 0xED, (byte) 0xA0, (byte) 0x80, 'D'}, // a surrogate
            {(byte) 0xF7, (byte) 0xBF, (byte) 0xBF, (byte) 0xBF}, // beyond the last character
            {'A', 'B', 'C', (byte) 0xE2} // the beginning of one
        };
        for (byte[] id : odd) {
            byte[] message = json.getBytes(StandardCharsets.UTF_8);
            System.arraycopy(id, 0, message, json.indexOf("ABCD"), id.length);
            assertThat(((Undecodable) codec.decode(message)).params())
                    .containsEntry("detail", "its bytes are not UTF-8");
        }
        assertThat(codec.decode(json.getBytes(StandardCharsets.UTF_16LE)))
                .isInstanceOf(Undecodable.class);
    }

    @Test
    void halfACharacterIsNoText() {
        assertThat(detail("{'type':'openList','id':'\\ud83d'}")).isEqualTo("“id” must be a text");
        assertThat(decode("{\"type\":\"openList\",\"id\":\"\\ud83d\\ude00\"}"))
                .isEqualTo(new Decoded(new Request.OpenList("😀")));
        assertThat(refused("{\"type\":\"\\ud83d\",\"id\":\"1\"}").params())
                .containsEntry("type", "?");
        String cut = "x".repeat(199) + "😀";
        assertThat(refused("{\"type\":\"" + cut + "\",\"id\":\"1\"}").params())
                .containsEntry("type", "x".repeat(199) + "…");
    }

    @Test
    void aServersMessageThatIsNoneIsAnError() {
        for (String json :
                new String[] {"null", "[]", "{}", "{\"type\":\"sing\"}", "{\"type\":\""}) {
            assertThatThrownBy(() -> codec.decodeServer(json.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(JacksonException.class);
        }
    }

    @Test
    void aRefusalsSentenceSpeaksOfItsParameters() {
        assertThat(RefusalCode.TOO_LARGE.sentence(Map.of("size", "$1", "limit", "100")))
                .isEqualTo("The message has $1 bytes; at most 100 are accepted.");
        assertThat(RefusalCode.TOO_LARGE.sentence(Map.of("limit", "100")))
                .isEqualTo("The message has ? bytes; at most 100 are accepted.");
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
