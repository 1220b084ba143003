package io.rostrum.node.gateway;

import io.rostrum.meeting.DenialReason;
import io.rostrum.meeting.FloorTarget;
import io.rostrum.meeting.LanguageTag;
import io.rostrum.meeting.Meeting;
import io.rostrum.meeting.MeetingCommand;
import io.rostrum.meeting.ParticipantId;
import io.rostrum.meeting.RequestId;
import io.rostrum.meeting.Right;
import io.rostrum.meeting.Rights;
import io.rostrum.protocol.control.RefusalCode;
import io.rostrum.protocol.control.Request;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Translates a request of someone who has joined; what they have no right to has no translation.
 */
public final class Gateway {

    private static final int LONGEST_EXTENSION_SECONDS = 3_600;
    private static final int LARGEST_PAGE = 200;

    private final Meeting meeting;
    private final ParticipantId by;
    private final Supplier<RequestId> freshRequest;

    private Gateway(Meeting meeting, ParticipantId by, Supplier<RequestId> freshRequest) {
        this.meeting = meeting;
        this.by = by;
        this.freshRequest = freshRequest;
    }

    /**
     * Translates.
     *
     * @param meeting as it is now
     * @param by who asks
     * @param freshRequest names for floor requests that are to begin
     */
    public static Translation translate(
            Request request, Meeting meeting, ParticipantId by, Supplier<RequestId> freshRequest) {
        return new Gateway(meeting, by, freshRequest).translate(request);
    }

    private Translation translate(Request request) {
        return switch (request) {
            case Request.Join _ -> refused(Refusal.of(RefusalCode.ALREADY_JOINED));
            case Request.Leave _ -> new Translation.Leave();
            case Request.RequestFloor r ->
                    switch (r.kind()) {
                        case STATEMENT ->
                                act(new MeetingCommand.RequestFloor(by, freshRequest.get()));
                    };
            case Request.WithdrawRequest r ->
                    onRequest(r.requestId(), id -> new MeetingCommand.WithdrawRequest(by, id));
            case Request.YieldFloor _ -> act(new MeetingCommand.YieldFloor(by));
            case Request.GiveFloor r ->
                    r.requestId()
                            .map(text -> onRequest(text, id -> give(new FloorTarget.ByRequest(id))))
                            .orElseGet(() -> act(give(new FloorTarget.Next())));
            case Request.GiveFloorTo r ->
                    onParticipant(
                            r.participantId(),
                            id -> give(new FloorTarget.Directly(id, freshRequest.get())));
            case Request.DenyRequest r -> deny(r);
            case Request.RevokeFloor r ->
                    onParticipant(r.participantId(), id -> new MeetingCommand.RevokeFloor(by, id));
            case Request.SilenceAll _ -> act(new MeetingCommand.SilenceAll(by));
            case Request.OpenList _ -> act(new MeetingCommand.OpenList(by));
            case Request.CloseList _ -> act(new MeetingCommand.CloseList(by));
            case Request.PauseClock r ->
                    onParticipant(r.participantId(), id -> new MeetingCommand.PauseClock(by, id));
            case Request.ResumeClock r ->
                    onParticipant(r.participantId(), id -> new MeetingCommand.ResumeClock(by, id));
            case Request.ExtendTime r -> extend(r);
            case Request.TakeChair _ -> act(new MeetingCommand.TakeChair(by));
            case Request.OpenMicrophone r ->
                    onChannel(r.language(), tag -> new MeetingCommand.OpenMicrophone(by, tag));
            case Request.CloseMicrophone r ->
                    onChannel(r.language(), tag -> new MeetingCommand.CloseMicrophone(by, tag));
            case Request.TakeMicrophone r ->
                    onChannel(r.language(), tag -> new MeetingCommand.TakeMicrophone(by, tag));
            case Request.OfferMedia r ->
                    permitted(Right.OBSERVE).orElseGet(() -> new Translation.OfferMedia(r.sdp()));
            case Request.SelectChannel r -> select(r);
            case Request.ListParticipants r -> page(r);
        };
    }

    private MeetingCommand.Act give(FloorTarget target) {
        return new MeetingCommand.GiveFloor(by, target);
    }

    private Translation deny(Request.DenyRequest request) {
        Optional<DenialReason> reason =
                request.reason().isEmpty()
                        ? Optional.of(DenialReason.NOT_STATED)
                        : Arrays.stream(DenialReason.values())
                                .filter(r -> r.name().equals(request.reason().get()))
                                .findFirst();
        return reason.map(r ->
                        onRequest(
                                request.requestId(),
                                id -> new MeetingCommand.DenyRequest(by, id, r)))
                .orElseGet(() ->
                        refused(
                                Refusal.invalid(
                                        "reason",
                                        Arrays.stream(DenialReason.values())
                                                .map(DenialReason::name)
                                                .collect(
                                                        Collectors.joining(", ", "one of ", "")))));
    }

    private Translation extend(Request.ExtendTime request) {
        if (request.seconds() < 1 || request.seconds() > LONGEST_EXTENSION_SECONDS) {
            return refused(Refusal.invalid("seconds", "1 to " + LONGEST_EXTENSION_SECONDS));
        }
        Duration extra = Duration.ofSeconds(request.seconds());
        return onParticipant(
                request.participantId(), id -> new MeetingCommand.ExtendTime(by, id, extra));
    }

    private Translation select(Request.SelectChannel request) {
        if (request.channel().equals("floor")) {
            return permitted(Right.OBSERVE).orElseGet(() -> new Translation.SelectChannel("floor"));
        }
        Optional<LanguageTag> language =
                LanguageTag.parse(request.channel())
                        .filter(tag -> meeting.charter().channel(tag).isPresent());
        return permitted(Right.OBSERVE)
                .or(() -> language.map(tag -> new Translation.SelectChannel(tag.value())))
                .orElseGet(() -> noSuchChannel(request.channel()));
    }

    private Translation page(Request.ListParticipants request) {
        if (request.limit() < 1 || request.limit() > LARGEST_PAGE) {
            return refused(Refusal.invalid("limit", "1 to " + LARGEST_PAGE));
        }
        return permitted(Right.SEE_ROSTER)
                .orElseGet(() ->
                        new Translation.ListParticipants(
                                request.search().filter(text -> !text.isBlank()),
                                request.after().flatMap(ParticipantId::parse),
                                request.limit()));
    }

    private Translation onRequest(String text, Function<RequestId, MeetingCommand.Act> command) {
        return RequestId.parse(text)
                .map(id -> act(command.apply(id)))
                .orElseGet(() -> refused(Refusal.of(RefusalCode.NO_SUCH_REQUEST, "request", text)));
    }

    private Translation onParticipant(
            String text, Function<ParticipantId, MeetingCommand.Act> command) {
        return ParticipantId.parse(text)
                .map(id -> act(command.apply(id)))
                .orElseGet(() ->
                        refused(Refusal.of(RefusalCode.NO_SUCH_PARTICIPANT, "participant", text)));
    }

    private Translation onChannel(String text, Function<LanguageTag, MeetingCommand.Act> command) {
        return LanguageTag.parse(text)
                .map(tag -> act(command.apply(tag)))
                .orElseGet(() -> noSuchChannel(text));
    }

    private static Translation noSuchChannel(String channel) {
        return refused(Refusal.of(RefusalCode.NO_SUCH_CHANNEL, "channel", channel));
    }

    private Translation act(MeetingCommand.Act command) {
        return permitted(Rights.required(command)).orElseGet(() -> new Translation.Act(command));
    }

    /** A refusal if the right is missing. */
    private Optional<Translation> permitted(Right right) {
        Set<Right> rights = meeting.rights(by);
        if (rights.contains(right)) {
            return Optional.empty();
        }
        String role = meeting.roster().participant(by).map(who -> who.role().name()).orElse("NONE");
        return Optional.of(refused(Refusals.notAllowed(role, right.name())));
    }

    private static Translation refused(Refusal refusal) {
        return new Translation.Refused(refusal);
    }
}
