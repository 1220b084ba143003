package io.rostrum.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.node.token.JoinClaims;
import io.rostrum.protocol.control.CloseCode;
import io.rostrum.protocol.control.RefusalCode;
import io.rostrum.protocol.control.Request;
import io.rostrum.protocol.control.Role;
import io.rostrum.protocol.control.ServerMessage;
import io.rostrum.protocol.control.ServerMessage.ResumptionKind;
import io.rostrum.protocol.control.ViewName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class JoinTest {

    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aJoinIsAnsweredAndFollowedByASnapshotOfOnesView() {
        TestClient client = server.connect();
        ServerMessage.Joined joined =
                client.join(server.token("p1", Role.DELEGATE), Optional.empty());
        assertThat(joined.resumption()).isEqualTo(ResumptionKind.FRESH);
        assertThat(joined.you().person().name()).isEqualTo("Name of p1");
        assertThat(joined.you().view()).isEqualTo(ViewName.PARTICIPANT);
        assertThat(joined.graceSeconds()).isEqualTo(60);
        ServerMessage.Snapshot snapshot = client.await(ServerMessage.Snapshot.class);
        assertThat(snapshot.view()).isEqualTo(ViewName.PARTICIPANT);
        assertThat(snapshot.state().meeting().id()).isEqualTo(RunningServer.MEETING);
        assertThat(snapshot.state().roster()).isEmpty();
        assertThat(snapshot.state().channels()).hasSize(2);
        client.await(ServerMessage.Audience.class);
        assertThat(client.await(ServerMessage.Audible.class).floor()).isEmpty();
    }

    @Test
    void theFirstMessageMustBeJoin() {
        ServerMessage.Refused refused = server.connect().refused(new Request.OpenList("x"));
        assertThat(refused.code()).isEqualTo(RefusalCode.JOIN_FIRST);
    }

    @Test
    void aSecondJoinIsRefused() {
        TestClient client = server.join("twice", Role.DELEGATE);
        assertThat(
                        client.refused(
                                        new Request.Join(
                                                "again", "t", Optional.empty(), Optional.empty()))
                                .code())
                .isEqualTo(RefusalCode.ALREADY_JOINED);
    }

    private static void refusedWith(RefusalCode code, String token) {
        TestClient client = server.connect();
        ServerMessage.Refused refused =
                client.refused(new Request.Join("j", token, Optional.empty(), Optional.empty()));
        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused.message()).doesNotContain("{").doesNotContain("?");
        ServerMessage.Closing closing = client.await(ServerMessage.Closing.class);
        assertThat(closing.code()).isEqualTo(CloseCode.JOIN_REFUSED);
        assertThat(client.closeCode()).isEqualTo(CloseCode.JOIN_REFUSED.number());
    }

    @Test
    void aTokenThatIsNoneIsMalformed() {
        refusedWith(RefusalCode.TOKEN_MALFORMED, "no token at all");
    }

    @Test
    void aTokenWithAnotherSignatureIsForged() {
        String token = server.token("p2", Role.DELEGATE);
        String other = server.token("p3", Role.CHAIR);
        String forged =
                token.substring(0, token.lastIndexOf('.'))
                        + other.substring(other.lastIndexOf('.'));
        refusedWith(RefusalCode.TOKEN_FORGED, forged);
    }

    @Test
    void aTokenThatIsOverIsExpired() {
        JoinClaims c = server.claims("late", Role.DELEGATE);
        refusedWith(
                RefusalCode.TOKEN_EXPIRED,
                server.issue(
                        new JoinClaims(
                                c.organisation(),
                                c.meeting(),
                                c.participantId(),
                                c.name(),
                                c.role(),
                                c.delegation(),
                                c.capacity(),
                                c.attendance(),
                                c.languages(),
                                Optional.empty(),
                                Instant.now().minus(Duration.ofMinutes(1)))));
    }

    @Test
    void aTokenForAnotherMeetingFindsNone() {
        refusedWith(RefusalCode.NO_SUCH_MEETING, with("elsewhere", Optional.of("ARC"), List.of()));
    }

    @Test
    void aTokenOfAnotherOrganisationFindsNone() {
        JoinClaims c = server.claims("stranger", Role.DELEGATE);
        refusedWith(
                RefusalCode.NO_SUCH_MEETING,
                server.issue(
                        new JoinClaims(
                                "another",
                                c.meeting(),
                                c.participantId(),
                                c.name(),
                                c.role(),
                                c.delegation(),
                                c.capacity(),
                                c.attendance(),
                                c.languages(),
                                Optional.empty(),
                                c.expiresAt())));
    }

    @Test
    void aDelegationThatTheMeetingDoesNotHaveIsRefused() {
        refusedWith(
                RefusalCode.NO_SUCH_DELEGATION,
                with(RunningServer.MEETING, Optional.of("XXX"), List.of()));
    }

    @Test
    void aBoothForALanguageThatTheMeetingDoesNotHaveIsRefused() {
        JoinClaims c = server.claims("booth", Role.INTERPRETER);
        refusedWith(
                RefusalCode.NO_SUCH_CHANNEL,
                server.issue(
                        new JoinClaims(
                                c.organisation(),
                                c.meeting(),
                                c.participantId(),
                                c.name(),
                                c.role(),
                                c.delegation(),
                                c.capacity(),
                                c.attendance(),
                                List.of("de"),
                                Optional.empty(),
                                c.expiresAt())));
    }

    private static String with(
            String meeting, Optional<String> delegation, List<String> languages) {
        JoinClaims c = server.claims("guest", Role.DELEGATE);
        return server.issue(
                new JoinClaims(
                        c.organisation(),
                        meeting,
                        c.participantId(),
                        c.name(),
                        c.role(),
                        delegation,
                        c.capacity(),
                        c.attendance(),
                        languages,
                        Optional.empty(),
                        c.expiresAt()));
    }

    @Test
    void whoJoinsAMeetingThatHasEndedIsToldSo() {
        server.server().rooms().create("brief", RunningServer.charter("over"));
        JoinClaims c = server.claims("p", Role.OBSERVER);
        String token =
                server.issue(
                        new JoinClaims(
                                "brief",
                                "over",
                                c.participantId(),
                                c.name(),
                                c.role(),
                                Optional.empty(),
                                Optional.empty(),
                                c.attendance(),
                                List.of(),
                                Optional.empty(),
                                c.expiresAt()));
        TestClient before = server.connect();
        before.join(token, Optional.empty());
        server.server()
                .rooms()
                .end(
                        new io.rostrum.node.room.RoomKey(
                                "brief", new io.rostrum.meeting.MeetingId("over")));
        assertThat(before.await(ServerMessage.Closing.class).code())
                .isEqualTo(CloseCode.MEETING_ENDED);
        assertThat(before.closeCode()).isEqualTo(CloseCode.MEETING_ENDED.number());
        refusedWith(RefusalCode.MEETING_ENDED, token);
    }
}
