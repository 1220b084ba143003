package io.rostrum.it;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.rostrum.client.ClientListener;
import io.rostrum.client.RostrumClient;
import io.rostrum.client.media.MediaEngine;
import io.rostrum.meeting.InterpretationChannel;
import io.rostrum.meeting.LanguageTag;
import io.rostrum.meeting.MeetingCharter;
import io.rostrum.meeting.MeetingId;
import io.rostrum.meeting.MeetingKind;
import io.rostrum.meeting.OnExpiry;
import io.rostrum.meeting.SpeakingTimeRule;
import io.rostrum.meeting.TextByLanguage;
import io.rostrum.meeting.WhenSilent;
import io.rostrum.node.Server;
import io.rostrum.node.ServerParts;
import io.rostrum.node.admin.AdminKeys;
import io.rostrum.node.admin.MetricsRoute;
import io.rostrum.node.config.ConfigReader;
import io.rostrum.node.config.DataDirectory;
import io.rostrum.node.token.JoinClaims;
import io.rostrum.node.token.TokenIssuer;
import io.rostrum.node.token.TokenKeys;
import io.rostrum.node.token.TokenVerifier;
import io.rostrum.protocol.control.Person.Attendance;
import io.rostrum.protocol.control.Role;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * A real server on loopback with one meeting, French interpreted, three microphones; and clients
 * that join it.
 */
final class TestMeeting implements AutoCloseable {

    private static final String ORGANISATION = "example";
    private static final String MEETING = "plenary";
    private static final long PATIENCE_SECONDS = 30;

    private final Server server;
    private final TokenIssuer issuer;
    private final Metrics metrics;
    private final List<RostrumClient> clients = new ArrayList<>();

    private TestMeeting(Server server, TokenIssuer issuer, Metrics metrics) {
        this.server = server;
        this.issuer = issuer;
        this.metrics = metrics;
    }

    static TestMeeting start(Path folder) throws Exception {
        SecureRandom random = new SecureRandom();
        DataDirectory data = DataDirectory.open(folder.resolve("data"));
        TokenKeys keys = TokenKeys.open(data, List.of(), Instant.now(), random);
        AdminKeys admins = AdminKeys.open(data, random);
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Server server =
                Server.start(
                        ConfigReader.read(
                                Optional.empty(),
                                Map.of(
                                        "ROSTRUM_HTTP_PORT", "0",
                                        "ROSTRUM_MEDIA_PORT", "0",
                                        "ROSTRUM_DRAIN_SECONDS", "0")),
                        new ServerParts(
                                new TokenVerifier(keys),
                                Optional.empty(),
                                registry,
                                _ -> List.of(new MetricsRoute(registry, Optional.of(admins))),
                                List.of()));
        LanguageTag english = new LanguageTag("en");
        server.rooms()
                .create(
                        ORGANISATION,
                        new MeetingCharter(
                                new MeetingId(MEETING),
                                TextByLanguage.of(english, "Plenary"),
                                MeetingKind.VIRTUAL,
                                List.of(),
                                List.of(
                                        new InterpretationChannel(
                                                new LanguageTag("fr"), WhenSilent.FLOOR)),
                                new SpeakingTimeRule(
                                        Duration.ofMinutes(5),
                                        Duration.ofSeconds(30),
                                        OnExpiry.WARN),
                                3,
                                List.of()));
        String operator =
                data.readSecret("admin.keys")
                        .lines()
                        .filter(line -> line.startsWith("* "))
                        .findFirst()
                        .orElseThrow()
                        .substring(2);
        return new TestMeeting(
                server, new TokenIssuer(keys), new Metrics(http(server, "/metrics"), operator));
    }

    String token(String participant, Role role) {
        return token(participant, role, MEETING, Instant.now());
    }

    /** Made then, good for an hour. */
    String token(String participant, Role role, String meeting, Instant made) {
        return issuer.issue(
                new JoinClaims(
                        ORGANISATION,
                        meeting,
                        participant,
                        participant,
                        role,
                        Optional.empty(),
                        Optional.empty(),
                        Attendance.REMOTE,
                        role == Role.INTERPRETER ? List.of("fr") : List.of(),
                        Optional.empty(),
                        made.plus(Duration.ofHours(1))),
                made);
    }

    URI webSocket() {
        return URI.create("ws://127.0.0.1:" + server.httpAddress().getPort() + "/connect");
    }

    private static URI http(Server server, String path) {
        return URI.create("http://127.0.0.1:" + server.httpAddress().getPort() + path);
    }

    /** Where the server answers HTTP. */
    URI http(String path) {
        return http(server, path);
    }

    InetSocketAddress address() {
        return server.httpAddress();
    }

    Metrics metrics() {
        return metrics;
    }

    RostrumClient join(String participant, Role role) throws Exception {
        return join(RostrumClient.builder(webSocket(), token(participant, role)));
    }

    RostrumClient join(String participant, Role role, MediaEngine engine) throws Exception {
        return join(RostrumClient.builder(webSocket(), token(participant, role)).media(engine));
    }

    RostrumClient join(String participant, Role role, MediaEngine engine, ClientListener listener)
            throws Exception {
        return join(
                RostrumClient.builder(webSocket(), token(participant, role))
                        .media(engine)
                        .listener(listener));
    }

    private RostrumClient join(RostrumClient.Builder builder) throws Exception {
        RostrumClient client = get(builder.connect());
        clients.add(client);
        return client;
    }

    static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        clients.forEach(RostrumClient::close);
        server.close();
    }
}
