package io.rostrum.node;

import io.rostrum.protocol.control.ClientMessage;
import io.rostrum.protocol.control.ControlCodec;
import io.rostrum.protocol.control.Request;
import io.rostrum.protocol.control.ResumePoint;
import io.rostrum.protocol.control.ServerMessage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A WebSocket client that keeps what it reads, in order. */
final class TestClient {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ControlCodec CODEC = new ControlCodec(1 << 20);

    private final BlockingQueue<ServerMessage> received = new LinkedBlockingQueue<>();
    private final AtomicLong bytes = new AtomicLong();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final AtomicLong ids = new AtomicLong();
    private final CompletableFuture<WebSocket> opened = new CompletableFuture<>();
    private CompletableFuture<WebSocket> lastSent = opened;

    static TestClient connect(URI uri) {
        TestClient client = new TestClient();
        client.opened.complete(
                HTTP.newWebSocketBuilder()
                        .subprotocols("rostrum.v1")
                        .buildAsync(uri, client.new Listener())
                        .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                        .join());
        return client;
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket webSocket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                byte[] utf8 = text.toString().getBytes(StandardCharsets.UTF_8);
                text.setLength(0);
                bytes.addAndGet(utf8.length);
                received.add(CODEC.decodeServer(utf8));
            }
            webSocket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
            closed.complete(code);
            return null;
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            closed.complete(1006);
        }
    }

    /** Sends after what was sent before; what cannot be sent any more is lost. */
    void sendText(String text) {
        lastSent = lastSent.thenCompose(socket -> socket.sendText(text, true));
    }

    void send(ClientMessage message) {
        sendText(new String(CODEC.encode(message), StandardCharsets.UTF_8));
    }

    String freshId() {
        return "q" + ids.incrementAndGet();
    }

    ServerMessage.Joined join(String token, Optional<ResumePoint> resume) {
        send(new Request.Join(freshId(), token, resume, Optional.empty()));
        return await(ServerMessage.Joined.class);
    }

    /** Sends a request and returns its answer; what comes before it is passed over. */
    ServerMessage.Answer ask(Request request) {
        send(request);
        return await(ServerMessage.Answer.class, answer -> answer.id().equals(request.id()));
    }

    ServerMessage.Refused refused(Request request) {
        send(request);
        return await(ServerMessage.Refused.class, answer -> answer.id().equals(request.id()));
    }

    <T extends ServerMessage> T await(Class<T> kind) {
        return await(kind, _ -> true);
    }

    /** The next message of a kind; what comes before it is passed over. */
    <T extends ServerMessage> T await(Class<T> kind, Predicate<T> wanted) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            ServerMessage next = poll(end - System.nanoTime());
            if (next == null) {
                throw new AssertionError("no " + kind.getSimpleName() + " has come");
            }
            if (kind.isInstance(next) && wanted.test(kind.cast(next))) {
                return kind.cast(next);
            }
        }
    }

    private @Nullable ServerMessage poll(long nanos) {
        try {
            return received.poll(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** What has come and was not awaited. */
    BlockingQueue<ServerMessage> received() {
        return received;
    }

    long bytes() {
        return bytes.get();
    }

    /** The code with which the server closed. */
    int closeCode() {
        return closed.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    boolean isClosed() {
        return closed.isDone();
    }

    /** The line drops: no close frame, no good-bye. */
    void abort() {
        opened.join().abort();
    }
}
