package io.rostrum.loadtest.demo;

import io.rostrum.loadtest.server.AdminClient;
import io.rostrum.loadtest.server.ServerProcess;
import io.rostrum.loadtest.server.UnusableException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** A living meeting on this machine. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Starts a server on loopback and a meeting of robots in six languages, prints a link for each role,",
            "and tells what happens. Ctrl-C ends it."
        })
public final class DemoCommand implements Callable<Integer> {

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "For pages and WebSockets. Default: ${DEFAULT-VALUE}.")
    int port = 8080;

    @Option(
            names = "--media-port",
            paramLabel = "N",
            description = "UDP, for all sound. Default: ${DEFAULT-VALUE}.")
    int mediaPort = 8081;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description =
                    "Ends by itself after this time, e.g. 20s or 5m; exit code 1 if a listener did not hear what it should.")
    @Nullable Duration length;

    private final CountDownLatch interrupted = new CountDownLatch(1);
    private final CountDownLatch finished = new CountDownLatch(1);

    @Override
    public Integer call() throws UnusableException {
        PrintStream out =
                new PrintStream(
                        new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        Thread onSignal = new Thread(this::interrupt, "shutdown");
        Runtime.getRuntime().addShutdownHook(onSignal);
        out.println("Starting the server …");
        Tally tally = new Tally();
        try (ServerProcess server = ServerProcess.start(serverJar(), port, mediaPort);
                AdminClient admin =
                        new AdminClient(server.uri(), server.adminKey(), Cast.ORGANISATION)) {
            admin.createMeeting(Cast.description());
            return play(out, server, admin, tally);
        } finally {
            finished.countDown();
        }
    }

    private int play(PrintStream out, ServerProcess server, AdminClient admin, Tally tally)
            throws UnusableException {
        Clock clock = Clock.system(ZoneId.systemDefault());
        try (Stage stage = new Stage(admin, server.webSocket(), tally, clock.instant())) {
            out.println("The server is at " + server.uri() + ". The robots take their places …");
            Story story = new Story(out, clock, tally, stage.robots());
            long begun = System.nanoTime();
            stage.begin(story);
            links(out, admin);
            boolean serverLives = await(server);
            double seconds = (System.nanoTime() - begun) / 1e9;
            List<Summary.Row> rows = stage.results();
            Summary.print(out, rows, tally, seconds);
            if (!serverLives) {
                throw new UnusableException(
                        "The server ended by itself. It said:\n" + server.lastWords());
            }
            return Summary.allRight(rows) ? 0 : 1;
        }
    }

    private static void links(PrintStream out, AdminClient admin) throws UnusableException {
        out.println();
        out.println("Open a link, press Join, and you are in the meeting:");
        for (Part part : Part.PEOPLE) {
            String who =
                    part.role()
                            + part.language()
                                    .filter(l -> part.role().equals("interpreter"))
                                    .map(l -> " (" + l + ")")
                                    .orElse("");
            out.printf(
                    Locale.ROOT,
                    "  %-18s %s%n",
                    who,
                    admin.issue(Cast.MEETING, part.description()).link());
        }
        out.println();
    }

    /** Waits for the end; false if the server ended before. */
    private boolean await(ServerProcess server) {
        long deadline = length == null ? Long.MAX_VALUE : System.nanoTime() + length.toNanos();
        try {
            while (System.nanoTime() < deadline) {
                if (interrupted.await(200, TimeUnit.MILLISECONDS)) {
                    return true;
                }
                if (!server.isAlive()) {
                    return false;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return true;
    }

    /** On Ctrl-C: lets the command end its meeting before the process goes. */
    private void interrupt() {
        interrupted.countDown();
        try {
            if (!finished.await(15, TimeUnit.SECONDS)) {
                System.err.println("rostrum: the demo did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Path serverJar() throws UnusableException {
        Path jar = Path.of(Optional.ofNullable(System.getenv("ROSTRUM_SERVER_JAR")).orElse(""));
        if (!Files.isRegularFile(jar)) {
            throw new UnusableException(
                    "Start the demo with ./rostrum demo, which says where the server is.");
        }
        return jar;
    }

    /** Times such as 20s, 5m, 1h. */
    static final class TimeConverter implements ITypeConverter<Duration> {

        private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,5})([smh])");

        @Override
        public Duration convert(String text) {
            Matcher matcher = FORM.matcher(text);
            if (!matcher.matches()) {
                throw new TypeConversionException(
                        "expected a time such as 20s, 5m or 1h, not “" + text + "”");
            }
            return Duration.parse(
                    "PT" + matcher.group(1) + matcher.group(2).toUpperCase(Locale.ROOT));
        }
    }
}
