package io.rostrum.it;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** A control connection that sends whatever text it is given. */
final class RawControl implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new JsonMapper();
    private static final long PATIENCE_SECONDS = 20;

    private final BlockingQueue<JsonNode> received = new LinkedBlockingQueue<>();
    private final WebSocket socket;

    RawControl(URI uri) {
        socket =
                HTTP.newWebSocketBuilder()
                        .subprotocols("rostrum.v1")
                        .buildAsync(uri, new Listener())
                        .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                        .join();
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder parts = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket from, CharSequence data, boolean last) {
            parts.append(data);
            if (last) {
                received.add(JSON.readTree(parts.toString()));
                parts.setLength(0);
            }
            from.request(1);
            return null;
        }
    }

    void send(String text) {
        socket.sendText(text, true).orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    void join(String token) throws InterruptedException {
        send("{\"type\":\"join\",\"id\":\"join\",\"token\":" + quoted(token) + "}");
        await("joined");
    }

    static String quoted(String text) {
        return JSON.writeValueAsString(text);
    }

    /** The next message of a type; what comes before it is passed over. */
    JsonNode await(String type) throws InterruptedException {
        return await(message -> message.path("type").asString().equals(type), type);
    }

    private JsonNode await(Predicate<JsonNode> wanted, String name) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        List<JsonNode> passedOver = new ArrayList<>();
        for (; ; ) {
            JsonNode next = received.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null) {
                throw new AssertionError("no “" + name + "” came, but " + passedOver);
            }
            if (wanted.test(next)) {
                return next;
            }
            passedOver.add(next);
        }
    }

    @Override
    public void close() {
        socket.abort();
    }
}
