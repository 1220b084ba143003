package io.rostrum.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rostrum.protocol.control.ControlCodec;
import io.rostrum.protocol.control.Request;
import io.rostrum.protocol.control.Role;
import io.rostrum.protocol.control.ServerMessage;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SlowReaderTest {

    private static final int MOST_TOGGLES = 100_000;
    private static final int AT_A_TIME = 500;
    private static final ControlCodec CODEC = new ControlCodec(1 << 20);

    private RunningServer server;

    @BeforeEach
    void start() {
        server =
                RunningServer.start(
                        Map.of(
                                "connections.messages-per-second",
                                "10000",
                                "connections.ping-seconds",
                                "300"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whoReadsSlowlyGetsASnapshotForWhatWasMissedAndNobodyElseNotices() {
        TestClient chair = server.join("chair", Role.CHAIR);
        RawWebSocket slow = RawWebSocket.open(server.server().httpAddress());
        send(
                slow,
                new Request.Join(
                        "j",
                        server.token("slow", Role.OBSERVER),
                        Optional.empty(),
                        Optional.empty()));
        await().until(() -> server.server().rooms().connected() == 2);
        TestClient quick = server.join("quick", Role.OBSERVER);
        long revision = quick.await(ServerMessage.Snapshot.class).revision();

        int toggles = 0;
        while (server.counter("rostrum.lines.behind") == 0 && toggles < MOST_TOGGLES) {
            for (int i = 0; i < AT_A_TIME; i++, toggles++) {
                chair.send(toggle(toggles, "t" + toggles));
            }
            String last = "t" + (toggles - 1);
            chair.await(ServerMessage.Accepted.class, accepted -> accepted.id().equals(last));
        }
        assertThat(server.counter("rostrum.lines.behind")).isEqualTo(1);
        long end = revision + toggles;
        for (long next = revision + 1; next <= end; next++) {
            assertThat(quick.await(ServerMessage.Event.class).revision()).isEqualTo(next);
        }

        // First what was on its way already, then a snapshot, then whatever came after it.
        long seen = -1;
        int snapshots = 0;
        while (seen < end) {
            switch (next(slow)) {
                case ServerMessage.Event event -> {
                    assertThat(event.revision()).isEqualTo(seen + 1);
                    seen = event.revision();
                }
                case ServerMessage.Snapshot snapshot -> {
                    assertThat(snapshot.revision()).isGreaterThanOrEqualTo(seen);
                    seen = snapshot.revision();
                    snapshots++;
                }
                default -> {}
            }
        }
        assertThat(snapshots).isEqualTo(2); // that of the join, and that of the catching up
        chair.ask(toggle(toggles, "last"));
        assertThat(((ServerMessage.Event) next(slow)).revision()).isEqualTo(end + 1);
        slow.close();
    }

    private static Request toggle(int number, String id) {
        return number % 2 == 0 ? new Request.OpenList(id) : new Request.CloseList(id);
    }

    private static void send(RawWebSocket socket, Request request) {
        socket.sendText(new String(CODEC.encode(request), StandardCharsets.UTF_8));
    }

    /** The next message that is no signal. */
    private static ServerMessage next(RawWebSocket socket) {
        ServerMessage message = CODEC.decodeServer(socket.read(RawWebSocket.TEXT).payload());
        return message instanceof ServerMessage.Signal ? next(socket) : message;
    }
}
