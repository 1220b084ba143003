package io.rostrum.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher on machines that lack something: one clear sentence each, and what to do. */
@EnabledOnOs({OS.LINUX, OS.MAC})
final class LauncherTest {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    @TempDir Path checkout;

    private record Ended(int code, String output) {}

    /** A checkout in which nothing was ever built. */
    @BeforeEach
    void copyTheLauncher() throws IOException {
        for (String name : List.of("rostrum", "mvnw", "pom.xml")) {
            Files.copy(ROOT.resolve(name), checkout.resolve(name));
            assertThat(checkout.resolve(name).toFile().setExecutable(true)).isTrue();
        }
        Path wrapper = Path.of(".mvn/wrapper/maven-wrapper.properties");
        Files.createDirectories(checkout.resolve(wrapper).getParent());
        Files.copy(ROOT.resolve(wrapper), checkout.resolve(wrapper));
    }

    private Ended rostrum(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(checkout.resolve("rostrum").toString()));
        command.addAll(List.of(arguments));
        Path output = checkout.resolve("output");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        builder.environment().put("HOME", checkout.toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("the launcher did not end");
        }
        return new Ended(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    }

    /** As if a JDK that no machine has yet were needed. */
    private void needsAJdkOfTheFuture() throws IOException {
        Path launcher = checkout.resolve("rostrum");
        String text = Files.readString(launcher, StandardCharsets.UTF_8);
        assertThat(text).contains("NEEDED_JDK=25\n");
        Files.writeString(launcher, text.replace("NEEDED_JDK=25\n", "NEEDED_JDK=99\n"));
    }

    @Test
    void withoutAJdkThatIsNewEnoughItSaysWhichIsThereAndWhereToGetOne() throws Exception {
        needsAJdkOfTheFuture();
        Ended ended = rostrum(Map.of(), "demo");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.output())
                .contains("rostrum: needs a JDK 99 or newer; found: ")
                .contains("https://adoptium.net")
                .contains("JAVA_HOME")
                .hasLineCount(1);
    }

    @Test
    void anOldJdkAsTheDefaultIsPassedOverForANewerOne() throws Exception {
        Path old = Files.createDirectories(checkout.resolve("old/bin"));
        Files.writeString(old.resolve("../release"), "JAVA_VERSION=\"17.0.12\"\n");
        Path javac = Files.writeString(old.resolve("javac"), "#!/bin/sh\nexit 1\n");
        assertThat(javac.toFile().setExecutable(true)).isTrue();
        Path found = checkout.resolve(".jdks/newer");
        Files.createDirectories(found.getParent());
        Files.createSymbolicLink(found, Path.of(System.getProperty("java.home")));
        Ended ended =
                rostrum(
                        Map.of(
                                "JAVA_HOME",
                                checkout.resolve("old").toString(),
                                "PATH",
                                old + ":" + System.getenv("PATH")),
                        "test",
                        "--help");
        assertThat(ended.code()).as(ended.output()).isZero();
        assertThat(ended.output()).contains("--install");
    }

    @Test
    void aFirstBuildWithoutANetworkSaysWhatItWouldFetchAndFromWhere() throws Exception {
        Ended ended =
                rostrum(
                        Map.of(
                                "MAVEN_USER_HOME",
                                checkout.resolve("m2").toString(),
                                "MVNW_REPOURL",
                                "http://127.0.0.1:1/maven2"),
                        "demo");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.output())
                .contains("rostrum: the first build fetches its libraries from Maven Central")
                .contains("run the same command again");
        assertThat(ended.output().lines().filter(line -> line.startsWith("rostrum: "))).hasSize(1);
    }

    @Test
    void aCommandThatDoesNotExistIsNamedBelowThoseThatDo() throws Exception {
        Ended ended = rostrum(Map.of(), "sreve");
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.output())
                .contains("Usage: ./rostrum COMMAND")
                .endsWith("rostrum: there is no command \"sreve\"\n");
    }
}
