package io.rostrum.node.cli;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.rostrum.node.Server;
import io.rostrum.node.ServerParts;
import io.rostrum.node.ServerParts.SidePort;
import io.rostrum.node.admin.AdminKeys;
import io.rostrum.node.admin.AdminRoute;
import io.rostrum.node.admin.MetricsRoute;
import io.rostrum.node.config.ConfigException;
import io.rostrum.node.config.ConfigReader;
import io.rostrum.node.config.DataDirectory;
import io.rostrum.node.config.ServerConfig;
import io.rostrum.node.token.TokenIssuer;
import io.rostrum.node.token.TokenKeys;
import io.rostrum.node.token.TokenVerifier;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the server until it is told to stop. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Runs the server. Without settings it listens on loopback only: pages on http://localhost:8080, media on UDP 8081.",
            "At first start it makes its keys in the data directory."
        })
final class ServeCommand implements Callable<Integer> {

    private static final Pattern HOST_AND_PORT =
            Pattern.compile("(?:\\[(?<v6>[^\\]]+)\\]|(?<host>[^:]+)):(?<port>[0-9]{1,5})");

    @Spec CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "The settings, e.g. rostrum.yaml. --example prints one with every setting explained.")
    @Nullable Path file;

    @Option(names = "--example", description = "Prints an example of a settings file and ends.")
    boolean example;

    @Override
    public Integer call() throws ConfigException, IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (example) {
            out.print(ConfigReader.example());
            out.flush();
            return 0;
        }
        ServerConfig config = ConfigReader.read(Optional.ofNullable(file), System.getenv());
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        ServerParts parts = parts(config, registry);
        CountDownLatch told = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(told, stopped), "shutdown"));
        try (Server server = Server.start(config, parts)) {
            out.println(
                    "Rostrum is ready at "
                            + JoinLinks.base(config.http())
                            + " ("
                            + server.httpAddress()
                            + "), media on UDP "
                            + server.mediaAddress()
                            + ". Ctrl-C stops it.");
            out.flush();
            told.await();
        } catch (BindException e) {
            throw new ConfigException(
                    "A port is taken by another program (http.port "
                            + config.http().port()
                            + ", media.port "
                            + config.media().port()
                            + "): "
                            + e.getMessage()
                            + ".",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            stopped.countDown();
        }
        return 0;
    }

    /** On SIGTERM and Ctrl-C: the process goes when the server has closed. */
    private static void stop(CountDownLatch told, CountDownLatch stopped) {
        told.countDown();
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static ServerParts parts(ServerConfig config, PrometheusMeterRegistry registry)
            throws ConfigException {
        Clock clock = Clock.systemUTC();
        SecureRandom random = new SecureRandom();
        DataDirectory data = DataDirectory.open(config.dataDirectory());
        TokenKeys keys =
                TokenKeys.open(data, config.tokens().trustedKeys(), clock.instant(), random);
        AdminKeys admins = AdminKeys.open(data, random);
        Optional<InetSocketAddress> metricsBind = metricsBind(config);
        MetricsRoute metrics =
                new MetricsRoute(
                        registry, metricsBind.isPresent() ? Optional.empty() : Optional.of(admins));
        return new ServerParts(
                new TokenVerifier(keys),
                tls(config),
                registry,
                rooms -> {
                    AdminRoute admin =
                            new AdminRoute(
                                    admins,
                                    rooms,
                                    new TokenIssuer(keys),
                                    token -> JoinLinks.of(config.http(), token),
                                    clock);
                    return metricsBind.isPresent() ? List.of(admin) : List.of(admin, metrics);
                },
                metricsBind
                        .map(bind -> List.of(new SidePort(bind, List.of(metrics))))
                        .orElse(List.of()));
    }

    private static Optional<InetSocketAddress> metricsBind(ServerConfig config)
            throws ConfigException {
        Optional<String> text = config.admin().metricsBind();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Matcher matcher = HOST_AND_PORT.matcher(text.get());
        if (!matcher.matches() || Integer.parseInt(matcher.group("port")) > 65_535) {
            throw new ConfigException(
                    "“admin.metrics-bind” must be host:port such as 127.0.0.1:9100, not “"
                            + text.get()
                            + "”.");
        }
        String host = matcher.group("v6") == null ? matcher.group("host") : matcher.group("v6");
        try {
            return Optional.of(
                    new InetSocketAddress(
                            InetAddress.getByName(host), Integer.parseInt(matcher.group("port"))));
        } catch (IOException e) {
            throw new ConfigException("“admin.metrics-bind”: there is no host “" + host + "”.", e);
        }
    }

    private static Optional<SslContext> tls(ServerConfig config) throws ConfigException {
        Optional<ServerConfig.Tls> tls = config.http().tls();
        if (tls.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    SslContextBuilder.forServer(
                                    tls.get().certificate().toFile(), tls.get().key().toFile())
                            .build());
        } catch (SSLException | IllegalArgumentException e) {
            throw new ConfigException(
                    "The certificate "
                            + tls.get().certificate()
                            + " and its key "
                            + tls.get().key()
                            + " cannot be used: "
                            + e.getMessage()
                            + ".",
                    e);
        }
    }
}
