package io.rostrum.node.view;

import io.rostrum.meeting.Attendance;
import io.rostrum.meeting.Badge;
import io.rostrum.meeting.Capacity;
import io.rostrum.meeting.DenialReason;
import io.rostrum.meeting.Departure;
import io.rostrum.meeting.FloorTarget;
import io.rostrum.meeting.InterpretationChannel;
import io.rostrum.meeting.LanguageTag;
import io.rostrum.meeting.Meeting;
import io.rostrum.meeting.MeetingCharter;
import io.rostrum.meeting.MeetingCommand;
import io.rostrum.meeting.MeetingEvent;
import io.rostrum.meeting.MeetingId;
import io.rostrum.meeting.MeetingKind;
import io.rostrum.meeting.OnExpiry;
import io.rostrum.meeting.Outcome;
import io.rostrum.meeting.ParticipantId;
import io.rostrum.meeting.RequestId;
import io.rostrum.meeting.Role;
import io.rostrum.meeting.SpeakerEntry;
import io.rostrum.meeting.SpeakingTimeRule;
import io.rostrum.meeting.TextByLanguage;
import io.rostrum.meeting.WhenSilent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A meeting in which a seeded crowd does whatever comes to its mind, and time passes. */
final class RandomMeeting {

    private static final LanguageTag EN = new LanguageTag("en");
    private static final LanguageTag FR = new LanguageTag("fr");
    private static final List<Role> ROLES =
            List.of(
                    Role.CHAIR,
                    Role.DEPUTY_CHAIR,
                    Role.SECRETARY,
                    Role.MODERATOR,
                    Role.DELEGATE,
                    Role.DELEGATE,
                    Role.OBSERVER,
                    Role.INTERPRETER,
                    Role.INTERPRETER,
                    Role.TECHNICIAN,
                    Role.PUBLIC);

    private final RandomGenerator random;
    private Meeting meeting;
    private Instant now = Instant.parse("2026-11-23T10:00:00Z");
    private int requests;

    RandomMeeting(RandomGenerator random, OnExpiry onExpiry) {
        this.random = random;
        this.meeting =
                Meeting.create(
                                new MeetingCharter(
                                        new MeetingId("m"),
                                        TextByLanguage.of(EN, "Meeting"),
                                        MeetingKind.HYBRID,
                                        List.of(),
                                        List.of(
                                                new InterpretationChannel(EN, WhenSilent.FLOOR),
                                                new InterpretationChannel(FR, WhenSilent.SILENCE)),
                                        new SpeakingTimeRule(
                                                Duration.ofSeconds(60),
                                                Duration.ofSeconds(20),
                                                onExpiry),
                                        2,
                                        List.of()),
                                now)
                        .next();
    }

    Meeting meeting() {
        return meeting;
    }

    /** The next command that the meeting applies; its events. */
    List<MeetingEvent> step() {
        while (true) {
            now = now.plusSeconds(random.nextInt(8));
            if (meeting.apply(command(), now) instanceof Outcome.Applied(var next, var events)
                    && !events.isEmpty()) {
                meeting = next;
                return events;
            }
        }
    }

    /** The end of the meeting. */
    List<MeetingEvent> end() {
        Outcome.Applied ended =
                (Outcome.Applied) meeting.apply(new MeetingCommand.EndMeeting(), now);
        meeting = ended.next();
        return ended.events();
    }

    private ParticipantId someone() {
        return new ParticipantId("p" + random.nextInt(ROLES.size()));
    }

    private ParticipantId who(int index) {
        return new ParticipantId("p" + index);
    }

    private Badge badge(int index) {
        Role role = ROLES.get(index);
        // Now and then someone comes under another name: another standing.
        String name = "Name " + (index % 4) + (random.nextInt(20) == 0 ? " II" : "");
        return new Badge(
                name,
                role,
                Optional.empty(),
                new Capacity.Personal(),
                Attendance.REMOTE,
                role == Role.INTERPRETER ? List.of(EN, FR) : List.of());
    }

    private MeetingCommand command() {
        ParticipantId by = someone();
        ParticipantId other =
                meeting.floor().holders().isEmpty()
                        ? someone()
                        : meeting.floor().holders().getFirst().participant();
        RequestId fresh = new RequestId("r" + requests++);
        RequestId waiting =
                meeting.list().entries().findAny().map(SpeakerEntry::request).orElse(fresh);
        LanguageTag language = random.nextBoolean() ? EN : FR;
        return switch (random.nextInt(24)) {
            case 0, 1, 2 -> {
                int index = random.nextInt(ROLES.size());
                yield new MeetingCommand.Admit(who(index), badge(index));
            }
            case 3 -> new MeetingCommand.LineDropped(by);
            case 4 -> new MeetingCommand.LineRestored(by);
            case 5 ->
                    new MeetingCommand.Leave(
                            by, random.nextInt(3) == 0 ? Departure.LEFT : Departure.LINE_LOST);
            case 6, 7 -> new MeetingCommand.OpenList(by);
            case 8 -> new MeetingCommand.CloseList(by);
            case 9, 10, 11 -> new MeetingCommand.RequestFloor(by, fresh);
            case 12 -> new MeetingCommand.WithdrawRequest(by, waiting);
            case 13 -> new MeetingCommand.DenyRequest(by, waiting, DenialReason.OUT_OF_ORDER);
            case 14 -> new MeetingCommand.GiveFloor(by, new FloorTarget.Next());
            case 15 -> new MeetingCommand.GiveFloor(by, new FloorTarget.Directly(someone(), fresh));
            case 16 -> new MeetingCommand.YieldFloor(by);
            case 17 ->
                    random.nextInt(4) == 0
                            ? new MeetingCommand.SilenceAll(by)
                            : new MeetingCommand.RevokeFloor(by, other);
            case 18 -> new MeetingCommand.PauseClock(by, other);
            case 19 ->
                    random.nextBoolean()
                            ? new MeetingCommand.ResumeClock(by, other)
                            : new MeetingCommand.ExtendTime(by, other, Duration.ofSeconds(30));
            case 20 -> new MeetingCommand.TakeChair(by);
            case 21 -> new MeetingCommand.OpenMicrophone(by, language);
            case 22 ->
                    random.nextBoolean()
                            ? new MeetingCommand.TakeMicrophone(by, language)
                            : new MeetingCommand.CloseMicrophone(by, language);
            default -> new MeetingCommand.ClockDue();
        };
    }
}
