package io.rostrum.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Moments of a meeting, each as one participant sees it: a base and what differs from it (JSON
 * merge patch, RFC 7396).
 */
final class Scenes {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JsonNode all;

    Scenes() throws IOException {
        try (InputStream in = WebJars.open("scenes/scenes.json")) {
            all = JSON.readTree(in);
        }
    }

    List<String> names() {
        return List.copyOf(all.get("scenes").propertyNames());
    }

    Scene named(String name) {
        ObjectNode scene = (ObjectNode) all.get("base").deepCopy();
        merge(scene, (ObjectNode) all.get("scenes").get(name));
        return new Scene(name, all.get("serverTime").asLong(), scene);
    }

    private static void merge(ObjectNode target, ObjectNode patch) {
        for (Map.Entry<String, JsonNode> change : patch.properties()) {
            if (change.getValue() instanceof ObjectNode inner
                    && target.get(change.getKey()) instanceof ObjectNode into) {
                merge(into, inner);
            } else {
                target.set(change.getKey(), change.getValue());
            }
        }
    }

    /**
     * One moment.
     *
     * @param serverTime the server's time at which it begins
     */
    record Scene(String name, long serverTime, ObjectNode content) {

        /** The token of the link that opens it; nobody verifies it here. */
        String token() {
            JsonNode person = content.get("you").get("person");
            ObjectNode claims = JSON.createObjectNode();
            claims.put("sub", person.get("id").asString());
            claims.put("meeting", "plenary-4");
            claims.put("name", person.get("name").asString());
            claims.put("role", person.get("role").asString().toLowerCase(Locale.ROOT));
            claims.put("exp", 4_000_000_000L);
            if (person.has("delegation")) {
                claims.put("delegation", person.get("delegation").asString());
            }
            claims.set("languages", person.get("languages"));
            return "e30."
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(claims))
                    + ".x";
        }

        /** The server's messages after a join. */
        List<String> entrance(String joinId) {
            ObjectNode joined = message("joined").put("id", joinId).put("resumeToken", "r");
            joined.put("graceSeconds", 60).put("resumption", "FRESH").put("serverTime", serverTime);
            joined.set("you", content.get("you"));
            joined.putObject("limits").put("messageBytes", 65_536).put("messagesPerSecond", 50);
            ObjectNode snapshot = message("snapshot").put("revision", 1).put("sequence", 0);
            snapshot.put("serverTime", serverTime);
            snapshot.set("view", content.get("you").get("view"));
            snapshot.set("state", content.get("state"));
            snapshot.set("you", content.get("you"));
            ObjectNode audible = message("audible");
            audible.set("floor", content.get("audible"));
            return List.of(
                    joined.toString(),
                    snapshot.toString(),
                    content.get("audience").toString(),
                    audible.toString());
        }

        /** The server's answer to a request. */
        String answer(ObjectNode request) {
            ObjectNode answer =
                    switch (request.get("type").asString()) {
                        case "offerMedia" -> message("mediaAnswered").put("sdp", "v=0");
                        case "listParticipants" -> message("participants").put("more", "END");
                        default -> message("accepted").put("revision", 1);
                    };
            if (answer.get("type").asString().equals("mediaAnswered")) {
                answer.putArray("slots");
            } else if (answer.get("type").asString().equals("participants")) {
                answer.set("page", content.get("roster"));
                answer.put("total", content.get("roster").size());
            }
            answer.set("id", request.get("id"));
            return answer.toString();
        }

        private static ObjectNode message(String type) {
            return JSON.createObjectNode().put("type", type);
        }

        private static byte[] bytes(ObjectNode node) {
            return node.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        }
    }
}
