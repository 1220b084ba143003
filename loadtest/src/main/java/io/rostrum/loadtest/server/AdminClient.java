package io.rostrum.loadtest.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Creates meetings and join tokens through a server's admin interface. */
public final class AdminClient implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI server;
    private final String key;
    private final String organisation;

    public AdminClient(URI server, String key, String organisation) {
        this.server = server;
        this.key = key;
        this.organisation = organisation;
    }

    /** A join token and the link that carries it. */
    public record Ticket(String token, String link) {}

    /** Creates a meeting from its description. */
    public void createMeeting(String description) throws UnusableException {
        post("/admin/v1/" + organisation + "/meetings", description);
    }

    /** Issues the token of a participant, described as the admin interface wants it. */
    public Ticket issue(String meeting, JsonNode participant) throws UnusableException {
        JsonNode answer =
                post(
                        "/admin/v1/" + organisation + "/meetings/" + meeting + "/tokens",
                        JSON.writeValueAsString(participant));
        return new Ticket(answer.get("token").asString(), answer.get("link").asString());
    }

    private JsonNode post(String path, String body) throws UnusableException {
        HttpRequest request =
                HttpRequest.newBuilder(server.resolve(path))
                        .timeout(Duration.ofSeconds(10))
                        .header("authorization", "Bearer " + key)
                        .header("content-type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        try {
            HttpResponse<String> response =
                    http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 201) {
                throw new UnusableException(
                        "The server refused POST "
                                + path
                                + " with "
                                + response.statusCode()
                                + ": "
                                + response.body());
            }
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UnusableException(
                    "The server at " + server + " could not be reached: " + e.getMessage() + ".",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnusableException("Interrupted while waiting for the server.", e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
