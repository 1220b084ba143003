package io.rostrum.bench;

import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The benchmarks' command line; the launcher {@code ./rostrum bench} stands before it. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures what the server costs, beside what this machine can do at all.",
        subcommands = {ForwardCommand.class, JmhCommand.class})
public final class BenchCommand {

    private BenchCommand() {}

    /** Runs a command and exits with its code: 0 done, 1 could not, 2 wrong options. */
    public static void main(String[] arguments) {
        CommandLine line = new CommandLine(new BenchCommand());
        // JMH reads its own options.
        Optional.ofNullable(line.getSubcommands().get("jmh"))
                .ifPresent(jmh -> jmh.setUnmatchedOptionsArePositionalParams(true));
        line.setExecutionExceptionHandler((fault, where, parsed) -> {
            if (fault instanceof BenchException) {
                where.getErr().println("rostrum: " + fault.getMessage());
                return 1;
            }
            throw fault;
        });
        System.exit(line.execute(arguments));
    }
}
