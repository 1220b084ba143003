package io.rostrum.node.admin;

import io.rostrum.meeting.MeetingId;
import io.rostrum.node.admin.AdminKeys.Access;
import io.rostrum.node.admin.AdminKeys.Holder;
import io.rostrum.node.http.HttpAnswer;
import io.rostrum.node.http.HttpCall;
import io.rostrum.node.http.HttpRoute;
import io.rostrum.node.room.RoomKey;
import io.rostrum.node.room.Rooms;
import io.rostrum.node.token.TokenIssuer;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code /admin/v1/<organisation>/meetings…}: creates, lists, shows and ends meetings, and issues
 * join tokens. The key goes in {@code Authorization: Bearer …}. Every error is {@code {"code": …,
 * "message": …, "details": […]}}.
 */
public final class AdminRoute implements HttpRoute {

    private static final Pattern PLACE =
            Pattern.compile(
                    "/admin/v1/(?<organisation>[^/]+)/meetings(/(?<meeting>[^/]+)(?<tokens>/tokens)?)?");
    private static final JsonMapper JSON = new JsonMapper();

    private final AdminKeys keys;
    private final Rooms rooms;
    private final TokenIssuer tokens;
    private final UnaryOperator<String> joinLink;
    private final Clock clock;

    /**
     * @param joinLink makes the link that joins with a token
     */
    public AdminRoute(
            AdminKeys keys,
            Rooms rooms,
            TokenIssuer tokens,
            UnaryOperator<String> joinLink,
            Clock clock) {
        this.keys = keys;
        this.rooms = rooms;
        this.tokens = tokens;
        this.joinLink = joinLink;
        this.clock = clock;
    }

    @Override
    public String path() {
        return "/admin/v1/";
    }

    @Override
    public CompletionStage<HttpAnswer> answer(HttpCall call) {
        return CompletableFuture.completedStage(decide(call));
    }

    private HttpAnswer decide(HttpCall call) {
        Optional<Holder> holder = keys.bearer(call);
        if (holder.isEmpty()) {
            return error(
                            401,
                            "KEY_REQUIRED",
                            "This takes an admin key: Authorization: Bearer <key>.",
                            List.of())
                    .with("www-authenticate", "Bearer");
        }
        Matcher place = PLACE.matcher(call.path());
        if (!place.matches()) {
            return error(
                    404,
                    "NO_SUCH_PLACE",
                    "Expected /admin/v1/<organisation>/meetings….",
                    List.of());
        }
        String organisation = place.group("organisation");
        if (holder.get().to(organisation) == Access.DENIED) {
            return error(
                    403,
                    "OTHER_ORGANISATION",
                    "This key belongs to another organisation.",
                    List.of());
        }
        String meeting = place.group("meeting");
        if (meeting == null) {
            return switch (call.method()) {
                case "GET" -> list(organisation);
                case "POST" -> create(organisation, call);
                default -> wrongMethod("GET, POST");
            };
        }
        Optional<MeetingId> id = MeetingId.parse(meeting);
        if (id.isEmpty() || rooms.find(new RoomKey(organisation, id.get())).isEmpty()) {
            return error(
                    404,
                    "NO_SUCH_MEETING",
                    "There is no meeting “" + meeting + "” of “" + organisation + "” in progress.",
                    List.of());
        }
        RoomKey key = new RoomKey(organisation, id.get());
        if (place.group("tokens") != null) {
            return call.method().equals("POST") ? issue(key, call) : wrongMethod("POST");
        }
        return switch (call.method()) {
            case "GET" ->
                    HttpAnswer.json(
                            200,
                            JSON.writeValueAsBytes(Summaries.of(rooms.find(key).orElseThrow())));
            case "DELETE" -> end(key);
            default -> wrongMethod("GET, DELETE");
        };
    }

    private HttpAnswer list(String organisation) {
        ArrayNode meetings = JSON.createArrayNode();
        rooms.list(organisation).forEach(summary -> meetings.add(Summaries.of(summary)));
        ObjectNode answer = JSON.createObjectNode();
        answer.set("meetings", meetings);
        return HttpAnswer.json(200, JSON.writeValueAsBytes(answer));
    }

    private HttpAnswer create(String organisation, HttpCall call) {
        JsonNode body;
        try {
            body = JSON.readTree(call.body());
        } catch (JacksonException e) {
            return error(
                    400, "NOT_JSON", "The body is not JSON: " + e.getOriginalMessage(), List.of());
        }
        return switch (MeetingDescription.read(body)) {
            case Described.Faulty faulty ->
                    error(
                            400,
                            "DESCRIPTION_FAULTY",
                            "The meeting cannot be held as described.",
                            faulty.faults());
            case Described.Charter described ->
                    switch (rooms.create(organisation, described.charter())) {
                        case CREATED ->
                                HttpAnswer.json(
                                                201,
                                                JSON.writeValueAsBytes(
                                                        Summaries.created(
                                                                organisation, described.charter())))
                                        .with(
                                                "location",
                                                "/admin/v1/"
                                                        + organisation
                                                        + "/meetings/"
                                                        + described.charter().id());
                        case EXISTS ->
                                error(
                                        409,
                                        "MEETING_EXISTS",
                                        "“"
                                                + organisation
                                                + "” holds a meeting “"
                                                + described.charter().id()
                                                + "” already.",
                                        List.of());
                        case DRAINING ->
                                error(503, "DRAINING", "The server is about to stop.", List.of())
                                        .with("retry-after", "5");
                    };
        };
    }

    private HttpAnswer issue(RoomKey key, HttpCall call) {
        Instant now = clock.instant();
        JoinRequest asked;
        try {
            asked =
                    JoinRequest.read(
                            JSON.readTree(call.body()),
                            key.organisation(),
                            key.meeting().value(),
                            now);
        } catch (JacksonException e) {
            return error(
                    400, "NOT_JSON", "The body is not JSON: " + e.getOriginalMessage(), List.of());
        }
        if (asked.claims().isEmpty()) {
            return error(
                    400,
                    "PARTICIPANT_FAULTY",
                    "No token can be made for this participant.",
                    asked.faults());
        }
        String token = tokens.issue(asked.claims().get(), now);
        ObjectNode answer = JSON.createObjectNode();
        answer.put("token", token);
        answer.put("link", joinLink.apply(token));
        answer.put("expiresAt", asked.claims().get().expiresAt().toString());
        return HttpAnswer.json(201, JSON.writeValueAsBytes(answer));
    }

    private HttpAnswer end(RoomKey key) {
        return switch (rooms.end(key)) {
            case ENDED -> HttpAnswer.empty(204);
            case NO_SUCH_MEETING ->
                    error(404, "NO_SUCH_MEETING", "The meeting has ended already.", List.of());
        };
    }

    private static HttpAnswer wrongMethod(String allowed) {
        return error(405, "WRONG_METHOD", "Expected " + allowed + ".", List.of())
                .with("allow", allowed);
    }

    private static HttpAnswer error(int status, String code, String message, List<String> details) {
        ObjectNode answer = JSON.createObjectNode();
        answer.put("code", code);
        answer.put("message", message);
        if (!details.isEmpty()) {
            ArrayNode list = answer.putArray("details");
            details.forEach(list::add);
        }
        return HttpAnswer.json(status, JSON.writeValueAsBytes(answer));
    }
}
