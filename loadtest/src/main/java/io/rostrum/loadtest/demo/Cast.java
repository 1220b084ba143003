package io.rostrum.loadtest.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Who is in the demo's meeting, and its description. Every delegation is invented. */
final class Cast {

    static final String ORGANISATION = "demo";
    static final String MEETING = "plenary";

    private static final JsonMapper JSON = new JsonMapper();

    private static final Map<String, String> SPOKEN =
            Stream.concat(Stream.of(Part.CHAIR), Part.DELEGATES.stream())
                    .collect(Collectors.toMap(Part::id, part -> part.language().orElseThrow()));

    private static final Map<String, String> DELEGATIONS =
            Map.of(
                    "AVL", "Avalonia",
                    "BRM", "Brumeval",
                    "CVD", "Costaverde",
                    "SVR", "Severia",
                    "QNH", "Qinhe",
                    "RML", "Rimalia",
                    "GST", "Guestland");

    private Cast() {}

    /** The language that someone speaks on the floor; English, where it is not known. */
    static String languageOf(String participantId) {
        return SPOKEN.getOrDefault(participantId, "en");
    }

    static String delegationName(String code) {
        return DELEGATIONS.getOrDefault(code, code);
    }

    static List<Part> listeners() {
        List<Part> listeners = new ArrayList<>();
        listeners.add(Part.listener("floor"));
        Part.LANGUAGES.forEach(language -> listeners.add(Part.listener(language)));
        return listeners;
    }

    /** The meeting, as the admin interface wants it described. */
    static String description() {
        ObjectNode meeting = JSON.createObjectNode();
        meeting.put("id", MEETING);
        ObjectNode title = meeting.putObject("title");
        title.put("en", "Rostrum demonstration: plenary");
        title.put("fr", "Démonstration de Rostrum : plénière");
        title.put("es", "Demostración de Rostrum: plenaria");
        title.put("ru", "Демонстрация Rostrum: пленарное заседание");
        title.put("zh", "Rostrum 演示：全体会议");
        title.put("ar", "عرض Rostrum: الجلسة العامة");
        meeting.put("kind", "virtual");
        ArrayNode delegations = meeting.putArray("delegations");
        new TreeMap<>(DELEGATIONS)
                .forEach((code, name) ->
                        delegations
                                .addObject()
                                .put("code", code)
                                .putObject("names")
                                .put("en", name));
        ArrayNode channels = meeting.putArray("channels");
        Part.LANGUAGES.forEach(language ->
                channels.addObject().put("language", language).put("whenSilent", "floor"));
        meeting.putObject("speakingTime").put("limitSeconds", 120).put("warningSeconds", 20);
        meeting.putArray("deputies").add(Part.DEPUTY.id());
        return JSON.writeValueAsString(meeting);
    }
}
