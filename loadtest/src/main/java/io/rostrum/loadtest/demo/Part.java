package io.rostrum.loadtest.demo;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who takes part, as the admin interface wants them described.
 *
 * @param role as the admin interface spells it
 * @param language spoken, for those who speak; of the booth, for an interpreter
 * @param recording spoken by the robot; none for those who only listen, and for people
 */
record Part(
        String id,
        String name,
        String role,
        Optional<String> delegation,
        Optional<String> language,
        Optional<String> recording) {

    private static final JsonMapper JSON = new JsonMapper();

    ObjectNode description() {
        ObjectNode node = JSON.createObjectNode();
        node.put("participantId", id);
        node.put("name", name);
        node.put("role", role);
        delegation.ifPresent(code -> node.put("delegation", code));
        if (role.equals("interpreter")) {
            language.ifPresent(tag -> node.putArray("languages").add(tag));
        }
        return node;
    }

    private static Part of(String id, String name, String role) {
        return new Part(id, name, role, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Part delegate(String code, String name, String language) {
        return new Part(
                "delegate-" + code.toLowerCase(Locale.ROOT),
                name,
                "delegate",
                Optional.of(code),
                Optional.of(language),
                Optional.of(language + "-1"));
    }

    private static Part interpreter(String language, String name) {
        return new Part(
                "interpreter-" + language,
                name,
                "interpreter",
                Optional.empty(),
                Optional.of(language),
                Optional.of(language + "-2"));
    }

    /** The languages of the meeting, in the order in which they are shown. */
    static final List<String> LANGUAGES = List.of("ar", "zh", "en", "fr", "ru", "es");

    static final Part CHAIR =
            new Part(
                    "chair",
                    "Ines Duarte",
                    "chair",
                    Optional.empty(),
                    Optional.of("en"),
                    Optional.of("en-3"));

    static final Part DEPUTY = of("deputy", "Owen Pryce", "deputy-chair");

    static final List<Part> DELEGATES =
            List.of(
                    delegate("AVL", "Amina Okoye", "en"),
                    delegate("BRM", "Luc Marchand", "fr"),
                    delegate("CVD", "Lucía Ferrer", "es"),
                    delegate("SVR", "Irina Volkova", "ru"),
                    delegate("QNH", "Lin Mei", "zh"),
                    delegate("RML", "Samir Haddad", "ar"));

    static final List<Part> INTERPRETERS =
            List.of(
                    interpreter("ar", "Layla Nasser"),
                    interpreter("zh", "Zhou Wen"),
                    interpreter("en", "Grace Holloway"),
                    interpreter("fr", "Fanny Roche"),
                    interpreter("ru", "Pavel Orlov"),
                    interpreter("es", "Marta Ibáñez"));

    /** One listener for the floor and one for each language. */
    static Part listener(String channel) {
        return of("listener-" + channel, "Listener to " + Words.channel(channel), "observer");
    }

    /** Whom a person may be; the chair is the robot's own place. */
    static final List<Part> PEOPLE =
            List.of(
                    CHAIR,
                    new Part(
                            "guest-delegate",
                            "Guest delegate",
                            "delegate",
                            Optional.of("GST"),
                            Optional.empty(),
                            Optional.empty()),
                    new Part(
                            "guest-interpreter",
                            "Guest interpreter",
                            "interpreter",
                            Optional.empty(),
                            Optional.of("fr"),
                            Optional.empty()),
                    of("guest-secretary", "Guest secretary", "secretary"),
                    of("guest-listener", "Guest listener", "public"));
}
