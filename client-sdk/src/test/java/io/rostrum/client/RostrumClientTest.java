package io.rostrum.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.rostrum.client.ScriptedServer.Visit;
import io.rostrum.client.state.MeetingSnapshot;
import io.rostrum.protocol.control.ClientSignal;
import io.rostrum.protocol.control.CloseCode;
import io.rostrum.protocol.control.MeetingState.ListStatus;
import io.rostrum.protocol.control.Notice;
import io.rostrum.protocol.control.RefusalCode;
import io.rostrum.protocol.control.Request;
import io.rostrum.protocol.control.ServerMessage;
import io.rostrum.protocol.control.ServerMessage.Accepted;
import io.rostrum.protocol.control.ServerMessage.ResumptionKind;
import io.rostrum.protocol.control.ViewEvent;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RostrumClientTest {

    private final ScriptedServer server = new ScriptedServer();
    private final List<String> told = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        server.close();
    }

    private CompletionStage<RostrumClient> connecting() {
        return RostrumClient.builder(server.uri(), "the-token")
                .random(new Random(1))
                .listener(
                        new ClientListener() {
                            @Override
                            public void connectionChanged(ConnectionState state, String detail) {
                                told.add(state.name());
                            }

                            @Override
                            public void event(ViewEvent event, MeetingSnapshot after) {
                                told.add("event " + after.revision());
                            }

                            @Override
                            public void notice(Notice notice, MeetingSnapshot after) {
                                told.add("notice " + after.sequence());
                            }
                        })
                .connect();
    }

    private static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private Visit join(long revision, ResumptionKind kind) throws InterruptedException {
        Visit visit = server.nextVisit();
        Request.Join join = visit.next(Request.Join.class);
        visit.say(Scenes.joined(join.id(), "resume-" + revision, kind));
        if (kind == ResumptionKind.FRESH) {
            visit.say(Scenes.snapshot(revision, 0));
        }
        return visit;
    }

    private static ServerMessage event(long revision, ViewEvent event) {
        return new ServerMessage.Event(revision, 1_000, event);
    }

    @Test
    void aClientIsHandedOutWithItsFirstSnapshotAndFollowsTheEvents() throws Exception {
        CompletionStage<RostrumClient> connecting = connecting();
        Visit visit = join(7, ResumptionKind.FRESH);
        try (RostrumClient client = get(connecting)) {
            assertThat(client.snapshot().revision()).isEqualTo(7);
            visit.say(event(8, new ViewEvent.ListClosed()));
            await().until(() -> client.snapshot().revision() == 8);
            assertThat(client.snapshot().state().list().status()).isEqualTo(ListStatus.CLOSED);
            visit.say(new ServerMessage.Personal(1, 1_000, new Notice.MicrophoneOpened("floor")));
            await().until(() -> client.snapshot().you().openOn().isPresent());
            assertThat(told).containsExactly("JOINED", "event 8", "notice 1");
        }
    }

    @Test
    void aRequestCompletesWithItsAnswerAndARefusalWithItsCode() throws Exception {
        CompletionStage<RostrumClient> connecting = connecting();
        Visit visit = join(1, ResumptionKind.FRESH);
        try (RostrumClient client = get(connecting)) {
            CompletionStage<Accepted> asked = client.requestFloor();
            String id = visit.next(Request.RequestFloor.class).id();
            visit.say(new Accepted(id, 2));
            assertThat(get(asked).revision()).isEqualTo(2);
            CompletionStage<Accepted> again = client.requestFloor();
            String second = visit.next(Request.RequestFloor.class).id();
            assertThat(second).isNotEqualTo(id);
            visit.say(
                    new ServerMessage.Refused(
                            second, RefusalCode.ALREADY_ON_LIST, Map.of(), "You are…"));
            assertThatThrownBy(() -> get(again))
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOfSatisfying(
                            RefusedException.class,
                            e -> assertThat(e.code()).isEqualTo(RefusalCode.ALREADY_ON_LIST));
        }
    }

    @Test
    void afterABreakItResumesWhereItWasAndSendsTheUnansweredAgainUnderTheSameId() throws Exception {
        CompletionStage<RostrumClient> connecting = connecting();
        Visit first = join(1, ResumptionKind.FRESH);
        try (RostrumClient client = get(connecting)) {
            first.say(event(2, new ViewEvent.ListClosed()));
            CompletionStage<Accepted> asked = client.requestFloor();
            String id = first.next(Request.RequestFloor.class).id();
            await().until(() -> client.snapshot().revision() == 2);
            first.drop();

            Visit second = server.nextVisit();
            Request.Join join = second.next(Request.Join.class);
            assertThat(join.resume())
                    .hasValueSatisfying(point -> {
                        assertThat(point.token()).isEqualTo("resume-1");
                        assertThat(point.revision()).isEqualTo(2);
                    });
            second.say(Scenes.joined(join.id(), "resume-2", ResumptionKind.RESUMED));
            second.say(event(3, new ViewEvent.ListOpened()));
            assertThat(second.next(Request.RequestFloor.class).id()).isEqualTo(id);
            second.say(new Accepted(id, 4));
            assertThat(get(asked).revision()).isEqualTo(4);
            await().until(() -> client.snapshot().revision() == 3);
            assertThat(told)
                    .containsSubsequence("JOINED", "event 2", "INTERRUPTED", "JOINED", "event 3");
        }
    }

    @Test
    void aRequestMadeDuringTheBreakGoesOutAfterIt() throws Exception {
        CompletionStage<RostrumClient> connecting = connecting();
        Visit first = join(1, ResumptionKind.FRESH);
        try (RostrumClient client = get(connecting)) {
            first.drop();
            await().until(() -> told.contains("INTERRUPTED"));
            CompletionStage<Accepted> asked = client.yieldFloor();
            Visit second = join(1, ResumptionKind.RESUMED);
            second.say(new Accepted(second.next(Request.YieldFloor.class).id(), 1));
            assertThat(get(asked).revision()).isEqualTo(1);
        }
    }

    @Test
    void aMuteDuringTheBreakHoldsAfterIt() throws Exception {
        CompletionStage<RostrumClient> connecting = connecting();
        Visit first = join(1, ResumptionKind.FRESH);
        try (RostrumClient client = get(connecting)) {
            first.drop();
            await().until(() -> told.contains("INTERRUPTED"));
            client.selfMute(ClientSignal.MuteState.MUTED);
            Visit second = join(1, ResumptionKind.RESUMED);
            assertThat(second.next(ClientSignal.SelfMute.class).state())
                    .isEqualTo(ClientSignal.MuteState.MUTED);
        }
    }

    @Test
    void aGapIsNotPaperedOverButResumedFromScratch() throws Exception {
        CompletionStage<RostrumClient> connecting = connecting();
        Visit first = join(1, ResumptionKind.FRESH);
        try (RostrumClient client = get(connecting)) {
            first.say(event(3, new ViewEvent.ListClosed()));
            Visit second = server.nextVisit();
            Request.Join join = second.next(Request.Join.class);
            assertThat(join.resume()).isEqualTo(Optional.empty());
            assertThat(client.snapshot().revision()).isEqualTo(1);
            second.say(Scenes.joined(join.id(), "r", ResumptionKind.FRESH));
            second.say(Scenes.snapshot(9, 0));
            await().until(() -> client.snapshot().revision() == 9);
        }
    }

    @Test
    void aRefusedJoinFailsWithTheCodeAndIsNotTriedAgain() throws Exception {
        CompletionStage<RostrumClient> connecting = connecting();
        Visit visit = server.nextVisit();
        Request.Join join = visit.next(Request.Join.class);
        visit.say(
                new ServerMessage.Refused(
                        join.id(), RefusalCode.TOKEN_EXPIRED, Map.of(), "expired"));
        visit.close(CloseCode.JOIN_REFUSED);
        assertThatThrownBy(() -> get(connecting))
                .cause()
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.code()).isEqualTo(RefusalCode.TOKEN_EXPIRED));
        await().until(() -> told.contains("CLOSED"));
        assertThat(told).doesNotContain("INTERRUPTED");
    }

    @Test
    void whoeverIsSupersededStaysAway() throws Exception {
        CompletionStage<RostrumClient> connecting = connecting();
        Visit visit = join(1, ResumptionKind.FRESH);
        try (RostrumClient client = get(connecting)) {
            CompletionStage<Accepted> asked = client.requestFloor();
            visit.say(
                    new ServerMessage.Closing(
                            CloseCode.SUPERSEDED, "another tab", Optional.empty()));
            visit.close(CloseCode.SUPERSEDED);
            assertThatThrownBy(() -> get(asked))
                    .cause()
                    .isInstanceOf(ConnectionClosedException.class);
            await().until(() -> told.contains("CLOSED"));
            assertThatThrownBy(() -> get(client.requestFloor()))
                    .cause()
                    .isInstanceOf(ConnectionClosedException.class);
        }
    }

    @Test
    void aServerThatIsNotThereIsToldAtOnce() throws Exception {
        URI nobody = server.uri();
        server.close();
        assertThatThrownBy(() -> get(RostrumClient.connect(nobody, "t")))
                .cause()
                .isInstanceOf(ConnectionClosedException.class)
                .hasMessageContaining("could not connect to " + nobody);
    }

    @Test
    void theStepsComeAsAFlowToo() throws Exception {
        CompletionStage<RostrumClient> connecting = connecting();
        Visit visit = join(1, ResumptionKind.FRESH);
        CompletableFuture<ViewEvent> seen = new CompletableFuture<>();
        try (RostrumClient client = get(connecting)) {
            client.events()
                    .subscribe(
                            new Flow.Subscriber<>() {
                                @Override
                                public void onSubscribe(Flow.Subscription subscription) {
                                    subscription.request(1);
                                }

                                @Override
                                public void onNext(ViewEvent item) {
                                    seen.complete(item);
                                }

                                @Override
                                public void onError(Throwable failure) {
                                    seen.completeExceptionally(failure);
                                }

                                @Override
                                public void onComplete() {}
                            });
            visit.say(event(2, new ViewEvent.ListClosed()));
            assertThat(get(seen)).isEqualTo(new ViewEvent.ListClosed());
        }
    }
}
