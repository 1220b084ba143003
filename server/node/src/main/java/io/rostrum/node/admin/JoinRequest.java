package io.rostrum.node.admin;

import io.rostrum.meeting.LanguageTag;
import io.rostrum.meeting.ParticipantId;
import io.rostrum.node.token.JoinClaims;
import io.rostrum.protocol.control.Person.Attendance;
import io.rostrum.protocol.control.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Reads for whom a join token is asked.
 *
 * @param claims what the token will say; none if there are faults
 * @param faults everything that is wrong, a sentence each
 */
record JoinRequest(Optional<JoinClaims> claims, List<String> faults) {

    private static final int LONGEST_TEXT = 200;
    private static final int LONGEST_HOURS = 24 * 366;

    static JoinRequest read(JsonNode body, String organisation, String meeting, Instant now) {
        List<String> faults = new ArrayList<>();
        String id = text(body, "participantId", faults).orElse("");
        if (!id.isEmpty() && ParticipantId.parse(id).isEmpty()) {
            faults.add("participantId must be 1 to 128 visible ASCII characters");
        }
        String name = text(body, "name", faults).orElse("");
        Optional<Role> role = constant(body, "role", Role.values(), Optional.empty(), faults);
        Optional<Attendance> attendance =
                constant(
                        body,
                        "attendance",
                        Attendance.values(),
                        Optional.of(Attendance.REMOTE),
                        faults);
        List<String> languages = new ArrayList<>();
        for (JsonNode language : body.path("languages")) {
            LanguageTag.parse(language.asString(""))
                    .ifPresentOrElse(
                            tag -> languages.add(tag.value()),
                            () ->
                                    faults.add(
                                            "languages must be language tags such as “fr”, not "
                                                    + language));
        }
        JsonNode hours = body.path("hours");
        if (!hours.isMissingNode()
                && (!hours.isInt() || hours.asInt() < 1 || hours.asInt() > LONGEST_HOURS)) {
            faults.add("hours must be a whole number from 1 to " + LONGEST_HOURS);
        }
        if (!faults.isEmpty() || role.isEmpty() || attendance.isEmpty()) {
            return new JoinRequest(Optional.empty(), List.copyOf(faults));
        }
        JoinClaims claims =
                new JoinClaims(
                        organisation,
                        meeting,
                        id,
                        name,
                        role.get(),
                        optional(body, "delegation"),
                        optional(body, "capacity"),
                        attendance.get(),
                        languages,
                        Optional.empty(),
                        now.plus(Duration.ofHours(hours.asInt(12))));
        return new JoinRequest(Optional.of(claims), List.of());
    }

    private static Optional<String> text(JsonNode body, String name, List<String> faults) {
        Optional<String> text = optional(body, name).filter(t -> t.length() <= LONGEST_TEXT);
        if (text.isEmpty()) {
            faults.add(name + " must be a text of 1 to " + LONGEST_TEXT + " characters");
        }
        return text;
    }

    private static Optional<String> optional(JsonNode body, String name) {
        JsonNode value = body.path(name);
        return value.isString() && !value.asString().isBlank()
                ? Optional.of(value.asString())
                : Optional.empty();
    }

    private static <E extends Enum<E>> Optional<E> constant(
            JsonNode body, String name, E[] values, Optional<E> otherwise, List<String> faults) {
        JsonNode value = body.path(name);
        if (value.isMissingNode() && otherwise.isPresent()) {
            return otherwise;
        }
        List<String> names = new ArrayList<>();
        for (E constant : values) {
            String spelled = constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
            names.add(spelled);
            if (value.isString()
                    && value.asString()
                            .toLowerCase(Locale.ROOT)
                            .replace('_', '-')
                            .equals(spelled)) {
                return Optional.of(constant);
            }
        }
        faults.add(name + " must be one of " + String.join(", ", names));
        return Optional.empty();
    }
}
