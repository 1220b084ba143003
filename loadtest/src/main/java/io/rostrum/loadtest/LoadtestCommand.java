package io.rostrum.loadtest;

import io.rostrum.loadtest.demo.DemoCommand;
import io.rostrum.loadtest.server.UnusableException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The commands that drive a server from outside; the launcher {@code ./rostrum} stands before them.
 */
@Command(
        name = "rostrum",
        mixinStandardHelpOptions = true,
        description = "Drives a Rostrum server from outside.",
        subcommands = DemoCommand.class)
public final class LoadtestCommand {

    private LoadtestCommand() {}

    /** Runs a command and exits with its code: 0 as it should be, 1 not, 2 wrong options. */
    public static void main(String[] arguments) {
        CommandLine line = new CommandLine(new LoadtestCommand());
        line.setExecutionExceptionHandler((fault, where, parsed) -> {
            if (fault instanceof UnusableException) {
                where.getErr().println("rostrum: " + fault.getMessage());
                return 1;
            }
            throw fault;
        });
        System.exit(line.execute(arguments));
    }
}
