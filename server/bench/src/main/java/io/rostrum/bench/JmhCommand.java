package io.rostrum.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.Main;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Runs the JMH benchmarks. */
@Command(
        name = "jmh",
        mixinStandardHelpOptions = true,
        description = {
            "Runs the JMH benchmarks: the forward path by itself, without sockets.",
            "Without arguments all of them, with the bytes allocated an operation; else as JMH takes them, e.g. ForwardPath -prof gc."
        })
final class JmhCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..*",
            paramLabel = "JMH ARGUMENT",
            description = "A benchmark's name, or an option of JMH such as -prof gc.")
    List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        List<String> all = new ArrayList<>(arguments);
        if (all.isEmpty()) {
            all.addAll(List.of("-prof", "gc"));
        }
        Main.main(all.toArray(new String[0]));
        return 0;
    }
}
