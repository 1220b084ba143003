package io.rostrum.it;

import static io.rostrum.it.TestMeeting.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rostrum.client.ClientListener;
import io.rostrum.it.RawPeer.Conduct;
import io.rostrum.protocol.control.RefusalCode;
import io.rostrum.protocol.control.Role;
import io.rostrum.protocol.control.ServerMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * What should never be sent, over the real wire: each has its own code and a sentence that says
 * what was wrong, and all the while two others are heard and hear.
 */
final class BadInputTest {

    @TempDir static Path folder;
    private static TestMeeting meeting;
    private static Witness witness;

    @BeforeAll
    static void anaSpeaksAndLiaListens() throws Exception {
        meeting = TestMeeting.start(folder);
        witness = new Witness(meeting);
    }

    @AfterAll
    static void end() {
        meeting.close();
    }

    @AfterEach
    void nobodyElseIsHarmed() {
        witness.isUnharmed();
    }

    private static void isRefused(JsonNode refused, RefusalCode code, String says) {
        assertThat(refused.path("code").asString()).isEqualTo(code.name());
        assertThat(refused.path("message").asString())
                .contains(says)
                .doesNotContain("{")
                .doesNotContain("?");
    }

    private static String join(String token) {
        return "{\"type\":\"join\",\"id\":\"1\",\"token\":" + RawControl.quoted(token) + "}";
    }

    private static String forged() {
        String[] parts = meeting.token("eve", Role.DELEGATE).split("\\.", -1);
        String claims =
                new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                        .replace("\"delegate\"", "\"chair\"")
                        .replace("\"DELEGATE\"", "\"CHAIR\"");
        return parts[0]
                + "."
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(claims.getBytes(StandardCharsets.UTF_8))
                + "."
                + parts[2];
    }

    private static Arguments text(String what, String text, RefusalCode code, String says) {
        return Arguments.of(what, text, code, says);
    }

    static Stream<Arguments> beforeJoining() {
        Instant now = Instant.now();
        Instant past = now.minus(Duration.ofHours(2));
        return Stream.of(
                text(
                        "a token that has expired",
                        join(meeting.token("eve", Role.DELEGATE, "plenary", past)),
                        RefusalCode.TOKEN_EXPIRED,
                        "expired at"),
                text(
                        "a token whose claims were changed",
                        join(forged()),
                        RefusalCode.TOKEN_FORGED,
                        "not signed by a key of this server"),
                text(
                        "a token for another meeting",
                        join(meeting.token("eve", Role.DELEGATE, "elsewhere", now)),
                        RefusalCode.NO_SUCH_MEETING,
                        "“elsewhere”"),
                text(
                        "something that is no token",
                        join("let me in"),
                        RefusalCode.TOKEN_MALFORMED,
                        "could not be read"),
                text(
                        "half a message",
                        "{\"type\":\"join\",",
                        RefusalCode.MALFORMED,
                        "could not be read"),
                text("no JSON object", "[1, 2, 3]", RefusalCode.MALFORMED, "could not be read"),
                text(
                        "a field of another type",
                        "{\"type\":\"join\",\"id\":\"1\",\"token\":{\"a\":[]}}",
                        RefusalCode.MALFORMED,
                        "token"),
                text(
                        "a command before joining",
                        "{\"type\":\"openList\",\"id\":\"1\"}",
                        RefusalCode.JOIN_FIRST,
                        "must be “join”"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("beforeJoining")
    void isRefusedBeforeJoining(String what, String text, RefusalCode code, String says)
            throws Exception {
        try (RawControl eve = new RawControl(meeting.webSocket())) {
            eve.send(text);
            isRefused(eve.await("refused"), code, says);
        }
    }

    private static String offer(String sdp) {
        return "{\"type\":\"offerMedia\",\"id\":\"1\",\"sdp\":" + RawControl.quoted(sdp) + "}";
    }

    private static String goodOffer() {
        return new RawPeer(9, Conduct.HONEST).offer().replace("\r", "");
    }

    static Stream<Arguments> afterJoining() {
        String good = goodOffer();
        return Stream.of(
                text(
                        "an unknown command",
                        "{\"type\":\"dance\",\"id\":\"1\"}",
                        RefusalCode.UNKNOWN_TYPE,
                        "“dance”"),
                text(
                        "a command without what it needs",
                        "{\"type\":\"giveFloorTo\",\"id\":\"1\"}",
                        RefusalCode.MALFORMED,
                        "participantId"),
                text(
                        "a command without the right to it",
                        "{\"type\":\"openList\",\"id\":\"1\"}",
                        RefusalCode.NOT_ALLOWED,
                        "role"),
                text(
                        "a message that is too large",
                        " ".repeat(70_000),
                        RefusalCode.TOO_LARGE,
                        "70000 bytes"),
                text(
                        "an offer that is no SDP",
                        offer("hello"),
                        RefusalCode.OFFER_UNREADABLE,
                        "could not be read"),
                text(
                        "an offer without a certificate's fingerprint",
                        offer(good.replaceAll("a=fingerprint:.*\n", "")),
                        RefusalCode.OFFER_UNREADABLE,
                        "fingerprint"),
                text(
                        "an offer with a damaged fingerprint",
                        offer(good.replaceAll("(a=fingerprint:sha-256 )..", "$1ZZ")),
                        RefusalCode.OFFER_UNREADABLE,
                        "fingerprint"),
                text(
                        "an offer of pictures only",
                        offer(
                                good.replace("m=audio", "m=video")
                                        .replace("opus/48000/2", "VP8/90000")),
                        RefusalCode.OFFER_WITHOUT_SLOT,
                        "expected audio with opus/48000/2"),
                text(
                        "an offer of another codec",
                        offer(good.replace("opus/48000/2", "PCMU/8000")),
                        RefusalCode.OFFER_WITHOUT_SLOT,
                        "expected audio with opus/48000/2"),
                text(
                        "an offer of many transports",
                        offer(good.replaceAll("a=group:BUNDLE.*\n", "")),
                        RefusalCode.OFFER_UNSUITABLE,
                        "BUNDLE"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("afterJoining")
    void isRefusedAfterJoiningAndTheConnectionGoesOn(
            String what, String text, RefusalCode code, String says) throws Exception {
        try (RawControl eve = new RawControl(meeting.webSocket())) {
            eve.join(meeting.token("eve", Role.DELEGATE));
            eve.send(text);
            isRefused(eve.await("refused"), code, says);
            eve.send("{\"type\":\"requestFloor\",\"id\":\"2\",\"kind\":\"STATEMENT\"}");
            assertThat(eve.await("accepted").path("id").asString()).isEqualTo("2");
            eve.send("{\"type\":\"leave\",\"id\":\"3\"}");
            eve.await("accepted");
        }
    }

    @Test
    void anOfferThatNamesAnotherCertificateIsToldToItsSenderAlone() throws Exception {
        List<ServerMessage.MediaFailed> told = new CopyOnWriteArrayList<>();
        RawPeer peer = new RawPeer(9, Conduct.WRONG_CERTIFICATE);
        meeting.join(
                "mallory",
                Role.DELEGATE,
                peer,
                new ClientListener() {
                    @Override
                    public void signal(ServerMessage.Signal signal) {
                        if (signal instanceof ServerMessage.MediaFailed failed) {
                            told.add(failed);
                        }
                    }
                });
        get(peer.ready());
        await().atMost(Witness.PATIENCE)
                .untilAsserted(() ->
                        assertThat(told)
                                .singleElement()
                                .satisfies(failed -> {
                                    assertThat(failed.code())
                                            .isEqualTo(RefusalCode.MEDIA_WRONG_CERTIFICATE);
                                    assertThat(failed.message()).contains("the certificate");
                                }));
    }
}
