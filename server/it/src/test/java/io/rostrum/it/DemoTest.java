package io.rostrum.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The demo as an operator starts it: processes of their own, made of the jars that the build has
 * packed.
 */
class DemoTest {

    private static final Path SERVER =
            Path.of("../node/target/rostrum-node.jar").toAbsolutePath().normalize();
    private static final Path DEMO =
            Path.of("../../loadtest/target/rostrum-loadtest.jar").toAbsolutePath().normalize();

    @TempDir Path folder;

    @BeforeEach
    void requireThePackedJars() {
        boolean packed = Files.exists(SERVER) && Files.exists(DEMO);
        if ("true".equals(System.getenv("ROSTRUM_TESTS_REQUIRE_ALL"))) {
            assertThat(packed).as("the jars are packed before this test: ./mvnw verify").isTrue();
        }
        Assumptions.assumeTrue(
                packed, "the jars are not packed yet: ./mvnw verify, or ./rostrum build");
    }

    private record Ended(int code, String output) {}

    private Ended demo(String... options) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-jar",
                                DEMO.toString(),
                                "demo"));
        command.addAll(List.of(options));
        Path output = folder.resolve("output");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        builder.environment().put("ROSTRUM_SERVER_JAR", SERVER.toString());
        Process process = builder.start();
        if (!process.waitFor(3, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError(
                    "the demo did not end:\n" + Files.readString(output, StandardCharsets.UTF_8));
        }
        return new Ended(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return socket.getLocalPort();
        }
    }

    private static int freeMediaPort() throws IOException {
        try (DatagramSocket socket =
                new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            return socket.getLocalPort();
        }
    }

    @Test
    void theDemoIsALivingMeetingInWhichEveryListenerHearsWhatItShould() throws Exception {
        Ended ended =
                demo(
                        "--port",
                        Integer.toString(freePort()),
                        "--media-port",
                        Integer.toString(freeMediaPort()),
                        "--for",
                        "15s");
        assertThat(ended.code()).as(ended.output()).isZero();
        assertThat(ended.output())
                .contains("#token=")
                .contains("asks for the floor")
                .contains("has the floor")
                .contains("French booth: Fanny Roche is live")
                .contains("French: its listener hears Fanny Roche")
                .contains("heard what it should, and nothing else")
                .doesNotContain("HEARD WRONGLY")
                .doesNotContain("DID NOT HEAR");
    }

    @Test
    void aTakenPortIsOneClearSentence() throws Exception {
        try (ServerSocket taken = new ServerSocket()) {
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            Ended ended = demo("--port", Integer.toString(taken.getLocalPort()), "--for", "5s");
            assertThat(ended.code()).isEqualTo(1);
            assertThat(ended.output())
                    .contains("Port " + taken.getLocalPort() + " is taken by another program");
        }
    }
}
