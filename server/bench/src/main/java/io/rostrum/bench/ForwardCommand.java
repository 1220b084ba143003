package io.rostrum.bench;

import io.netty.channel.EventLoopGroup;
import io.rostrum.node.transport.Transport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Forwards a core-second, beside what the kernel does with the same datagrams. */
@Command(
        name = "forward",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measures how many packets a second of one core forwards: the server's media plane with its socket, three",
            "speakers and a hall of listeners over real ICE, DTLS and SRTP on loopback; every listener authenticates",
            "every packet. By turns, in the same run, the limit: the kernel given the same datagrams in the same",
            "bursts by one thread that does nothing else. What counts is the ratio; the absolute figures are this machine's."
        })
final class ForwardCommand implements Callable<Integer> {

    private static final int FEWEST = 10;
    private static final int MOST = 2_000;
    private static final long SECOND = 1_000_000_000L;
    private static final String ROW = "%8s  %10s  %10s  %6s  %6s  %7s  %7s%n";

    @Spec CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--listeners",
            paramLabel = "N",
            defaultValue = "400",
            description = "Listeners in the hall, 10 to 2000; ${DEFAULT-VALUE} if not given.")
    int listeners;

    @Option(
            names = "--rates",
            split = ",",
            paramLabel = "RATE",
            description =
                    "Packets forwarded a second, one or more; 50 a listener (one speaker), 150 (three) and 300 if not given.")
    List<Integer> rates = new ArrayList<>();

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            description =
                    "Rounds of each, of which the median counts; ${DEFAULT-VALUE} if not given.")
    int rounds;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "3",
            description = "A round's length; ${DEFAULT-VALUE} if not given.")
    int seconds;

    @Option(
            names = "--quick",
            description = "Three rounds of a second: a first look in about 30 s.")
    boolean quick;

    @Option(names = "--json", paramLabel = "FILE", description = "Writes every round to a file.")
    @Nullable Path json;

    @Override
    public Integer call() throws BenchException, IOException, InterruptedException {
        check();
        CpuClock.require();
        PrintWriter out = spec.commandLine().getOut();
        List<Comparison> all = measure(out);
        print(out, all);
        Optional<Path> file = Optional.ofNullable(json);
        if (file.isPresent()) {
            Files.writeString(
                    file.get(),
                    new JsonMapper()
                            .writerWithDefaultPrettyPrinter()
                            .writeValueAsString(Map.of("listeners", listeners, "loads", all)));
            out.println("Every round: " + file.get());
        }
        out.flush();
        return 0;
    }

    private void check() {
        if (quick) {
            rounds = 3;
            seconds = 1;
        }
        require(listeners >= FEWEST && listeners <= MOST, "--listeners takes 10 to 2000");
        require(rounds >= 1 && rounds <= 99, "--rounds takes 1 to 99");
        require(seconds >= 1 && seconds <= 600, "--seconds takes 1 to 600");
        if (rates.isEmpty()) {
            rates = List.of(listeners * 50, listeners * 150, listeners * 300);
        }
        int most = listeners * Plenary.SPEAKERS * Plenary.MOST_PACKETS_OF_A_SPEAKER;
        for (int rate : rates) {
            require(
                    rate >= listeners && rate <= most,
                    "with "
                            + listeners
                            + " listeners --rates takes "
                            + listeners
                            + " to "
                            + most
                            + ", not "
                            + rate);
        }
    }

    private void require(boolean fits, String otherwise) {
        if (!fits) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }

    private List<Comparison> measure(PrintWriter out)
            throws BenchException, IOException, InterruptedException {
        EventLoopGroup clients = Transport.best().loops(1, "bench-clients");
        try (Plenary plenary =
                new Plenary(
                        clients,
                        listeners,
                        connected -> {
                            out.print(
                                    "\rConnecting "
                                            + connected
                                            + " of "
                                            + (listeners + Plenary.SPEAKERS));
                            out.flush();
                        })) {
            out.printf("%nWarming up …%n");
            Load first = new Load(listeners, rates.getFirst());
            plenary.run(new Load(listeners, listeners * 150), 4 * SECOND);
            int bytes = plenary.datagramBytes();
            try (Limit limit = new Limit(clients, listeners, bytes)) {
                limit.run(first, 2 * SECOND);
                out.printf(
                        "%d listeners, datagrams of %d bytes, %d rounds of %d s each; the limit: %s; the server: %s%n",
                        listeners, bytes, rounds, seconds, limit.name(), Transport.best());
                out.flush();
                List<Comparison> all = new ArrayList<>();
                for (int rate : rates) {
                    all.add(compare(out, plenary, limit, rate));
                }
                return all;
            }
        } finally {
            clients.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
        }
    }

    private Comparison compare(PrintWriter out, Plenary plenary, Limit limit, int rate) {
        Load load = new Load(listeners, rate);
        List<Round> kernel = new ArrayList<>();
        List<Round> server = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            out.printf("\r%d packets a second: round %d of %d   ", rate, i + 1, rounds);
            out.flush();
            kernel.add(limit.run(load, seconds * SECOND));
            server.add(plenary.run(load, seconds * SECOND));
        }
        out.println();
        return new Comparison(rate, kernel, server);
    }

    private static void print(PrintWriter out, List<Comparison> all) {
        out.println();
        out.println("Packets a second of one core (medians):");
        out.printf(ROW, "rate/s", "limit", "server", "ratio", "busy", "lost", "spread");
        for (Comparison each : all) {
            double spread =
                    Math.max(Comparison.spread(each.limit()), Comparison.spread(each.server()));
            out.printf(
                    ROW,
                    each.perSecond(),
                    Math.round(Comparison.median(each.limit())),
                    Math.round(Comparison.median(each.server())),
                    String.format("%.2f", each.ratio()),
                    percent(each.busy()),
                    String.format("%.2f %%", 100 * each.lost()),
                    percent(spread));
            if (Math.max(each.lost(), each.limitLost()) > Comparison.MOST_LOST) {
                out.printf(
                        "          of %d/s too much was lost (the limit: %.2f %%): this load was too much for the listeners' thread%n",
                        each.perSecond(), 100 * each.limitLost());
            }
            if (spread > Comparison.NOISY) {
                out.println(
                        "          the rounds differ widely: something else ran on this machine");
            }
        }
    }

    private static String percent(double share) {
        return Math.round(100 * share) + " %";
    }
}
