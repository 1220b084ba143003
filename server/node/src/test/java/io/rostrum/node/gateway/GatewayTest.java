package io.rostrum.node.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.meeting.Attendance;
import io.rostrum.meeting.Badge;
import io.rostrum.meeting.Capacity;
import io.rostrum.meeting.InterpretationChannel;
import io.rostrum.meeting.LanguageTag;
import io.rostrum.meeting.Meeting;
import io.rostrum.meeting.MeetingCharter;
import io.rostrum.meeting.MeetingCommand;
import io.rostrum.meeting.MeetingId;
import io.rostrum.meeting.MeetingKind;
import io.rostrum.meeting.OnExpiry;
import io.rostrum.meeting.Outcome;
import io.rostrum.meeting.ParticipantId;
import io.rostrum.meeting.RequestId;
import io.rostrum.meeting.Role;
import io.rostrum.meeting.SpeakingTimeRule;
import io.rostrum.meeting.TextByLanguage;
import io.rostrum.meeting.WhenSilent;
import io.rostrum.protocol.control.FloorRequestKind;
import io.rostrum.protocol.control.RefusalCode;
import io.rostrum.protocol.control.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GatewayTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final LanguageTag FR = new LanguageTag("fr");
    private static final Set<Role> SPEAKERS =
            Set.of(
                    Role.CHAIR,
                    Role.DEPUTY_CHAIR,
                    Role.SECRETARY,
                    Role.MODERATOR,
                    Role.DELEGATE,
                    Role.OBSERVER);

    /** The chair presides in this meeting. */
    private static final Set<Role> LIST_KEEPERS = Set.of(Role.CHAIR, Role.SECRETARY);

    private static final Set<Role> EVERYBODY = Set.of(Role.values());

    /** Every request, and whose it may be. */
    private static final Map<Request, Set<Role>> ALLOWED =
            Map.ofEntries(
                    Map.entry(
                            new Request.Join("1", "t", Optional.empty(), Optional.empty()),
                            Set.of()),
                    Map.entry(new Request.Leave("1"), EVERYBODY),
                    Map.entry(new Request.RequestFloor("1", FloorRequestKind.STATEMENT), SPEAKERS),
                    Map.entry(new Request.WithdrawRequest("1", "r"), SPEAKERS),
                    Map.entry(new Request.YieldFloor("1"), SPEAKERS),
                    Map.entry(new Request.GiveFloor("1", Optional.empty()), LIST_KEEPERS),
                    Map.entry(new Request.GiveFloorTo("1", "p"), LIST_KEEPERS),
                    Map.entry(new Request.DenyRequest("1", "r", Optional.empty()), LIST_KEEPERS),
                    Map.entry(new Request.RevokeFloor("1", "p"), LIST_KEEPERS),
                    Map.entry(new Request.SilenceAll("1"), LIST_KEEPERS),
                    Map.entry(new Request.OpenList("1"), LIST_KEEPERS),
                    Map.entry(new Request.CloseList("1"), LIST_KEEPERS),
                    Map.entry(new Request.PauseClock("1", "p"), LIST_KEEPERS),
                    Map.entry(new Request.ResumeClock("1", "p"), LIST_KEEPERS),
                    Map.entry(new Request.ExtendTime("1", "p", 60), LIST_KEEPERS),
                    Map.entry(new Request.TakeChair("1"), Set.of(Role.CHAIR, Role.DEPUTY_CHAIR)),
                    Map.entry(new Request.OpenMicrophone("1", "fr"), Set.of(Role.INTERPRETER)),
                    Map.entry(new Request.CloseMicrophone("1", "fr"), Set.of(Role.INTERPRETER)),
                    Map.entry(new Request.TakeMicrophone("1", "fr"), Set.of(Role.INTERPRETER)),
                    Map.entry(new Request.OfferMedia("1", "v=0"), EVERYBODY),
                    Map.entry(new Request.SelectChannel("1", "floor"), EVERYBODY),
                    Map.entry(
                            new Request.ListParticipants(
                                    "1", Optional.empty(), Optional.empty(), 50),
                            Arrays.stream(Role.values())
                                    .filter(role -> role != Role.PUBLIC)
                                    .collect(Collectors.toSet())));

    private final Meeting meeting = meetingOfOneEach();

    private static Meeting meetingOfOneEach() {
        Meeting meeting =
                Meeting.create(
                                new MeetingCharter(
                                        new MeetingId("m"),
                                        TextByLanguage.of(FR, "Réunion"),
                                        MeetingKind.VIRTUAL,
                                        List.of(),
                                        List.of(new InterpretationChannel(FR, WhenSilent.FLOOR)),
                                        new SpeakingTimeRule(
                                                Duration.ofMinutes(3),
                                                Duration.ZERO,
                                                OnExpiry.WARN),
                                        1,
                                        List.of()),
                                NOW)
                        .next();
        for (Role role : Role.values()) {
            Badge badge =
                    new Badge(
                            role.name(),
                            role,
                            Optional.empty(),
                            new Capacity.Personal(),
                            Attendance.REMOTE,
                            role == Role.INTERPRETER ? List.of(FR) : List.of());
            meeting =
                    ((Outcome.Applied)
                                    meeting.apply(new MeetingCommand.Admit(of(role), badge), NOW))
                            .next();
        }
        return meeting;
    }

    private static ParticipantId of(Role role) {
        return new ParticipantId(role.name());
    }

    private Translation translate(Request request, Role role) {
        return Gateway.translate(request, meeting, of(role), () -> new RequestId("fresh"));
    }

    @Test
    void whatARoleHasNoRightToHasNoTranslation() {
        Map<String, Set<String>> allowed = new TreeMap<>();
        Map<String, Set<String>> expected = new TreeMap<>();
        ALLOWED.forEach((request, roles) -> {
            String name = request.getClass().getSimpleName();
            expected.put(
                    name,
                    roles.stream().map(Role::name).collect(Collectors.toCollection(TreeSet::new)));
            Set<String> may = new TreeSet<>();
            for (Role role : Role.values()) {
                if (!(translate(request, role) instanceof Translation.Refused)) {
                    may.add(role.name());
                }
            }
            allowed.put(name, may);
        });
        assertThat(allowed).isEqualTo(expected);
        assertThat(expected.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Request.class.getPermittedSubclasses())
                                .map(Class::getSimpleName)
                                .toList());
    }

    private static RefusalCode code(Translation translation) {
        return ((Translation.Refused) translation).refusal().code();
    }

    @Test
    void aValueThatIsNoneIsRefusedBeforeTheMeetingSeesIt() {
        assertThat(code(translate(new Request.WithdrawRequest("1", "a b"), Role.DELEGATE)))
                .isEqualTo(RefusalCode.NO_SUCH_REQUEST);
        assertThat(code(translate(new Request.RevokeFloor("1", ""), Role.CHAIR)))
                .isEqualTo(RefusalCode.NO_SUCH_PARTICIPANT);
        assertThat(code(translate(new Request.OpenMicrophone("1", "français"), Role.INTERPRETER)))
                .isEqualTo(RefusalCode.NO_SUCH_CHANNEL);
        assertThat(code(translate(new Request.SelectChannel("1", "de"), Role.PUBLIC)))
                .isEqualTo(RefusalCode.NO_SUCH_CHANNEL);
        assertThat(code(translate(new Request.ExtendTime("1", "p", 3601), Role.CHAIR)))
                .isEqualTo(RefusalCode.INVALID_VALUE);
        assertThat(
                        code(
                                translate(
                                        new Request.ListParticipants(
                                                "1", Optional.empty(), Optional.empty(), 201),
                                        Role.CHAIR)))
                .isEqualTo(RefusalCode.INVALID_VALUE);
        assertThat(
                        code(
                                translate(
                                        new Request.DenyRequest("1", "r", Optional.of("because")),
                                        Role.CHAIR)))
                .isEqualTo(RefusalCode.INVALID_VALUE);
    }

    @Test
    void aChannelIsFoundInWhateverCaseItIsWritten() {
        assertThat(translate(new Request.SelectChannel("1", "FR"), Role.PUBLIC))
                .isEqualTo(new Translation.SelectChannel("fr"));
    }

    @Test
    void everyRefusalOfTheRulesHasItsCodeAndASentenceWithoutGaps() {
        for (io.rostrum.meeting.RefusalCode code : io.rostrum.meeting.RefusalCode.values()) {
            assertThat(Refusals.of(new Outcome.Rejected(code, Map.of()), meeting).code().name())
                    .isEqualTo(code.name());
        }
        assertThat(
                        Refusal.of(RefusalCode.NO_SUCH_MEETING, "meeting", "$1 {x} \\")
                                .answerTo("7")
                                .message())
                .isEqualTo("There is no meeting “$1 {x} \\” on this server.");
    }
}
