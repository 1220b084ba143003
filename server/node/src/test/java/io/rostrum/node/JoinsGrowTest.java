package io.rostrum.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rostrum.protocol.control.ControlCodec;
import io.rostrum.protocol.control.Request;
import io.rostrum.protocol.control.Role;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JoinsGrowTest {

    private static final ControlCodec CODEC = new ControlCodec(1 << 20);

    /** With twice as many, twice the bytes, and a little for numbers with more digits. */
    private static final double DOUBLE = 2.1;

    /** One signal: {"type":"audience","inRoom":0,"remote":1500,"publicListeners":500}. */
    private static final int SIGNAL_BYTES = 75;

    private record Cost(long bytes, long signalBytes, Duration time) {}

    @Test
    void theBytesOfManyJoinsGrowLinearly() {
        Map<Integer, Cost> costs = new LinkedHashMap<>();
        for (int size : new int[] {250, 500, 1000, 2000}) {
            costs.put(size, costOf(size));
        }
        System.out.println("bytes sent for n joins: " + costs);
        costs.forEach((size, cost) -> {
            Optional.ofNullable(costs.get(2 * size))
                    .ifPresent(twice ->
                            assertThat((double) twice.bytes() / cost.bytes())
                                    .as("%s to %s: %s", size, 2 * size, costs)
                                    .isLessThan(DOUBLE));
            // One each on arrival, then at most a thousand a second to all together.
            double signals = size + cost.time().toMillis() + 4.0 * size;
            assertThat((double) cost.signalBytes())
                    .as("%s: %s", size, cost)
                    .isLessThan(signals * SIGNAL_BYTES);
        });
    }

    private static Cost costOf(int size) {
        try (RunningServer server =
                        RunningServer.start(
                                Map.of(
                                        "connections.unauthenticated-per-address", "10000",
                                        "connections.join-seconds", "60",
                                        "drain.seconds", "0"));
                Crowd crowd = new Crowd(server.webSocket())) {
            long begun = System.nanoTime();
            crowd.add(join(server, "chair", Role.CHAIR));
            crowd.add(join(server, "clerk", Role.SECRETARY));
            crowd.add(join(server, "booth", Role.INTERPRETER));
            for (int i = 0; i < size; i++) {
                crowd.add(join(server, "p" + i, i % 4 == 0 ? Role.PUBLIC : Role.DELEGATE));
            }
            await().atMost(Duration.ofMinutes(3)).until(() -> crowd.joined() == size + 3);
            // The last batch of the roster comes after an interval.
            long[] last = {0};
            await().pollInterval(Duration.ofMillis(600))
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> {
                        long now = crowd.bytes();
                        boolean quiet = now == last[0];
                        last[0] = now;
                        return quiet;
                    });
            return new Cost(
                    crowd.bytes(),
                    crowd.signalBytes(),
                    Duration.ofNanos(System.nanoTime() - begun));
        }
    }

    private static String join(RunningServer server, String participant, Role role) {
        return new String(
                CODEC.encode(
                        new Request.Join(
                                "j",
                                server.token(participant, role),
                                Optional.empty(),
                                Optional.empty())),
                StandardCharsets.UTF_8);
    }
}
