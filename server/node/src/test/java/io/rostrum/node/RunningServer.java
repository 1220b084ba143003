package io.rostrum.node;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rostrum.meeting.Delegation;
import io.rostrum.meeting.DelegationCode;
import io.rostrum.meeting.InterpretationChannel;
import io.rostrum.meeting.LanguageTag;
import io.rostrum.meeting.MeetingCharter;
import io.rostrum.meeting.MeetingId;
import io.rostrum.meeting.MeetingKind;
import io.rostrum.meeting.OnExpiry;
import io.rostrum.meeting.SpeakingTimeRule;
import io.rostrum.meeting.TextByLanguage;
import io.rostrum.meeting.WhenSilent;
import io.rostrum.node.config.ConfigException;
import io.rostrum.node.config.ConfigReader;
import io.rostrum.node.config.DataDirectory;
import io.rostrum.node.config.ServerConfig;
import io.rostrum.node.token.JoinClaims;
import io.rostrum.node.token.TokenIssuer;
import io.rostrum.node.token.TokenKeys;
import io.rostrum.node.token.TokenVerifier;
import io.rostrum.protocol.control.Person.Attendance;
import io.rostrum.protocol.control.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A server on loopback with one meeting, and tokens for it. */
final class RunningServer implements AutoCloseable {

    static final String ORGANISATION = "example";
    static final String MEETING = "plenary";

    private final Server server;
    private final TokenIssuer issuer;
    private final MeterRegistry registry;
    private final Path folder;
    private final List<TestClient> clients = new ArrayList<>();

    private RunningServer(Path folder, Server server, TokenIssuer issuer, MeterRegistry registry) {
        this.folder = folder;
        this.server = server;
        this.issuer = issuer;
        this.registry = registry;
    }

    static RunningServer start() {
        return start(Map.of());
    }

    /** With settings as the environment gives them, by their dotted names. */
    static RunningServer start(Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>();
        environment.put("ROSTRUM_HTTP_PORT", "0");
        environment.put("ROSTRUM_MEDIA_PORT", "0");
        environment.put("ROSTRUM_DRAIN_SECONDS", "1");
        settings.forEach((name, value) ->
                environment.put(
                        "ROSTRUM_"
                                + name.toUpperCase(java.util.Locale.ROOT)
                                        .replace('.', '_')
                                        .replace('-', '_'),
                        value));
        try {
            Path folder = Files.createTempDirectory("rostrum-test");
            ServerConfig config = ConfigReader.read(Optional.empty(), environment);
            TokenKeys keys =
                    TokenKeys.open(
                            DataDirectory.open(folder.resolve("data")),
                            List.of(),
                            Instant.now(),
                            new SecureRandom());
            MeterRegistry registry = new SimpleMeterRegistry();
            Server server =
                    Server.start(
                            config,
                            new ServerParts(
                                    new TokenVerifier(keys),
                                    Optional.empty(),
                                    registry,
                                    _ -> List.of(),
                                    List.of()));
            server.rooms().create(ORGANISATION, charter(MEETING));
            return new RunningServer(folder, server, new TokenIssuer(keys), registry);
        } catch (IOException | ConfigException e) {
            throw new IllegalStateException(e);
        }
    }

    static MeetingCharter charter(String id) {
        LanguageTag english = new LanguageTag("en");
        return new MeetingCharter(
                new MeetingId(id),
                TextByLanguage.of(english, "Plenary"),
                MeetingKind.HYBRID,
                List.of(
                        new Delegation(
                                new DelegationCode("ARC"),
                                TextByLanguage.of(english, "Arcadia"),
                                Optional.empty(),
                                Optional.empty())),
                List.of(
                        new InterpretationChannel(english, WhenSilent.FLOOR),
                        new InterpretationChannel(new LanguageTag("fr"), WhenSilent.FLOOR)),
                new SpeakingTimeRule(Duration.ofMinutes(3), Duration.ofSeconds(30), OnExpiry.WARN),
                2,
                List.of());
    }

    Server server() {
        return server;
    }

    URI http(String path) {
        return URI.create("http://127.0.0.1:" + server.httpAddress().getPort() + path);
    }

    URI webSocket() {
        return URI.create("ws://127.0.0.1:" + server.httpAddress().getPort() + "/connect");
    }

    double counter(String name, String... tags) {
        return registry.get(name).tags(tags).counter().count();
    }

    double gauge(String name) {
        return registry.get(name).gauge().value();
    }

    String token(String participant, Role role) {
        return issue(claims(participant, role));
    }

    String issue(JoinClaims claims) {
        return issuer.issue(claims, Instant.now());
    }

    JoinClaims claims(String participant, Role role) {
        boolean speaks = role == Role.DELEGATE;
        return new JoinClaims(
                ORGANISATION,
                MEETING,
                participant,
                "Name of " + participant,
                role,
                speaks ? Optional.of("ARC") : Optional.empty(),
                Optional.empty(),
                Attendance.REMOTE,
                role == Role.INTERPRETER ? List.of("fr") : List.of(),
                Optional.empty(),
                Instant.now().plus(Duration.ofHours(1)));
    }

    /** A connection that has not joined. */
    TestClient connect() {
        TestClient client = TestClient.connect(webSocket());
        clients.add(client);
        return client;
    }

    /** A connection that has joined. */
    TestClient join(String participant, Role role) {
        TestClient client = connect();
        client.join(token(participant, role), Optional.empty());
        return client;
    }

    @Override
    public void close() {
        clients.forEach(TestClient::abort);
        server.close();
        delete(folder);
    }

    private static void delete(Path path) {
        if (Files.notExists(path)) {
            return;
        }
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
