package io.rostrum.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A meeting played in a test: it keeps the record, and the time stands still unless told. */
final class Rehearsal {
    static final Instant START = Instant.parse("2026-11-23T09:00:00Z");
    static final LanguageTag FR = new LanguageTag("fr");
    static final LanguageTag ES = new LanguageTag("es");
    static final LanguageTag ZH = new LanguageTag("zh");
    static final DelegationCode ARKA = new DelegationCode("ARK");
    static final ParticipantId CHAIR = new ParticipantId("chair");
    static final ParticipantId SECRETARY = new ParticipantId("secretary");

    final List<MeetingEvent> record = new ArrayList<>();
    private Meeting meeting;
    private Instant now = START;

    Rehearsal(MeetingCharter charter) {
        Outcome.Applied created = Meeting.create(charter, now);
        meeting = created.next();
        record.addAll(created.events());
    }

    /** One microphone, three minutes with a warning thirty seconds before, expiry warns. */
    static Rehearsal plain() {
        return new Rehearsal(charter(1, OnExpiry.WARN));
    }

    /** As plain, with a chair who presides, a secretary, and the list open. */
    static Rehearsal inSession() {
        return inSession(1, OnExpiry.WARN);
    }

    static Rehearsal inSession(int openMicrophones, OnExpiry onExpiry) {
        Rehearsal room = new Rehearsal(charter(openMicrophones, onExpiry));
        room.admit("chair", Role.CHAIR);
        room.admit("secretary", Role.SECRETARY);
        room.does(new MeetingCommand.OpenList(CHAIR));
        return room;
    }

    static MeetingCharter charter(int openMicrophones, OnExpiry onExpiry) {
        return new MeetingCharter(
                new MeetingId("wg-5"),
                TextByLanguage.of(new LanguageTag("en"), "Working Group, fifth meeting"),
                MeetingKind.HYBRID,
                List.of(
                        new Delegation(
                                ARKA,
                                TextByLanguage.of(new LanguageTag("en"), "Arkadia"),
                                Optional.of(new RegionCode("north")),
                                Optional.of(new GroupCode("islands")))),
                List.of(
                        new InterpretationChannel(FR, WhenSilent.FLOOR),
                        new InterpretationChannel(ES, WhenSilent.SILENCE),
                        new InterpretationChannel(ZH, WhenSilent.FLOOR)),
                new SpeakingTimeRule(Duration.ofMinutes(3), Duration.ofSeconds(30), onExpiry),
                openMicrophones,
                List.of(id("deputy1"), id("deputy2")));
    }

    static ParticipantId id(String name) {
        return new ParticipantId(name);
    }

    static RequestId request(String name) {
        return new RequestId(name);
    }

    static Badge badge(String name, Role role, LanguageTag... booth) {
        return new Badge(
                name,
                role,
                role == Role.DELEGATE ? Optional.of(ARKA) : Optional.empty(),
                role == Role.DELEGATE ? new Capacity.National() : new Capacity.Personal(),
                Attendance.REMOTE,
                List.of(booth));
    }

    ParticipantId admit(String name, Role role, LanguageTag... booth) {
        does(new MeetingCommand.Admit(id(name), badge(name, role, booth)));
        return id(name);
    }

    /** A delegate who has asked for the floor under a request of the same name. */
    ParticipantId admitWaiting(String name) {
        ParticipantId delegate = admit(name, Role.DELEGATE);
        does(new MeetingCommand.RequestFloor(delegate, request(name)));
        return delegate;
    }

    /** A delegate who has been given the floor under a request of the same name. */
    ParticipantId admitHolding(String name) {
        ParticipantId delegate = admit(name, Role.DELEGATE);
        giveDirectly(delegate);
        return delegate;
    }

    void giveDirectly(ParticipantId participant) {
        does(
                new MeetingCommand.GiveFloor(
                        CHAIR,
                        new FloorTarget.Directly(participant, request(participant.value()))));
    }

    List<MeetingEvent> giveNext() {
        return does(new MeetingCommand.GiveFloor(CHAIR, new FloorTarget.Next()));
    }

    void drop(ParticipantId participant) {
        does(new MeetingCommand.LineDropped(participant));
    }

    void restore(ParticipantId participant) {
        does(new MeetingCommand.LineRestored(participant));
    }

    void leave(ParticipantId participant) {
        does(new MeetingCommand.Leave(participant, Departure.LEFT));
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    Outcome tries(MeetingCommand command) {
        Outcome outcome = meeting.apply(command, now);
        if (outcome instanceof Outcome.Applied(Meeting next, List<MeetingEvent> events)) {
            meeting = next;
            record.addAll(events);
        }
        return outcome;
    }

    /** Carries a command out, which must not be refused. */
    List<MeetingEvent> does(MeetingCommand command) {
        return switch (tries(command)) {
            case Outcome.Applied(_, List<MeetingEvent> events) -> events;
            case Outcome.Rejected refusal -> throw new AssertionError(command + ": " + refusal);
        };
    }

    void refuses(
            MeetingCommand command, RefusalCode code, Map<RefusalParameter, String> parameters) {
        assertThat(tries(command)).isEqualTo(new Outcome.Rejected(code, parameters));
    }

    Meeting meeting() {
        return meeting;
    }

    Instant now() {
        return now;
    }

    List<ParticipantId> heard() {
        return meeting.plan().floor();
    }

    SpeakingClock clock(ParticipantId holder) {
        return meeting.floor().holder(holder).orElseThrow().clock();
    }

    Duration spent(ParticipantId holder) {
        return clock(holder).spent(now);
    }

    /** The waiting requests, the next first. */
    List<String> queue() {
        return meeting.list().entries().map(entry -> entry.request().value()).toList();
    }

    /** Where each request of the record stands; a step that the life of a request lacks fails. */
    Map<RequestId, RequestStatus> statuses() {
        Map<RequestId, RequestStatus> statuses = new LinkedHashMap<>();
        for (MeetingEvent event : record) {
            if (event instanceof MeetingEvent.OfRequest step) {
                RequestStatus before = statuses.put(step.request(), step.status());
                assertThat(follows(before, step.status())).as("%s after %s", step, before).isTrue();
            }
        }
        return statuses;
    }

    private static boolean follows(@Nullable RequestStatus before, RequestStatus after) {
        if (before == null) {
            return after == RequestStatus.ACCEPTED || after == RequestStatus.GRANTED;
        }
        return switch (before) {
            case ACCEPTED ->
                    after == RequestStatus.GRANTED
                            || after == RequestStatus.DENIED
                            || after == RequestStatus.CANCELLED;
            case GRANTED -> after == RequestStatus.RELEASED || after == RequestStatus.REVOKED;
            case PENDING, DENIED, CANCELLED, RELEASED, REVOKED -> false;
        };
    }
}
