package io.rostrum.client;

import io.netty.channel.EventLoop;
import io.netty.channel.IoEventLoopGroup;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.rostrum.client.media.MediaEngine;
import io.rostrum.client.state.MeetingSnapshot;
import io.rostrum.protocol.control.ClientSignal;
import io.rostrum.protocol.control.ClientSignal.MuteState;
import io.rostrum.protocol.control.ControlCodec;
import io.rostrum.protocol.control.FloorRequestKind;
import io.rostrum.protocol.control.Request;
import io.rostrum.protocol.control.ServerMessage.Accepted;
import io.rostrum.protocol.control.ServerMessage.Answer;
import io.rostrum.protocol.control.ServerMessage.Participants;
import io.rostrum.protocol.control.ViewEvent;
import java.net.URI;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * One participant in one meeting: follows its state, carries out requests, and with a {@link
 * MediaEngine} speaks and hears.
 *
 * <p>A dropped line is the client's own business: it comes back, misses no event, and what was
 * asked around the break is done once. A request's stage fails with {@link RefusedException} when
 * the server refuses, and with {@link ConnectionClosedException} when the connection is over.
 * Methods may be called from any thread; listeners and stages are called on one event loop and must
 * not block.
 */
public final class RostrumClient implements AutoCloseable {

    private static final int LARGEST_REQUEST = 128 * 1024;
    private static final ControlCodec CODEC = new ControlCodec(LARGEST_REQUEST);

    private final EventLoop loop;
    private final Connection connection;
    private final Optional<MediaEngine> engine;
    private final SubmissionPublisher<ViewEvent> events;
    private final AtomicLong requests = new AtomicLong();

    private RostrumClient(
            EventLoop loop,
            Connection connection,
            Optional<MediaEngine> engine,
            SubmissionPublisher<ViewEvent> events) {
        this.loop = loop;
        this.connection = connection;
        this.engine = engine;
        this.events = events;
    }

    /**
     * Joins without sound.
     *
     * @param server the WebSocket, e.g. {@code wss://meetings.example.org/connect}
     * @return the client once it knows the meeting's state; fails with {@link RefusedException} or
     *     {@link ConnectionClosedException}
     */
    public static CompletionStage<RostrumClient> connect(URI server, String token) {
        return builder(server, token).connect();
    }

    /** Joins with more said. */
    public static Builder builder(URI server, String token) {
        return new Builder(server, token);
    }

    /** The meeting as it is known now. */
    public MeetingSnapshot snapshot() {
        MeetingSnapshot now = connection.now();
        if (now == null) {
            throw new IllegalStateException("a client is handed out after its first snapshot");
        }
        return now;
    }

    /**
     * What to add to this machine's monotonic clock ({@code nanoTime}) to have the server's time,
     * in milliseconds.
     */
    public double serverTimeMillis() {
        return Connection.localMillis() + connection.clock().offsetMillis();
    }

    /**
     * The steps of the view, for those who prefer a flow to a listener; who is too slow by 256
     * steps is told so and dropped.
     */
    public Flow.Publisher<ViewEvent> events() {
        return events;
    }

    public CompletionStage<Accepted> requestFloor() {
        return ask(id -> new Request.RequestFloor(id, FloorRequestKind.STATEMENT));
    }

    public CompletionStage<Accepted> withdrawRequest(String requestId) {
        return ask(id -> new Request.WithdrawRequest(id, requestId));
    }

    public CompletionStage<Accepted> yieldFloor() {
        return ask(Request.YieldFloor::new);
    }

    /** Gives the floor to the next on the list. */
    public CompletionStage<Accepted> giveFloorToNext() {
        return ask(id -> new Request.GiveFloor(id, Optional.empty()));
    }

    public CompletionStage<Accepted> giveFloor(String requestId) {
        return ask(id -> new Request.GiveFloor(id, Optional.of(requestId)));
    }

    /** Gives the floor to someone who need not be on the list. */
    public CompletionStage<Accepted> giveFloorTo(String participantId) {
        return ask(id -> new Request.GiveFloorTo(id, participantId));
    }

    public CompletionStage<Accepted> denyRequest(String requestId, Optional<String> reason) {
        return ask(id -> new Request.DenyRequest(id, requestId, reason));
    }

    public CompletionStage<Accepted> revokeFloor(String participantId) {
        return ask(id -> new Request.RevokeFloor(id, participantId));
    }

    public CompletionStage<Accepted> silenceAll() {
        return ask(Request.SilenceAll::new);
    }

    public CompletionStage<Accepted> openList() {
        return ask(Request.OpenList::new);
    }

    public CompletionStage<Accepted> closeList() {
        return ask(Request.CloseList::new);
    }

    public CompletionStage<Accepted> pauseClock(String participantId) {
        return ask(id -> new Request.PauseClock(id, participantId));
    }

    public CompletionStage<Accepted> resumeClock(String participantId) {
        return ask(id -> new Request.ResumeClock(id, participantId));
    }

    public CompletionStage<Accepted> extendTime(String participantId, int seconds) {
        return ask(id -> new Request.ExtendTime(id, participantId, seconds));
    }

    public CompletionStage<Accepted> takeChair() {
        return ask(Request.TakeChair::new);
    }

    public CompletionStage<Accepted> openMicrophone(String language) {
        return ask(id -> new Request.OpenMicrophone(id, language));
    }

    public CompletionStage<Accepted> closeMicrophone(String language) {
        return ask(id -> new Request.CloseMicrophone(id, language));
    }

    public CompletionStage<Accepted> takeMicrophone(String language) {
        return ask(id -> new Request.TakeMicrophone(id, language));
    }

    /** Chooses what to hear: {@code floor} or the language of an interpretation channel. */
    public CompletionStage<Accepted> selectChannel(String channel) {
        return ask(id -> new Request.SelectChannel(id, channel))
                .thenApply(accepted -> {
                    connection.chose(channel);
                    return accepted;
                });
    }

    /** Reads a page of the roster. */
    public CompletionStage<Participants> participants(
            Optional<String> search, Optional<String> after, int limit) {
        return send(id -> new Request.ListParticipants(id, search, after, limit))
                .thenApply(Participants.class::cast);
    }

    /** Mutes or unmutes one's own microphone, here and in the server. */
    public void selfMute(MuteState state) {
        loop.execute(() -> connection.signal(new ClientSignal.SelfMute(state)));
    }

    /** Leaves for good, giving up place and floor, and closes. */
    public CompletionStage<Void> leave() {
        return send(Request.Leave::new)
                .handle((answer, fault) -> answer)
                .thenAccept(answer -> close());
    }

    /**
     * Breaks the line as a failing network does, for tests of what follows; the client comes back
     * by itself.
     */
    public void breakLine() {
        loop.execute(connection::breakLine);
    }

    /**
     * Ends the connection and the sound; the server keeps the place for the grace period. As often
     * as one likes.
     */
    @Override
    public void close() {
        engine.ifPresent(MediaEngine::close);
        loop.execute(connection::close);
        events.close();
    }

    private CompletionStage<Accepted> ask(Function<String, Request> request) {
        return send(request).thenApply(Accepted.class::cast);
    }

    private CompletionStage<Answer> send(Function<String, Request> request) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        Request named = request.apply(connection.instance() + "-" + requests.incrementAndGet());
        loop.execute(() -> connection.request(named, answer));
        return answer;
    }

    /** How to join. */
    public static final class Builder {
        private final URI server;
        private final String token;
        private final List<ClientListener> listeners = new ArrayList<>();
        private @Nullable MediaEngine media;
        private @Nullable SslContext tls;
        private @Nullable IoEventLoopGroup loops;
        private @Nullable String software;
        private RandomGenerator random = new SecureRandom();

        private Builder(URI server, String token) {
            this.server = server;
            this.token = token;
        }

        /** Who is told what happens. */
        public Builder listener(ClientListener listener) {
            listeners.add(listener);
            return this;
        }

        /** With sound; the engine is closed with the client. */
        public Builder media(MediaEngine engine) {
            media = engine;
            return this;
        }

        /** Whom to trust, for {@code wss}; otherwise the JDK's authorities. */
        public Builder tls(SslContext context) {
            tls = context;
            return this;
        }

        /** Loops to share among many clients. */
        public Builder loops(IoEventLoopGroup shared) {
            loops = shared;
            return this;
        }

        /** Name and version of the software, for the technician's view. */
        public Builder software(String nameAndVersion) {
            software = nameAndVersion;
            return this;
        }

        /** Where jitter and ids come from. */
        public Builder random(RandomGenerator source) {
            random = source;
            return this;
        }

        /** Joins; see {@link RostrumClient#connect}. */
        public CompletionStage<RostrumClient> connect() {
            EventLoop loop = (loops == null ? ClientLoops.shared() : loops).next();
            Optional<MediaEngine> engine = Optional.ofNullable(media);
            SubmissionPublisher<ViewEvent> events = new SubmissionPublisher<>(loop, 256);
            List<ClientListener> all = new ArrayList<>(listeners);
            all.add(new Publishing(events));
            Connection connection;
            try {
                connection =
                        new Connection(
                                loop,
                                new Connection.Target(
                                        server, token, Optional.ofNullable(software), trust()),
                                CODEC,
                                all,
                                engine,
                                random);
            } catch (SSLException e) {
                return CompletableFuture.failedStage(e);
            }
            RostrumClient client = new RostrumClient(loop, connection, engine, events);
            return connection.start().thenApply(first -> client);
        }

        private Optional<SslContext> trust() throws SSLException {
            if (!"wss".equals(server.getScheme())) {
                return Optional.empty();
            }
            return Optional.of(
                    tls == null
                            ? SslContextBuilder.forClient()
                                    .endpointIdentificationAlgorithm("HTTPS")
                                    .build()
                            : tls);
        }
    }

    private record Publishing(SubmissionPublisher<ViewEvent> events) implements ClientListener {
        @Override
        public void event(ViewEvent event, MeetingSnapshot after) {
            if (events.hasSubscribers()) {
                events.offer(
                        event,
                        (subscriber, dropped) -> {
                            subscriber.onError(
                                    new IllegalStateException(
                                            "too slow: an event had to be dropped"));
                            return false;
                        });
            }
        }
    }
}
