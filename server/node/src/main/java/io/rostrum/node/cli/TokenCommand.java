package io.rostrum.node.cli;

import io.rostrum.node.config.ConfigException;
import io.rostrum.node.config.ConfigReader;
import io.rostrum.node.config.DataDirectory;
import io.rostrum.node.config.ServerConfig;
import io.rostrum.node.token.JoinClaims;
import io.rostrum.node.token.TokenIssuer;
import io.rostrum.node.token.TokenKeys;
import io.rostrum.protocol.control.Person.Attendance;
import io.rostrum.protocol.control.Role;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Makes the join token of one participant with the server's own key, or the link that carries it.
 */
@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        description = "Makes a join token, signed with the key in the server's data directory.",
        sortOptions = false,
        footer = {
            "",
            "Example: ./rostrum token --meeting plenary --name 'Amina Okoye' --role delegate --delegation AVL --link"
        })
final class TokenCommand implements Callable<Integer> {

    @Spec CommandSpec spec = CommandSpec.create();

    @Option(names = "--meeting", required = true, paramLabel = "ID", description = "The meeting.")
    String meeting = "";

    @Option(
            names = "--name",
            required = true,
            paramLabel = "NAME",
            description = "The name others see.")
    String name = "";

    @Option(
            names = "--role",
            required = true,
            paramLabel = "ROLE",
            description = "One of: ${COMPLETION-CANDIDATES}.")
    Role role = Role.OBSERVER;

    @Option(
            names = "--id",
            paramLabel = "ID",
            description =
                    "The participant's id; the same id is the same participant. Default: made of name and role.")
    @Nullable String id;

    @Option(names = "--delegation", paramLabel = "CODE", description = "Code of the delegation.")
    @Nullable String delegation;

    @Option(
            names = "--capacity",
            paramLabel = "GROUP",
            description = "The group on whose behalf they speak.")
    @Nullable String capacity;

    @Option(
            names = "--attendance",
            paramLabel = "WHERE",
            description = "One of: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    Attendance attendance = Attendance.REMOTE;

    @Option(
            names = "--languages",
            split = ",",
            paramLabel = "TAG",
            description = "The booth's languages, for an interpreter, e.g. fr,es.")
    List<String> languages = List.of();

    @Option(
            names = "--hours",
            paramLabel = "N",
            description = "How long it is valid. Default: ${DEFAULT-VALUE}.")
    int hours = 12;

    @Option(
            names = "--organisation",
            paramLabel = "NAME",
            description = "Default: ${DEFAULT-VALUE}.")
    String organisation = "default";

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The server's settings, for its data directory.")
    @Nullable Path config;

    @Option(names = "--link", description = "Prints the link that joins with the token.")
    boolean link;

    @Override
    public Integer call() throws ConfigException {
        if (hours < 1 || hours > 24 * 366) {
            throw new ParameterException(
                    spec.commandLine(), "--hours must be from 1 to 8784, not " + hours + ".");
        }
        ServerConfig settings = ConfigReader.read(Optional.ofNullable(config), System.getenv());
        DataDirectory data = DataDirectory.open(settings.dataDirectory());
        Instant now = Instant.now();
        TokenKeys keys =
                TokenKeys.open(data, settings.tokens().trustedKeys(), now, new SecureRandom());
        JoinClaims claims =
                new JoinClaims(
                        organisation,
                        meeting,
                        id == null ? idOf(name, role) : id,
                        name,
                        role,
                        Optional.ofNullable(delegation),
                        Optional.ofNullable(capacity),
                        attendance,
                        languages,
                        Optional.empty(),
                        now.plus(Duration.ofHours(hours)));
        String token = new TokenIssuer(keys).issue(claims, now);
        PrintWriter out = spec.commandLine().getOut();
        out.println(link ? JoinLinks.of(settings.http(), token) : token);
        out.flush();
        return 0;
    }

    /** A readable id of visible ASCII, the same for the same name and role. */
    private static String idOf(String name, Role role) {
        StringBuilder text = new StringBuilder();
        name.codePoints()
                .limit(60)
                .forEach(c ->
                        text.append(
                                c < 128 && Character.isLetterOrDigit(c)
                                        ? Character.toString(c)
                                        : "-"));
        return text + "-" + role.name() + "-" + Integer.toHexString(name.hashCode());
    }
}
