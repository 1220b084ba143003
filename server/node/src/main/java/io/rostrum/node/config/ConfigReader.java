package io.rostrum.node.config;

import io.rostrum.node.config.ServerConfig.Admin;
import io.rostrum.node.config.ServerConfig.Connections;
import io.rostrum.node.config.ServerConfig.Drain;
import io.rostrum.node.config.ServerConfig.Http;
import io.rostrum.node.config.ServerConfig.Media;
import io.rostrum.node.config.ServerConfig.Tls;
import io.rostrum.node.config.ServerConfig.Tokens;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes a {@link ServerConfig} of a YAML file and the environment; every fault is one sentence. */
public final class ConfigReader {

    private ConfigReader() {}

    /**
     * Reads the settings.
     *
     * @param file the YAML file; none: defaults and environment alone
     * @param environment the process's environment
     * @throws ConfigException if the file cannot be read, a key is unknown or a value is not
     *     acceptable
     */
    public static ServerConfig read(Optional<Path> file, Map<String, String> environment)
            throws ConfigException {
        SettingsTree tree = SettingsTree.load(file, environment);
        ServerConfig config = read(tree);
        tree.refuseUnknown();
        return config;
    }

    /** A settings file with every setting, its meaning and its default. */
    public static String example() {
        try (InputStream in = ConfigReader.class.getResourceAsStream("/rostrum.example.yaml")) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its example of a settings file");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The dotted names of all settings. */
    static Set<String> settings() throws ConfigException {
        SettingsTree tree = SettingsTree.load(Optional.empty(), Map.of());
        read(tree);
        return tree.known();
    }

    private static ServerConfig read(SettingsTree tree) throws ConfigException {
        Http http =
                new Http(
                        tree.text("http.bind", "127.0.0.1"),
                        tree.number("http.port", 8080, 0, 65_535),
                        tree.optionalText("http.public-url"),
                        tree.texts("http.allowed-origins"),
                        tls(tree));
        Media media =
                new Media(
                        tree.text("media.bind", "127.0.0.1"),
                        tree.number("media.port", 8081, 0, 65_535),
                        tree.texts("media.advertise"),
                        tree.number("media.floor-slots", 3, 1, 8));
        Connections connections =
                new Connections(
                        tree.number("connections.message-bytes", 65_536, 1_024, 1_048_576),
                        tree.number("connections.messages-per-second", 50, 1, 10_000),
                        tree.number("connections.join-seconds", 10, 1, 300),
                        tree.number("connections.unauthenticated-per-address", 500, 1, 1_000_000),
                        tree.number("connections.ping-seconds", 10, 1, 300),
                        tree.number("connections.grace-seconds", 60, 0, 86_400));
        List<Path> trusted = tree.texts("tokens.trusted-keys").stream().map(tree::path).toList();
        return new ServerConfig(
                tree.path(tree.text("data-directory", "data")),
                http,
                media,
                new Tokens(trusted),
                new Admin(tree.optionalText("admin.metrics-bind")),
                connections,
                new Drain(tree.number("drain.seconds", 5, 0, 3_600)));
    }

    private static Optional<Tls> tls(SettingsTree tree) throws ConfigException {
        Optional<String> certificate = tree.optionalText("http.tls.certificate");
        Optional<String> key = tree.optionalText("http.tls.key");
        if (certificate.isPresent() != key.isPresent()) {
            throw tree.fault(
                    "http.tls",
                    "needs both “certificate” and “key”; only “"
                            + (certificate.isPresent() ? "certificate" : "key")
                            + "” is set");
        }
        return certificate.map(c -> new Tls(tree.path(c), tree.path(key.orElseThrow())));
    }
}
