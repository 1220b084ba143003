package io.rostrum.loadtest.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A server started as a process of its own, on loopback, with a data directory that goes with it.
 */
public final class ServerProcess implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);
    private static final long POLL_MILLIS = 50;
    private static final int LINES_KEPT = 20;

    private final Process process;
    private final Path folder;
    private final int port;
    private final Deque<String> lastLines = new ArrayDeque<>();

    private ServerProcess(Process process, Path folder, int port) {
        this.process = process;
        this.folder = folder;
        this.port = port;
    }

    /**
     * Starts a server and waits until it is ready.
     *
     * @param jar of the server; its libraries stand beside it
     * @throws UnusableException if a port is taken, or the server does not start
     */
    public static ServerProcess start(Path jar, int port, int mediaPort) throws UnusableException {
        requireFree(port, mediaPort);
        try {
            Path folder = Files.createTempDirectory("rostrum-");
            Path config = folder.resolve("rostrum.yaml");
            Files.writeString(
                    config,
                    "http:\n  port: "
                            + port
                            + "\nmedia:\n  port: "
                            + mediaPort
                            + "\ndrain:\n  seconds: 1\n");
            Path java = Path.of(System.getProperty("java.home"), "bin", "java");
            Process process =
                    new ProcessBuilder(
                                    java.toString(),
                                    "--enable-native-access=ALL-UNNAMED",
                                    "--sun-misc-unsafe-memory-access=allow",
                                    "-jar",
                                    jar.toString(),
                                    "serve",
                                    "--config",
                                    config.toString())
                            .redirectErrorStream(true)
                            .start();
            ServerProcess server = new ServerProcess(process, folder, port);
            Thread.ofVirtual().name("server output").start(server::readOutput);
            server.awaitReady();
            return server;
        } catch (IOException e) {
            throw new UnusableException(
                    "The server could not be started: " + e.getMessage() + ".", e);
        }
    }

    private static void requireFree(int port, int mediaPort) throws UnusableException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(loopback, port));
        } catch (IOException e) {
            throw new UnusableException(
                    "Port " + port + " is taken by another program; choose another with --port.",
                    e);
        }
        try (DatagramSocket probe =
                new DatagramSocket(new InetSocketAddress(loopback, mediaPort))) {
            probe.disconnect();
        } catch (IOException e) {
            throw new UnusableException(
                    "UDP port "
                            + mediaPort
                            + " is taken by another program; choose another with --media-port.",
                    e);
        }
    }

    private void readOutput() {
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                synchronized (lastLines) {
                    lastLines.addLast(line);
                    if (lastLines.size() > LINES_KEPT) {
                        lastLines.removeFirst();
                    }
                }
            }
        } catch (IOException e) {
            // the process has ended, and with it what it says
        }
    }

    /** The last lines it wrote, for a message of failure. */
    public String lastWords() {
        synchronized (lastLines) {
            return String.join("\n", lastLines);
        }
    }

    private void awaitReady() throws UnusableException {
        long deadline = System.nanoTime() + START.toNanos();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest ready =
                    HttpRequest.newBuilder(uri().resolve("/readyz"))
                            .timeout(Duration.ofSeconds(2))
                            .build();
            while (System.nanoTime() < deadline && process.isAlive()) {
                try {
                    if (http.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode()
                            == 200) {
                        return;
                    }
                } catch (IOException e) {
                    // not listening yet
                }
                if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                    break;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        String words = lastWords();
        close();
        throw new UnusableException("The server did not become ready. It said:\n" + words);
    }

    /** What its pages begin with. */
    public URI uri() {
        return URI.create("http://localhost:" + port);
    }

    /** The WebSocket. */
    public URI webSocket() {
        return URI.create("ws://127.0.0.1:" + port + "/connect");
    }

    /** The key to its admin interface. */
    public String adminKey() throws UnusableException {
        try (Stream<String> lines = Files.lines(folder.resolve("data").resolve("admin.keys"))) {
            return lines.filter(line -> line.startsWith("* "))
                    .map(line -> line.substring(2).strip())
                    .findFirst()
                    .orElseThrow(() -> new UnusableException("The server made no admin key."));
        } catch (IOException e) {
            throw new UnusableException(
                    "The server's admin key could not be read: " + e.getMessage() + ".", e);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Asks it to stop, waits, and removes its data. As often as one likes. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            System.err.println("rostrum: " + folder + " could not be removed: " + e.getMessage());
        }
    }
}
