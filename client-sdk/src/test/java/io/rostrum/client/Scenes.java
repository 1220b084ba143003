package io.rostrum.client;

import io.rostrum.protocol.control.MeetingState;
import io.rostrum.protocol.control.MeetingState.Floor;
import io.rostrum.protocol.control.MeetingState.Header;
import io.rostrum.protocol.control.MeetingState.InterpretationChannel;
import io.rostrum.protocol.control.MeetingState.ListStatus;
import io.rostrum.protocol.control.MeetingState.MeetingKind;
import io.rostrum.protocol.control.MeetingState.MeetingPhase;
import io.rostrum.protocol.control.MeetingState.Presidency;
import io.rostrum.protocol.control.MeetingState.SpeakersList;
import io.rostrum.protocol.control.MeetingState.WhenSilent;
import io.rostrum.protocol.control.Person;
import io.rostrum.protocol.control.Person.Attendance;
import io.rostrum.protocol.control.Person.Presence;
import io.rostrum.protocol.control.Role;
import io.rostrum.protocol.control.ServerMessage;
import io.rostrum.protocol.control.ViewName;
import io.rostrum.protocol.control.You;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A small meeting for tests. */
final class Scenes {

    static final Person AMINA = person("p-1", "Amina Okoye", Role.DELEGATE);
    static final Person CHAIR = person("p-chair", "Ines Duarte", Role.CHAIR);

    private Scenes() {}

    static Person person(String id, String name, Role role) {
        return new Person(
                id,
                name,
                role,
                Optional.empty(),
                Optional.empty(),
                Attendance.REMOTE,
                Presence.PRESENT,
                List.of());
    }

    static MeetingState meeting() {
        return new MeetingState(
                new Header(
                        "m",
                        "org",
                        Map.of("en", "Plenary"),
                        MeetingKind.HYBRID,
                        MeetingPhase.RUNNING,
                        List.of()),
                new Presidency(Optional.of(CHAIR), Optional.empty()),
                new SpeakersList(ListStatus.OPEN, List.of()),
                new Floor(1, List.of()),
                List.of(
                        new InterpretationChannel(
                                "fr", Optional.empty(), WhenSilent.FLOOR, Optional.empty())),
                Optional.empty());
    }

    static You you() {
        return new You(
                AMINA, ViewName.PARTICIPANT, List.of(You.Right.SPEAK), "floor", Optional.empty());
    }

    static ServerMessage.Joined joined(
            String id, String resumeToken, ServerMessage.ResumptionKind kind) {
        return new ServerMessage.Joined(
                id, resumeToken, 60, kind, 1_000, you(), new ServerMessage.Limits(65_536, 50));
    }

    static ServerMessage.Snapshot snapshot(long revision, long sequence) {
        return new ServerMessage.Snapshot(
                ViewName.PARTICIPANT, revision, sequence, 1_000, meeting(), you());
    }
}
