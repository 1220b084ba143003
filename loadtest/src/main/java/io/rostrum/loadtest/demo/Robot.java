package io.rostrum.loadtest.demo;

import io.netty.channel.EventLoop;
import io.rostrum.client.ClientListener;
import io.rostrum.client.ConnectionState;
import io.rostrum.client.RefusedException;
import io.rostrum.client.RostrumClient;
import io.rostrum.client.media.OpusFrameEngine;
import io.rostrum.client.state.MeetingSnapshot;
import io.rostrum.loadtest.robot.Voice;
import io.rostrum.protocol.control.Notice;
import io.rostrum.protocol.control.ServerMessage.Accepted;
import io.rostrum.protocol.control.ViewEvent;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One robot in the meeting: speaks when its microphone is opened and stops when it is shut; an
 * interpreter opens its own when someone speaks another language. For the event loop.
 */
final class Robot implements ClientListener {

    private static final int STATEMENT_SECONDS = 7;
    private static final int WITHOUT_END_SECONDS = 3_600;
    private static final long LISTENING_MILLIS = 600;

    private final Part part;
    private final Optional<Voice> voice;
    private final EventLoop loop;
    private final Consumer<Voice> spoken;
    private final Tally tally;
    private @Nullable RostrumClient client;
    private @Nullable OpusFrameEngine sound;
    private @Nullable Speech speech;
    private ConnectionState connection = ConnectionState.CONNECTING;

    /**
     * @param spoken is told of every frame this robot sends
     */
    Robot(Part part, EventLoop loop, Consumer<Voice> spoken, Tally tally) {
        this.part = part;
        this.voice = part.recording().map(Voice::load);
        this.loop = loop;
        this.spoken = spoken;
        this.tally = tally;
    }

    void joined(RostrumClient joined, Optional<OpusFrameEngine> with) {
        client = joined;
        sound = with.orElse(null);
    }

    Part part() {
        return part;
    }

    Optional<Voice> voice() {
        return voice;
    }

    /** The meeting as this robot sees it, while it is in it. */
    Optional<MeetingSnapshot> now() {
        RostrumClient in = client;
        return in == null || connection == ConnectionState.CLOSED
                ? Optional.empty()
                : Optional.of(in.snapshot());
    }

    boolean presides() {
        return now().flatMap(s -> s.state().presidency().chair())
                .filter(chair -> chair.id().equals(part.id()))
                .isPresent();
    }

    void openList() {
        ask(RostrumClient::openList, () -> {});
    }

    void requestFloor() {
        ask(RostrumClient::requestFloor, () -> {});
    }

    /**
     * @param otherwise what to do when it is refused
     */
    void giveFloorToNext(Runnable otherwise) {
        ask(RostrumClient::giveFloorToNext, otherwise);
    }

    /** Speaks without being given the floor, as who presides may. */
    void speak(int seconds, Runnable then) {
        if (voice.isEmpty()) {
            then.run();
            return;
        }
        begin(seconds, then);
    }

    private void begin(int seconds, Runnable then) {
        silence();
        OpusFrameEngine out = sound;
        if (out != null && voice.isPresent()) {
            Speech begun = new Speech(voice.get(), seconds, spoken, then);
            speech = begun;
            out.play(begun);
        }
    }

    private void silence() {
        Speech spoken = speech;
        if (spoken != null) {
            spoken.stop();
            speech = null;
        }
    }

    private interface Ask {
        CompletionStage<Accepted> of(RostrumClient client);
    }

    private void ask(Ask request, Runnable otherwise) {
        RostrumClient in = client;
        if (in == null) {
            return;
        }
        var _ =
                request.of(in)
                        .whenComplete((accepted, fault) -> {
                            Throwable cause =
                                    fault instanceof CompletionException ? fault.getCause() : fault;
                            if (cause instanceof RefusedException refused) {
                                tally.refused(refused.code());
                            }
                            if (cause != null) {
                                otherwise.run();
                            }
                        });
    }

    @Override
    public void connectionChanged(ConnectionState state, String detail) {
        connection = state;
        if (state == ConnectionState.CLOSED) {
            silence();
        }
    }

    @Override
    public void notice(Notice notice, MeetingSnapshot after) {
        switch (notice) {
            case Notice.MicrophoneOpened opened -> {
                boolean onFloor = opened.on().equals("floor");
                if (part.role().equals("delegate") && onFloor) {
                    begin(STATEMENT_SECONDS, () -> ask(RostrumClient::yieldFloor, () -> {}));
                } else if (part.role().equals("interpreter") && !onFloor) {
                    begin(WITHOUT_END_SECONDS, () -> {});
                }
            }
            case Notice.MicrophoneClosed closed -> silence();
            case Notice.ChairOffered offered -> ask(RostrumClient::takeChair, () -> {});
            case Notice.TimeWarning warning -> {}
            case Notice.TimeExpired expired -> {}
            case Notice.RequestDenied denied -> {}
        }
    }

    @Override
    public void event(ViewEvent event, MeetingSnapshot after) {
        if (!part.role().equals("interpreter")) {
            return;
        }
        String own = part.language().orElseThrow();
        if (event instanceof ViewEvent.FloorGiven given) {
            if (!Cast.languageOf(given.holder().person().id()).equals(own)) {
                later(in -> in.openMicrophone(own));
            }
        } else if (event instanceof ViewEvent.FloorEnded && after.you().openOn().isPresent()) {
            later(in -> in.closeMicrophone(own));
        }
    }

    /** An interpreter hears before speaking. */
    private void later(Ask request) {
        var _ =
                loop.schedule(
                        () -> ask(request, () -> {}), LISTENING_MILLIS, TimeUnit.MILLISECONDS);
    }
}
