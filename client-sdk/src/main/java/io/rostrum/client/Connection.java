package io.rostrum.client;

import io.netty.channel.EventLoop;
import io.netty.handler.ssl.SslContext;
import io.rostrum.client.media.MediaEngine;
import io.rostrum.client.state.MeetingSnapshot;
import io.rostrum.client.state.StateSteps;
import io.rostrum.protocol.control.ClientMessage;
import io.rostrum.protocol.control.ClientSignal;
import io.rostrum.protocol.control.CloseCode;
import io.rostrum.protocol.control.ControlCodec;
import io.rostrum.protocol.control.Request;
import io.rostrum.protocol.control.ResumePoint;
import io.rostrum.protocol.control.ServerMessage;
import io.rostrum.protocol.control.ServerMessage.Answer;
import io.rostrum.protocol.control.You;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The life of a client's connection: joins, follows the view without gaps, comes back after a break
 * and sends again what was not answered. Everything but {@link #now} and {@link #clock} is for the
 * event loop.
 */
final class Connection implements ControlSocket.Receiver {

    private static final long PING_MILLIS = 5_000;
    private static final Set<CloseCode> FINAL =
            EnumSet.of(
                    CloseCode.JOIN_REFUSED,
                    CloseCode.SUPERSEDED,
                    CloseCode.LEFT,
                    CloseCode.MEETING_ENDED,
                    CloseCode.REMOVED);

    /** What a connection is made with. */
    record Target(URI uri, String token, Optional<String> client, Optional<SslContext> tls) {}

    private final EventLoop loop;
    private final Target target;
    private final ControlCodec codec;
    private final List<ClientListener> listeners;
    private final Backoff backoff;
    private final RequestBook book = new RequestBook();
    private final CompletableFuture<MeetingSnapshot> firstSnapshot = new CompletableFuture<>();
    private final ServerClock clock = new ServerClock();
    private final String instance;
    private @Nullable MediaLink media;
    private @Nullable ControlSocket socket;
    private volatile @Nullable MeetingSnapshot snapshot;
    private @Nullable String resumeToken;
    private @Nullable String joinId;
    private Optional<Integer> retryAfter = Optional.empty();
    private ConnectionState state = ConnectionState.CONNECTING;
    private @Nullable ClientSignal muting;
    private int joins;

    Connection(
            EventLoop loop,
            Target target,
            ControlCodec codec,
            List<ClientListener> listeners,
            Optional<MediaEngine> engine,
            RandomGenerator random) {
        this.loop = loop;
        this.target = target;
        this.codec = codec;
        this.listeners = List.copyOf(listeners);
        this.backoff = new Backoff(random);
        this.instance = Long.toString(random.nextLong() & Long.MAX_VALUE, 36);
        this.media = engine.map(e -> new MediaLink(e, loop, this::offerMedia)).orElse(null);
    }

    CompletableFuture<MeetingSnapshot> start() {
        loop.execute(this::open);
        return firstSnapshot;
    }

    @Nullable MeetingSnapshot now() {
        return snapshot;
    }

    ServerClock clock() {
        return clock;
    }

    /**
     * The prefix of this client's request ids: two clients of one participant must not share an id.
     */
    String instance() {
        return instance;
    }

    void request(Request request, CompletableFuture<Answer> answer) {
        if (state == ConnectionState.CLOSED) {
            answer.completeExceptionally(new ConnectionClosedException("the connection is closed"));
            return;
        }
        book.add(request, answer);
        if (state == ConnectionState.JOINED) {
            send(request);
        }
    }

    void signal(ClientSignal signal) {
        if (signal instanceof ClientSignal.SelfMute mute) {
            muting = mute;
        }
        if (state == ConnectionState.JOINED) {
            send(signal);
        }
    }

    void close() {
        finish("closed by this client");
        ControlSocket open = socket;
        if (open != null) {
            open.close();
        }
    }

    /** Notes what was chosen to be heard, which the server has accepted. */
    void chose(String channel) {
        MeetingSnapshot held = snapshot;
        if (held != null) {
            You you = held.you();
            You chosen = new You(you.person(), you.view(), you.rights(), channel, you.openOn());
            snapshot =
                    new MeetingSnapshot(
                            held.view(), held.revision(), held.sequence(), held.state(), chosen);
        }
    }

    /** Breaks the line as a network does; the client then comes back by itself. */
    void breakLine() {
        ControlSocket open = socket;
        if (open != null) {
            open.abort();
        }
    }

    private CompletableFuture<Answer> offerMedia(String sdp) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        String id =
                instance
                        + "-media-"
                        + Integer.toString(joins, 36)
                        + "-"
                        + Long.toString(System.nanoTime(), 36);
        loop.execute(() -> request(new Request.OfferMedia(id, sdp), answer));
        return answer;
    }

    private void open() {
        if (state != ConnectionState.CLOSED) {
            socket = ControlSocket.open(loop, target.uri(), target.tls(), codec, this);
        }
    }

    private void send(ClientMessage message) {
        ControlSocket open = socket;
        if (open != null) {
            open.send(message);
        }
    }

    @Override
    public void opened() {
        ControlSocket open = socket;
        if (state == ConnectionState.CLOSED && open != null) {
            open.close();
            return;
        }
        String id = instance + "-join-" + joins++;
        joinId = id;
        MeetingSnapshot held = snapshot;
        String token = resumeToken;
        Optional<ResumePoint> resume =
                held == null || token == null
                        ? Optional.empty()
                        : Optional.of(new ResumePoint(token, held.revision(), held.sequence()));
        send(new Request.Join(id, target.token(), resume, target.client()));
    }

    @Override
    public void message(ServerMessage message) {
        switch (message) {
            case ServerMessage.Joined joined -> joined(joined);
            case ServerMessage.Refused refused when refused.id().equals(joinId) ->
                    refusedToJoin(refused);
            case ServerMessage.Answer answer -> book.answer(answer);
            case ServerMessage.Snapshot s ->
                    replace(
                            new MeetingSnapshot(
                                    s.view(), s.revision(), s.sequence(), s.state(), s.you()));
            case ServerMessage.Event event -> event(event);
            case ServerMessage.Personal personal -> personal(personal);
            case ServerMessage.Signal signal -> signalled(signal);
            case ServerMessage.Closing closing -> {
                retryAfter = closing.retryAfterMillis();
                if (FINAL.contains(closing.code())) {
                    finish(closing.code() + ": " + closing.message());
                }
            }
        }
    }

    private void joined(ServerMessage.Joined joined) {
        resumeToken = joined.resumeToken();
        backoff.reset();
        retryAfter = Optional.empty();
        changed(ConnectionState.JOINED, joined.resumption().name());
        ping();
        // The microphone is as the participant left it, whatever happened to the line meanwhile.
        ClientSignal mute = muting;
        if (mute != null) {
            send(mute);
        }
        book.unanswered().forEach(this::send);
        MediaLink link = media;
        if (link != null) {
            link.joined(joined.resumption());
        }
    }

    private void refusedToJoin(ServerMessage.Refused refused) {
        firstSnapshot.completeExceptionally(new RefusedException(refused));
        switch (refused.code()) {
            case BUSY, DRAINING, RATE_LIMITED, INTERNAL -> breakLine(); // and come back
            default -> finish(refused.code() + ": " + refused.message());
        }
    }

    private void replace(MeetingSnapshot now) {
        snapshot = now;
        listeners.forEach(listener -> listener.snapshot(now));
        firstSnapshot.complete(now);
    }

    private void event(ServerMessage.Event event) {
        MeetingSnapshot held = snapshot;
        if (held == null || event.revision() != held.revision() + 1) {
            gap("event " + event.revision(), held);
            return;
        }
        MeetingSnapshot next =
                new MeetingSnapshot(
                        held.view(),
                        event.revision(),
                        held.sequence(),
                        StateSteps.apply(held.state(), event.event()),
                        held.you());
        snapshot = next;
        listeners.forEach(listener -> listener.event(event.event(), next));
    }

    private void personal(ServerMessage.Personal personal) {
        MeetingSnapshot held = snapshot;
        if (held == null || personal.sequence() != held.sequence() + 1) {
            gap("personal " + personal.sequence(), held);
            return;
        }
        You you = StateSteps.apply(held.you(), personal.notice());
        MeetingSnapshot next =
                new MeetingSnapshot(
                        held.view(), held.revision(), personal.sequence(), held.state(), you);
        snapshot = next;
        listeners.forEach(listener -> listener.notice(personal.notice(), next));
    }

    /** What cannot happen on one connection did; what is held is not to be trusted. */
    private void gap(String what, @Nullable MeetingSnapshot held) {
        resumeToken = null;
        changed(
                state,
                "a gap: "
                        + what
                        + " after "
                        + (held == null ? "nothing" : held.revision() + "/" + held.sequence()));
        breakLine();
    }

    private void signalled(ServerMessage.Signal signal) {
        if (signal instanceof ServerMessage.Pong pong) {
            clock.pong(pong.sentAt(), localMillis(), pong.serverTime());
        }
        listeners.forEach(listener -> listener.signal(signal));
    }

    private void ping() {
        if (state == ConnectionState.JOINED) {
            send(new ClientSignal.Ping(localMillis()));
            ControlSocket pinged = socket;
            Future<?> unused =
                    loop.schedule(
                            () -> {
                                if (socket == pinged) {
                                    ping();
                                }
                            },
                            PING_MILLIS,
                            TimeUnit.MILLISECONDS);
        }
    }

    /** The local clock, monotonic, in milliseconds. */
    static double localMillis() {
        return System.nanoTime() / 1e6;
    }

    @Override
    public void ended(int code, String reason) {
        socket = null;
        MediaLink link = media;
        if (link != null) {
            link.interrupted();
        }
        Optional<CloseCode> known = known(code);
        if (state == ConnectionState.CLOSED) {
            return;
        }
        if (known.isPresent() && FINAL.contains(known.get())) {
            finish(known.get() + ": " + reason);
            return;
        }
        if (snapshot == null) {
            // The first attempt tells the caller; a client that never was in the meeting does not
            // knock for ever.
            finish(reason);
            return;
        }
        changed(ConnectionState.INTERRUPTED, reason.isBlank() ? "closed with " + code : reason);
        Future<?> unused =
                loop.schedule(
                        this::open, backoff.next(retryAfter).toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Optional<CloseCode> known(int number) {
        for (CloseCode code : CloseCode.values()) {
            if (code.number() == number) {
                return Optional.of(code);
            }
        }
        return Optional.empty();
    }

    private void finish(String why) {
        if (state == ConnectionState.CLOSED) {
            return;
        }
        changed(ConnectionState.CLOSED, why);
        ConnectionClosedException over = new ConnectionClosedException(why);
        firstSnapshot.completeExceptionally(over);
        book.failAll(over);
    }

    private void changed(ConnectionState next, String detail) {
        state = next;
        listeners.forEach(listener -> listener.connectionChanged(next, detail));
    }
}
