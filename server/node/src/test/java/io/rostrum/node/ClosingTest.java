package io.rostrum.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rostrum.meeting.MeetingId;
import io.rostrum.node.room.RoomKey;
import io.rostrum.node.room.RoomTask;
import io.rostrum.node.room.Rooms;
import io.rostrum.protocol.control.CloseCode;
import io.rostrum.protocol.control.RefusalCode;
import io.rostrum.protocol.control.Request;
import io.rostrum.protocol.control.Role;
import io.rostrum.protocol.control.ServerMessage;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class ClosingTest {

    @Test
    void aPlannedStopTellsEveryoneRefusesNewcomersWaitsAndCloses() throws Exception {
        RunningServer server = RunningServer.start();
        TestClient joined = server.join("delegate", Role.DELEGATE);
        joined.await(ServerMessage.Snapshot.class);
        TestClient waiting = server.connect();
        long begun = System.nanoTime();
        Thread closing = Thread.ofVirtual().start(() -> server.server().close());
        ServerMessage.Draining draining = joined.await(ServerMessage.Draining.class);
        assertThat(draining.retryAfterMillis()).isPositive();

        ServerMessage.Refused refused =
                waiting.refused(
                        new Request.Join(
                                "j",
                                server.token("late", Role.DELEGATE),
                                Optional.empty(),
                                Optional.empty()));
        assertThat(refused.code()).isEqualTo(RefusalCode.DRAINING);
        assertThat(waiting.closeCode()).isEqualTo(CloseCode.DRAINING.number());

        assertThat(joined.ask(new Request.SelectChannel("still", "fr")))
                .isInstanceOf(ServerMessage.Accepted.class);
        ServerMessage.Closing last = joined.await(ServerMessage.Closing.class);
        assertThat(last.code()).isEqualTo(CloseCode.DRAINING);
        assertThat(last.retryAfterMillis()).contains(draining.retryAfterMillis());
        assertThat(joined.closeCode()).isEqualTo(CloseCode.DRAINING.number());
        closing.join();
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isGreaterThan(Duration.ofMillis(900)); // the drain period
        Assertions.assertThatThrownBy(
                        () -> {
                            try (Socket socket = new Socket()) {
                                socket.connect(server.server().httpAddress());
                            }
                        })
                .isInstanceOf(ConnectException.class);
    }

    @Test
    void aStopWithoutSessionsDoesNotWait() {
        RunningServer server = RunningServer.start();
        TestClient client = server.join("delegate", Role.DELEGATE);
        client.ask(new Request.Leave("bye"));
        await().until(() -> server.server().rooms().connected() == 0);
        long begun = System.nanoTime();
        server.close();
        server.close();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void aPortThatIsTakenIsSaidAndNothingStaysOpen() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Assertions.assertThatThrownBy(() ->
                            RunningServer.start(
                                    Map.of("http.port", Integer.toString(taken.getLocalPort()))))
                    .hasRootCauseInstanceOf(IOException.class)
                    .cause()
                    .isInstanceOf(BindException.class)
                    .hasMessageContaining("TCP")
                    .hasMessageContaining(Integer.toString(taken.getLocalPort()));
        }
    }

    @Test
    void aMistakeEndsTheRoomAndNoOther() {
        try (RunningServer server = RunningServer.start()) {
            Rooms rooms = server.server().rooms();
            rooms.create("other", RunningServer.charter("elsewhere"));
            TestClient client = server.join("delegate", Role.DELEGATE);
            RoomKey key =
                    new RoomKey(RunningServer.ORGANISATION, new MeetingId(RunningServer.MEETING));
            Rooms.Whereabouts.InProgress room =
                    (Rooms.Whereabouts.InProgress) rooms.whereabouts(key);
            room.mailbox().offer(new RoomTask.MediaFailed());
            assertThat(client.await(ServerMessage.Closing.class).code())
                    .isEqualTo(CloseCode.INTERNAL);
            await().until(() -> rooms.find(key).isEmpty());
            assertThat(rooms.list("other")).hasSize(1);
            assertThat(server.counter("rostrum.rooms.failed", "organisation", "example"))
                    .isEqualTo(1);
        }
    }
}
