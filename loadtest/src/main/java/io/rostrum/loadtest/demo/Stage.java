package io.rostrum.loadtest.demo;

import io.netty.channel.EventLoop;
import io.netty.channel.IoEventLoopGroup;
import io.rostrum.client.ClientListener;
import io.rostrum.client.ClientLoops;
import io.rostrum.client.RostrumClient;
import io.rostrum.client.media.MediaState;
import io.rostrum.client.media.OpusFrameConfig;
import io.rostrum.client.media.OpusFrameConfig.Microphone;
import io.rostrum.client.media.OpusFrameEngine;
import io.rostrum.client.media.OpusFrameSink;
import io.rostrum.client.state.MeetingSnapshot;
import io.rostrum.loadtest.robot.Voice;
import io.rostrum.loadtest.robot.VoiceBook;
import io.rostrum.loadtest.server.AdminClient;
import io.rostrum.loadtest.server.UnusableException;
import io.rostrum.protocol.control.MeetingState;
import io.rostrum.protocol.control.Person;
import io.rostrum.protocol.control.ViewEvent;
import io.rostrum.protocol.media.dtls.DtlsIdentity;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The robots in their places, all on one event loop; made and closed by the thread of the command.
 */
final class Stage implements AutoCloseable {

    private static final int LISTENER_SLOTS = 4;
    private static final long JOIN_SECONDS = 20;

    private final IoEventLoopGroup loops = ClientLoops.create(1);
    private final EventLoop loop = loops.next();
    private final AdminClient admin;
    private final URI webSocket;
    private final DtlsIdentity identity;
    private final Map<String, Robot> speaking = new LinkedHashMap<>();
    private final Map<String, Ear> ears = new LinkedHashMap<>();
    private final List<RostrumClient> clients = new ArrayList<>();
    private final VoiceBook book;
    private final Map<Voice, String> names = new HashMap<>();

    Stage(AdminClient admin, URI webSocket, Tally tally, Instant now) {
        this.admin = admin;
        this.webSocket = webSocket;
        identity = DtlsIdentity.generate(new SecureRandom(), now);
        List<Part> parts = new ArrayList<>(List.of(Part.CHAIR, Part.DEPUTY));
        parts.addAll(Part.DELEGATES);
        parts.addAll(Part.INTERPRETERS);
        for (Part part : parts) {
            Robot robot = new Robot(part, loop, this::spoken, tally);
            speaking.put(part.id(), robot);
            robot.voice().ifPresent(voice -> names.put(voice, part.name()));
        }
        book = new VoiceBook(names.keySet());
    }

    Set<String> robots() {
        Set<String> ids = new HashSet<>(speaking.keySet());
        Cast.listeners().forEach(part -> ids.add(part.id()));
        return ids;
    }

    /** Joins everyone, the listeners first, and begins. */
    void begin(Story story) throws UnusableException {
        for (Part part : Cast.listeners()) {
            listen(part, part.id().substring("listener-".length()), story);
        }
        for (Robot robot : speaking.values()) {
            boolean tells = robot.part().equals(Part.DEPUTY);
            enter(robot, tells ? List.of(robot, story) : List.of(robot));
        }
        List<Robot> delegates = Part.DELEGATES.stream().map(part -> robot(part.id())).toList();
        Director director =
                new Director(
                        loop, List.of(robot(Part.CHAIR.id()), robot(Part.DEPUTY.id())), delegates);
        loop.execute(director::begin);
    }

    private Robot robot(String id) {
        Robot robot = speaking.get(id);
        if (robot == null) {
            throw new IllegalStateException("nobody plays " + id);
        }
        return robot;
    }

    private void enter(Robot robot, List<ClientListener> listeners) throws UnusableException {
        Optional<OpusFrameEngine> sound =
                robot.voice()
                        .map(voice ->
                                new OpusFrameEngine(
                                        loop,
                                        new OpusFrameConfig(
                                                Microphone.REDUNDANT, 0, Optional.of(identity)),
                                        (slot, sequence, timestamp, buf, off, len) -> {}));
        RostrumClient client = join(robot.part(), listeners, sound);
        onLoop(() -> {
            robot.joined(client, sound);
            return robot;
        });
    }

    private void listen(Part part, String channel, Story story) throws UnusableException {
        Listening listening = new Listening(channel);
        Ear ear = new Ear(listening::expected);
        ears.put(channel, ear);
        OpusFrameSink sink =
                (slot, sequence, timestamp, buf, off, len) -> {
                    long now = System.nanoTime();
                    book.voice(Arrays.copyOfRange(buf, off, off + len))
                            .ifPresentOrElse(
                                    voice -> {
                                        ear.heard(voice, now);
                                        story.hears(
                                                channel, names.getOrDefault(voice, voice.name()));
                                    },
                                    ear::heardSomethingElse);
                };
        OpusFrameEngine sound =
                new OpusFrameEngine(
                        loop,
                        new OpusFrameConfig(Microphone.NONE, LISTENER_SLOTS, Optional.of(identity)),
                        sink);
        RostrumClient client = join(part, List.of(listening), Optional.of(sound));
        get(client.selectChannel(channel).toCompletableFuture(), "choosing " + channel);
        onLoop(() -> {
            listening.client = client;
            awaitSound(sound, ear);
            return listening;
        });
    }

    private void awaitSound(OpusFrameEngine sound, Ear ear) {
        if (sound.state() == MediaState.CONNECTED) {
            ear.listening();
        } else {
            var _ = loop.schedule(() -> awaitSound(sound, ear), 20, TimeUnit.MILLISECONDS);
        }
    }

    private RostrumClient join(
            Part part, List<ClientListener> listeners, Optional<OpusFrameEngine> sound)
            throws UnusableException {
        String token = admin.issue(Cast.MEETING, part.description()).token();
        RostrumClient.Builder builder =
                RostrumClient.builder(webSocket, token).loops(loops).software("rostrum demo");
        listeners.forEach(builder::listener);
        sound.ifPresent(builder::media);
        RostrumClient client =
                get(builder.connect().toCompletableFuture(), part.name() + " joining");
        clients.add(client);
        return client;
    }

    private <T> T onLoop(Callable<T> task) throws UnusableException {
        return get(loop.submit(task), "the event loop");
    }

    private static <T> T get(Future<T> future, String what) throws UnusableException {
        try {
            return future.get(JOIN_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            throw new UnusableException(what + " failed: " + cause.getMessage(), e);
        } catch (TimeoutException e) {
            throw new UnusableException(what + " took more than " + JOIN_SECONDS + " s.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnusableException("Interrupted.", e);
        }
    }

    private void spoken(Voice voice) {
        long now = System.nanoTime();
        ears.values().forEach(ear -> ear.spoken(voice, now));
    }

    /** What the listeners found, read on the event loop. */
    List<Summary.Row> results() throws UnusableException {
        return onLoop(() ->
                ears.entrySet().stream()
                        .map(entry -> Summary.Row.of(entry.getKey(), entry.getValue(), names))
                        .toList());
    }

    @Override
    public void close() {
        clients.forEach(RostrumClient::close);
        var _ = loops.shutdownGracefully(0, 2, TimeUnit.SECONDS);
    }

    /** Whom the state of the meeting says a listener hears. */
    private final class Listening implements ClientListener {

        private final String channel;
        private @Nullable RostrumClient client;

        Listening(String channel) {
            this.channel = channel;
        }

        @Override
        public void event(ViewEvent event, MeetingSnapshot after) {
            Ear ear = ears.get(channel);
            if (ear != null) {
                ear.stateChanged(System.nanoTime());
            }
        }

        Set<Voice> expected() {
            RostrumClient in = client;
            if (in == null) {
                return Set.of();
            }
            MeetingSnapshot now = in.snapshot();
            return expected(now.state());
        }

        private Set<Voice> expected(MeetingState state) {
            Optional<Person> interpreter =
                    state.channels().stream()
                            .filter(c -> c.language().equals(channel))
                            .findFirst()
                            .flatMap(MeetingState.InterpretationChannel::microphone);
            Set<Voice> voices = new HashSet<>();
            if (interpreter.isPresent()) {
                add(voices, interpreter.get());
                return voices;
            }
            state.floor().holders().forEach(holder -> add(voices, holder.person()));
            state.presidency().chair().ifPresent(chair -> add(voices, chair));
            return voices;
        }

        private void add(Set<Voice> voices, Person person) {
            Robot robot = speaking.get(person.id());
            if (robot != null) {
                robot.voice().ifPresent(voices::add);
            }
        }
    }
}
