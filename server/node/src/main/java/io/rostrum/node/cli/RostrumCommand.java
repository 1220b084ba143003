package io.rostrum.node.cli;

import io.rostrum.node.config.ConfigException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The server's command line; the launcher {@code ./rostrum} stands before it. */
@Command(
        name = "rostrum",
        mixinStandardHelpOptions = true,
        versionProvider = VersionFromJar.class,
        description = "The room for people who cannot be in the room.",
        subcommands = {ServeCommand.class, TokenCommand.class})
public final class RostrumCommand {

    private RostrumCommand() {}

    /** Runs a command and exits with its code: 0 done, 1 could not, 2 wrong options. */
    public static void main(String[] arguments) {
        System.exit(run(commandLine(), arguments));
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new RostrumCommand());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((fault, where, parsed) -> {
            if (fault instanceof ConfigException) {
                where.getErr().println("rostrum: " + fault.getMessage());
                return 1;
            }
            throw fault;
        });
        return line;
    }

    static int run(CommandLine line, String... arguments) {
        return line.execute(arguments);
    }
}
