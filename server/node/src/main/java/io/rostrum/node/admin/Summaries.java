package io.rostrum.node.admin;

import io.rostrum.meeting.MeetingCharter;
import io.rostrum.meeting.MeetingKind;
import io.rostrum.meeting.TextByLanguage;
import io.rostrum.node.room.RoomSummary;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Meetings as the admin interface shows them. */
final class Summaries {

    private static final JsonMapper JSON = new JsonMapper();

    private Summaries() {}

    static ObjectNode of(RoomSummary summary) {
        ObjectNode node =
                meeting(
                        summary.key().organisation(),
                        summary.key().meeting().value(),
                        summary.title(),
                        summary.kind());
        node.put("createdAt", summary.createdAt().toString());
        node.put("present", summary.present());
        return node;
    }

    static ObjectNode created(String organisation, MeetingCharter charter) {
        return meeting(organisation, charter.id().value(), charter.title(), charter.kind());
    }

    private static ObjectNode meeting(
            String organisation, String id, TextByLanguage title, MeetingKind kind) {
        ObjectNode node = JSON.createObjectNode();
        node.put("organisation", organisation);
        node.put("id", id);
        ObjectNode titles = node.putObject("title");
        title.texts().forEach((language, text) -> titles.put(language.value(), text));
        node.put("kind", kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        return node;
    }
}
