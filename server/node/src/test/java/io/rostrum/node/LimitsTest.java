package io.rostrum.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rostrum.protocol.control.ClientSignal;
import io.rostrum.protocol.control.CloseCode;
import io.rostrum.protocol.control.ControlCodec;
import io.rostrum.protocol.control.Person;
import io.rostrum.protocol.control.RefusalCode;
import io.rostrum.protocol.control.Request;
import io.rostrum.protocol.control.Role;
import io.rostrum.protocol.control.ServerMessage;
import io.rostrum.protocol.control.ViewEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LimitsTest {

    private static final int MESSAGE_BYTES = 4096;

    private RunningServer server;

    @BeforeAll
    void start() {
        server =
                RunningServer.start(
                        Map.of(
                                "connections.message-bytes", Integer.toString(MESSAGE_BYTES),
                                "connections.messages-per-second", "10",
                                "connections.join-seconds", "1",
                                "connections.ping-seconds", "1",
                                "connections.unauthenticated-per-address", "8"));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private static RefusalCode codeOfRefusal(TestClient client) {
        return client.await(ServerMessage.Refused.class).code();
    }

    @Test
    void whatCannotBeReadIsRefusedWithItsOwnCodeAndTheConnectionGoesOn() {
        TestClient client = server.connect();
        client.sendText("{\"type\":\"join\"");
        assertThat(codeOfRefusal(client)).isEqualTo(RefusalCode.MALFORMED);
        client.sendText("{\"type\":\"dance\",\"id\":\"7\"}");
        ServerMessage.Refused unknown = client.await(ServerMessage.Refused.class);
        assertThat(unknown.code()).isEqualTo(RefusalCode.UNKNOWN_TYPE);
        assertThat(unknown.id()).isEqualTo("7");
        client.sendText(" ".repeat(MESSAGE_BYTES + 1));
        ServerMessage.Refused large = client.await(ServerMessage.Refused.class);
        assertThat(large.code()).isEqualTo(RefusalCode.TOO_LARGE);
        assertThat(large.params()).containsEntry("size", Integer.toString(MESSAGE_BYTES + 1));
        client.join(server.token("survivor", Role.DELEGATE), Optional.empty());
    }

    @Test
    void aBinaryMessageIsRefused() {
        try (RawWebSocket socket = RawWebSocket.open(server.server().httpAddress())) {
            socket.send(2, new byte[] {1, 2, 3});
            assertThat(socket.read(RawWebSocket.TEXT).text()).contains("MALFORMED");
        }
    }

    @Test
    void aFrameFarTooLargeEndsTheConnectionBeforeItIsRead() {
        try (RawWebSocket socket = RawWebSocket.open(server.server().httpAddress())) {
            socket.send(RawWebSocket.TEXT, new byte[2 * MESSAGE_BYTES + 1]);
            assertThat(socket.read(RawWebSocket.CLOSE).closeCode()).isEqualTo(1009);
        }
    }

    @Test
    void moreMessagesThanAllowedAreRefusedAndTooManyMoreEndTheConnection() {
        TestClient client = server.join("hasty", Role.DELEGATE);
        for (int i = 0; i < 100 && !client.isClosed(); i++) {
            client.send(new Request.OpenList("o" + i));
        }
        ServerMessage.Refused refused =
                client.await(
                        ServerMessage.Refused.class,
                        answer -> answer.code() == RefusalCode.TOO_MANY_MESSAGES);
        assertThat(refused.params()).containsEntry("limit", "10");
        assertThat(client.await(ServerMessage.Closing.class).code())
                .isEqualTo(CloseCode.PROTOCOL_VIOLATION);
        assertThat(client.closeCode()).isEqualTo(CloseCode.PROTOCOL_VIOLATION.number());
    }

    @Test
    void aRequestRefusedForItsRateMayBeSentAgain() {
        TestClient client = server.join("patient", Role.DELEGATE);
        for (int i = 0; i < 25; i++) {
            client.send(new Request.OpenList("o" + i));
        }
        String late =
                client.await(
                                ServerMessage.Refused.class,
                                answer -> answer.code() == RefusalCode.TOO_MANY_MESSAGES)
                        .id();
        await().atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(300))
                .until(() ->
                        client.refused(new Request.OpenList(late)).code()
                                == RefusalCode.NOT_ALLOWED);
    }

    @Test
    void signalsBeyondTheRateAreIgnored() {
        TestClient client = server.join("chatty", Role.DELEGATE);
        for (int i = 0; i < 30; i++) {
            client.send(new ClientSignal.Ping(i));
        }
        await().until(() -> server.counter("rostrum.signals.ignored") >= 5);
        assertThat(client.isClosed()).isFalse();
    }

    @Test
    void whoDoesNotJoinInTimeIsCutOff() {
        TestClient idle = server.connect();
        assertThat(idle.await(ServerMessage.Closing.class).code())
                .isEqualTo(CloseCode.JOIN_TIMEOUT);
        assertThat(idle.closeCode()).isEqualTo(CloseCode.JOIN_TIMEOUT.number());
    }

    @Test
    void oneAddressHasOnlySoManyConnectionsThatHaveNotJoined() {
        await().until(() -> server.gauge("rostrum.lines.unauthenticated") == 0);
        for (int i = 0; i < 8; i++) {
            server.connect();
        }
        TestClient ninth = server.connect();
        assertThat(codeOfRefusal(ninth)).isEqualTo(RefusalCode.RATE_LIMITED);
        ServerMessage.Closing closing = ninth.await(ServerMessage.Closing.class);
        assertThat(closing.retryAfterMillis()).contains(1000);
        await().until(() -> server.gauge("rostrum.lines.unauthenticated") == 0);
        server.join("later", Role.DELEGATE);
    }

    @Test
    void aLineThatAnswersNoPingIsDroppedAndTheOthersSeeIt() {
        TestClient watcher = server.join("booth", Role.INTERPRETER);
        try (RawWebSocket silent = RawWebSocket.open(server.server().httpAddress())) {
            silent.sendText(
                    new String(
                            new ControlCodec(MESSAGE_BYTES)
                                    .encode(
                                            new Request.Join(
                                                    "j",
                                                    server.token("silent", Role.INTERPRETER),
                                                    Optional.empty(),
                                                    Optional.empty())),
                            StandardCharsets.UTF_8));
            silent.read(RawWebSocket.PING);
            assertThat(silent.ends()).isTrue();
        }
        ViewEvent.PresenceChanged change =
                (ViewEvent.PresenceChanged)
                        watcher.await(
                                        ServerMessage.Event.class,
                                        event -> event.event() instanceof ViewEvent.PresenceChanged)
                                .event();
        assertThat(change.participantId()).isEqualTo("silent");
        assertThat(change.presence()).isEqualTo(Person.Presence.INTERRUPTED);
    }

    @Test
    void aLineThatAnswersPingsStays() {
        TestClient quiet = server.join("quiet", Role.DELEGATE);
        await().during(Duration.ofMillis(3500))
                .atMost(Duration.ofSeconds(6))
                .until(() -> !quiet.isClosed());
    }
}
