package io.rostrum.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rostrum.protocol.control.ClientSignal;
import io.rostrum.protocol.control.CloseCode;
import io.rostrum.protocol.control.FloorRequestKind;
import io.rostrum.protocol.control.Notice;
import io.rostrum.protocol.control.Person;
import io.rostrum.protocol.control.RefusalCode;
import io.rostrum.protocol.control.Request;
import io.rostrum.protocol.control.ResumePoint;
import io.rostrum.protocol.control.Role;
import io.rostrum.protocol.control.ServerMessage;
import io.rostrum.protocol.control.ServerMessage.ResumptionKind;
import io.rostrum.protocol.control.ViewEvent;
import io.rostrum.protocol.control.You;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionTest {

    private RunningServer server;
    private TestClient chair;

    @BeforeEach
    void start() {
        server = RunningServer.start(Map.of("connections.grace-seconds", "1"));
        chair = server.join("chair", Role.CHAIR);
        assertThat(chair.ask(new Request.OpenList("open")))
                .isInstanceOf(ServerMessage.Accepted.class);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static Request.RequestFloor floor(String id) {
        return new Request.RequestFloor(id, FloorRequestKind.STATEMENT);
    }

    private static <E extends ViewEvent> E step(TestClient client, Class<E> kind) {
        return kind.cast(
                client.await(ServerMessage.Event.class, event -> kind.isInstance(event.event()))
                        .event());
    }

    private static <N extends Notice> N notice(TestClient client, Class<N> kind) {
        return kind.cast(
                client.await(
                                ServerMessage.Personal.class,
                                personal -> kind.isInstance(personal.notice()))
                        .notice());
    }

    @Test
    void aFloorRequestIsSeenByAllGivenByTheChairAndTakenBack() {
        TestClient delegate = server.join("delegate", Role.DELEGATE);
        ServerMessage.Answer asked = delegate.ask(floor("ask"));
        assertThat(asked).isInstanceOf(ServerMessage.Accepted.class);
        ViewEvent.RequestListed listed = step(chair, ViewEvent.RequestListed.class);
        assertThat(listed.entry().person().id()).isEqualTo("delegate");

        assertThat(chair.ask(new Request.GiveFloor("give", Optional.empty())))
                .isInstanceOf(ServerMessage.Accepted.class);
        assertThat(step(delegate, ViewEvent.FloorGiven.class).holder().person().id())
                .isEqualTo("delegate");
        assertThat(notice(delegate, Notice.MicrophoneOpened.class).on()).isEqualTo("floor");

        chair.ask(new Request.RevokeFloor("revoke", "delegate"));
        assertThat(step(delegate, ViewEvent.FloorEnded.class).end())
                .isEqualTo(ViewEvent.FloorEnd.REVOKED);
        assertThat(notice(delegate, Notice.MicrophoneClosed.class).reason())
                .isEqualTo(Notice.CloseReason.REVOKED);
    }

    @Test
    void theRevisionOfAnAnswerIsThatOfTheStepThatShowsTheEffect() {
        ServerMessage.Snapshot snapshot =
                server.join("observer", Role.OBSERVER).await(ServerMessage.Snapshot.class);
        TestClient delegate = server.join("delegate", Role.DELEGATE);
        ServerMessage.Accepted accepted = (ServerMessage.Accepted) delegate.ask(floor("ask"));
        assertThat(accepted.revision()).isEqualTo(snapshot.revision() + 1);
    }

    @Test
    void whoHasNoRightIsRefusedWithRoleAndRight() {
        TestClient delegate = server.join("delegate", Role.DELEGATE);
        ServerMessage.Refused refused = delegate.refused(new Request.SilenceAll("s"));
        assertThat(refused.code()).isEqualTo(RefusalCode.NOT_ALLOWED);
        assertThat(refused.params()).containsEntry("role", "DELEGATE");
        assertThat(refused.message())
                .isEqualTo(
                        "In this meeting the role “DELEGATE” does not have the right to “KEEP_LIST”.");
    }

    @Test
    void aRequestThatIsSentAgainIsAnsweredAgainAndNotDoneAgain() {
        TestClient delegate = server.join("delegate", Role.DELEGATE);
        ServerMessage.Answer first = delegate.ask(floor("same"));
        ServerMessage.Answer second = delegate.ask(floor("same"));
        assertThat(second).isEqualTo(first).isInstanceOf(ServerMessage.Accepted.class);
        assertThat(delegate.ask(floor("other")))
                .isInstanceOfSatisfying(
                        ServerMessage.Refused.class,
                        refused ->
                                assertThat(refused.code()).isEqualTo(RefusalCode.ALREADY_ON_LIST));
    }

    @Test
    void whoReturnsGetsWhatWasMissedAndIsAnsweredOnceAcrossTheBreak() {
        TestClient before = server.connect();
        ServerMessage.Joined joined =
                before.join(server.token("delegate", Role.DELEGATE), Optional.empty());
        long revision = before.await(ServerMessage.Snapshot.class).revision();
        before.send(floor("lost")); // the answer is lost with the line
        step(chair, ViewEvent.RequestListed.class);
        before.abort();
        step(chair, ViewEvent.PresenceChanged.class);
        chair.ask(new Request.GiveFloorTo("give", "delegate")); // refused: not present

        TestClient after = server.connect();
        ServerMessage.Joined back =
                after.join(
                        server.token("delegate", Role.DELEGATE),
                        Optional.of(new ResumePoint(joined.resumeToken(), revision, 0)));
        assertThat(back.resumption()).isEqualTo(ResumptionKind.RESUMED);
        assertThat(back.resumeToken()).isNotEqualTo(joined.resumeToken());
        List<Long> revisions =
                java.util.stream.Stream.generate(() -> after.await(ServerMessage.Event.class))
                        .limit(3)
                        .map(ServerMessage.Event::revision)
                        .toList();
        assertThat(revisions).containsExactly(revision + 1, revision + 2, revision + 3);
        ServerMessage.Answer again = after.ask(floor("lost"));
        assertThat(again).isEqualTo(new ServerMessage.Accepted("lost", revision + 1));
    }

    @Test
    void noticesThatWereMissedFollowOnReturn() {
        TestClient before = server.connect();
        ServerMessage.Joined joined =
                before.join(server.token("delegate", Role.DELEGATE), Optional.empty());
        long revision = before.await(ServerMessage.Snapshot.class).revision();
        before.ask(floor("ask"));
        before.abort();
        step(chair, ViewEvent.PresenceChanged.class);
        String requestId =
                chair.ask(new Request.GiveFloor("none", Optional.empty())) // nobody ready
                                instanceof ServerMessage.Refused
                        ? requestOf("delegate")
                        : "";
        chair.ask(new Request.DenyRequest("deny", requestId, Optional.of("OUT_OF_ORDER")));

        TestClient after = server.connect();
        after.join(
                server.token("delegate", Role.DELEGATE),
                Optional.of(new ResumePoint(joined.resumeToken(), revision, 0)));
        Notice.RequestDenied denied = notice(after, Notice.RequestDenied.class);
        assertThat(denied.reason()).contains("OUT_OF_ORDER");
    }

    private String requestOf(String participant) {
        return server
                .join("clerk", Role.SECRETARY)
                .await(ServerMessage.Snapshot.class)
                .state()
                .list()
                .entries()
                .stream()
                .filter(entry -> entry.person().id().equals(participant))
                .findFirst()
                .orElseThrow()
                .requestId();
    }

    @Test
    void aResumeTokenOfSomebodyElseResumesNothing() {
        TestClient mine = server.connect();
        ServerMessage.Joined joined =
                mine.join(server.token("one", Role.DELEGATE), Optional.empty());
        TestClient theirs = server.connect();
        ServerMessage.Joined other =
                theirs.join(
                        server.token("two", Role.DELEGATE),
                        Optional.of(new ResumePoint(joined.resumeToken(), 0, 0)));
        assertThat(other.resumption()).isEqualTo(ResumptionKind.FRESH);
        assertThat(mine.isClosed()).isFalse();
    }

    @Test
    void aPointThatIsNotKnownAnyMoreIsAnsweredWithASnapshot() {
        TestClient before = server.connect();
        ServerMessage.Joined joined =
                before.join(server.token("delegate", Role.DELEGATE), Optional.empty());
        TestClient after = server.connect();
        ServerMessage.Joined back =
                after.join(
                        server.token("delegate", Role.DELEGATE),
                        Optional.of(new ResumePoint(joined.resumeToken(), 4711, 0)));
        assertThat(back.resumption()).isEqualTo(ResumptionKind.FRESH);
        after.await(ServerMessage.Snapshot.class);
    }

    @Test
    void theNewerTabTakesOver() {
        TestClient older = server.join("delegate", Role.DELEGATE);
        TestClient newer = server.join("delegate", Role.DELEGATE);
        assertThat(older.await(ServerMessage.Closing.class).code()).isEqualTo(CloseCode.SUPERSEDED);
        assertThat(older.closeCode()).isEqualTo(CloseCode.SUPERSEDED.number());
        assertThat(newer.ask(floor("mine"))).isInstanceOf(ServerMessage.Accepted.class);
    }

    @Test
    void aDroppedDelegateKeepsPlaceAndFloorThroughTheGracePeriodAndBeyond() {
        TestClient delegate = server.join("delegate", Role.DELEGATE);
        delegate.ask(floor("ask"));
        chair.ask(new Request.GiveFloor("give", Optional.empty()));
        delegate.abort();
        assertThat(step(chair, ViewEvent.PresenceChanged.class).presence())
                .isEqualTo(Person.Presence.INTERRUPTED);
        assertThat(step(chair, ViewEvent.ClockChanged.class).clock().runningSince()).isEmpty();
        assertThat(step(chair, ViewEvent.PresenceChanged.class).presence())
                .isEqualTo(Person.Presence.ABSENT);
        ServerMessage.Snapshot seen =
                server.join("clerk", Role.SECRETARY).await(ServerMessage.Snapshot.class);
        assertThat(seen.state().floor().holders()).hasSize(1);
    }

    @Test
    void whoReturnsWithinTheGracePeriodIsNotTakenAwayByTheTimerOfTheFirstDrop() {
        TestClient delegate = server.join("delegate", Role.DELEGATE);
        delegate.ask(floor("ask"));
        delegate.abort();
        step(chair, ViewEvent.PresenceChanged.class);
        TestClient back = server.join("delegate", Role.DELEGATE);
        assertThat(step(chair, ViewEvent.PresenceChanged.class).presence())
                .isEqualTo(Person.Presence.PRESENT);
        await().during(java.time.Duration.ofMillis(1300))
                .atMost(java.time.Duration.ofSeconds(3))
                .until(() ->
                        chair.received().stream()
                                .noneMatch(m ->
                                        m instanceof ServerMessage.Event e
                                                && e.event() instanceof ViewEvent.PresenceChanged));
        assertThat(back.isClosed()).isFalse();
    }

    @Test
    void whoLeavesIsAnsweredAndGoneAtOnce() {
        TestClient delegate = server.join("delegate", Role.DELEGATE);
        delegate.ask(floor("ask"));
        assertThat(delegate.ask(new Request.Leave("bye")))
                .isInstanceOf(ServerMessage.Accepted.class);
        assertThat(delegate.closeCode()).isEqualTo(CloseCode.LEFT.number());
        step(chair, ViewEvent.RequestUnlisted.class);
    }

    @Test
    void takingTheChairGivesItsRightsToTheDeputyWithAFreshSnapshot() {
        TestClient deputy = server.join("deputy", Role.DEPUTY_CHAIR);
        chair.abort();
        notice(deputy, Notice.ChairOffered.class);
        deputy.ask(new Request.TakeChair("take"));
        ServerMessage.Snapshot fresh =
                server.join("late", Role.OBSERVER).await(ServerMessage.Snapshot.class);
        assertThat(fresh.state().presidency().chair().orElseThrow().id()).isEqualTo("deputy");
        assertThat(deputy.ask(new Request.CloseList("close")))
                .isInstanceOf(ServerMessage.Accepted.class);
    }

    @Test
    void whoPresidesIsToldTheirRightsAndTheirOpenMicrophone() {
        You you = server.join("again", Role.DEPUTY_CHAIR).await(ServerMessage.Snapshot.class).you();
        assertThat(you.rights()).contains(You.Right.PRESIDE).doesNotContain(You.Right.KEEP_LIST);
        assertThat(you.openOn()).isEmpty();
        TestClient chairAgain = server.connect();
        ServerMessage.Joined joined =
                chairAgain.join(server.token("chair", Role.CHAIR), Optional.empty());
        assertThat(joined.you().rights()).contains(You.Right.KEEP_LIST);
        assertThat(joined.you().openOn()).contains("floor");
    }

    @Test
    void theRosterIsReadPageByPage() {
        for (int i = 0; i < 5; i++) {
            server.join("d" + i, Role.DELEGATE);
        }
        TestClient reader = server.join("reader", Role.DELEGATE);
        ServerMessage.Participants first =
                (ServerMessage.Participants)
                        reader.ask(
                                new Request.ListParticipants(
                                        "l1", Optional.of("name of d"), Optional.empty(), 3));
        assertThat(first.total()).isEqualTo(5);
        assertThat(first.more()).isEqualTo(ServerMessage.Continuation.MORE);
        ServerMessage.Participants second =
                (ServerMessage.Participants)
                        reader.ask(
                                new Request.ListParticipants(
                                        "l2",
                                        Optional.of("name of d"),
                                        Optional.of(first.page().getLast().id()),
                                        3));
        assertThat(second.page()).extracting(Person::id).containsExactly("d3", "d4");
        assertThat(second.more()).isEqualTo(ServerMessage.Continuation.END);
    }

    @Test
    void aPingIsAnsweredWithTheServersTime() {
        TestClient client = server.join("delegate", Role.DELEGATE);
        client.send(new ClientSignal.Ping(12.5));
        ServerMessage.Pong pong = client.await(ServerMessage.Pong.class);
        assertThat(pong.sentAt()).isEqualTo(12.5);
        assertThat(pong.serverTime()).isPositive();
    }

    @Test
    void thePresidingViewIsToldWhoComesInBatches() {
        server.join("d1", Role.DELEGATE);
        server.join("d2", Role.DELEGATE);
        ViewEvent.RosterChanged change = step(chair, ViewEvent.RosterChanged.class);
        assertThat(change.present()).isNotEmpty();
    }
}
