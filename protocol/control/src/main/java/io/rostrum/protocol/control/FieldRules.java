package io.rostrum.protocol.control;

import java.util.Optional;

/** What the values of a client's message may be, beyond their types. */
final class FieldRules {

    static final int LONGEST_ID = 64;

    private static final int LONGEST_NAME = 128;
    private static final int LONGEST_TOKEN = 8_192;
    private static final int LONGEST_SDP = 65_536;
    private static final int LONGEST_REASON = 250;
    private static final int LARGEST_PAGE = 200;
    private static final int LONGEST_EXTENSION_SECONDS = 3_600;

    /** The first value that is not acceptable, and what was expected. */
    record Violation(String field, String detail) {}

    private FieldRules() {}

    static boolean isId(String id) {
        return !id.isBlank() && id.length() <= LONGEST_ID && WireMapper.isWhole(id);
    }

    static Optional<Violation> firstViolation(ClientMessage message) {
        return switch (message) {
            case Request request ->
                    isId(request.id())
                            ? firstViolation(request)
                            : violation("id", "expected 1 to " + LONGEST_ID + " characters");
            case ClientSignal.Ping ping ->
                    Double.isFinite(ping.sentAt())
                            ? Optional.empty()
                            : violation("sentAt", "expected a finite number");
            case ClientSignal.SelfMute mute -> Optional.empty();
        };
    }

    private static Optional<Violation> firstViolation(Request request) {
        return switch (request) {
            case Request.Join join -> join(join);
            case Request.WithdrawRequest r -> text("requestId", r.requestId(), LONGEST_NAME);
            case Request.GiveFloor r ->
                    r.requestId().flatMap(id -> text("requestId", id, LONGEST_NAME));
            case Request.GiveFloorTo r -> text("participantId", r.participantId(), LONGEST_NAME);
            case Request.DenyRequest r ->
                    text("requestId", r.requestId(), LONGEST_NAME)
                            .or(() ->
                                    r.reason()
                                            .flatMap(reason ->
                                                    text("reason", reason, LONGEST_REASON)));
            case Request.RevokeFloor r -> text("participantId", r.participantId(), LONGEST_NAME);
            case Request.PauseClock r -> text("participantId", r.participantId(), LONGEST_NAME);
            case Request.ResumeClock r -> text("participantId", r.participantId(), LONGEST_NAME);
            case Request.ExtendTime r ->
                    text("participantId", r.participantId(), LONGEST_NAME)
                            .or(() -> range("seconds", r.seconds(), LONGEST_EXTENSION_SECONDS));
            case Request.OpenMicrophone r -> text("language", r.language(), LONGEST_NAME);
            case Request.CloseMicrophone r -> text("language", r.language(), LONGEST_NAME);
            case Request.TakeMicrophone r -> text("language", r.language(), LONGEST_NAME);
            case Request.OfferMedia r -> text("sdp", r.sdp(), LONGEST_SDP);
            case Request.SelectChannel r -> text("channel", r.channel(), LONGEST_NAME);
            case Request.ListParticipants r ->
                    range("limit", r.limit(), LARGEST_PAGE)
                            .or(() -> r.search().flatMap(s -> text("search", s, LONGEST_NAME)))
                            .or(() -> r.after().flatMap(a -> text("after", a, LONGEST_NAME)));
            case Request.Leave r -> Optional.empty();
            case Request.RequestFloor r -> Optional.empty();
            case Request.YieldFloor r -> Optional.empty();
            case Request.SilenceAll r -> Optional.empty();
            case Request.OpenList r -> Optional.empty();
            case Request.CloseList r -> Optional.empty();
            case Request.TakeChair r -> Optional.empty();
        };
    }

    private static Optional<Violation> join(Request.Join join) {
        return text("token", join.token(), LONGEST_TOKEN)
                .or(() -> join.client().flatMap(client -> text("client", client, LONGEST_NAME)))
                .or(() -> join.resume().flatMap(point -> resume(point)));
    }

    private static Optional<Violation> resume(ResumePoint point) {
        if (point.revision() < 0 || point.sequence() < 0) {
            return violation("resume", "expected a revision and a sequence of 0 or more");
        }
        return text("resume.token", point.token(), LONGEST_NAME);
    }

    private static Optional<Violation> text(String field, String value, int longest) {
        return value.isBlank() || value.length() > longest
                ? violation(field, "expected 1 to " + longest + " characters")
                : Optional.empty();
    }

    private static Optional<Violation> range(String field, int value, int most) {
        return value < 1 || value > most
                ? violation(field, "expected 1 to " + most)
                : Optional.empty();
    }

    private static Optional<Violation> violation(String field, String detail) {
        return Optional.of(new Violation(field, detail));
    }
}
