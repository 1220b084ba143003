package io.rostrum.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The browser scripts' own unit tests, run by Node; each is reported here by its name. */
final class ScriptsTest {

    private static final Path TESTS = Path.of("src", "test", "js");

    @TestFactory
    List<DynamicTest> scripts() throws Exception {
        List<String> arguments = new ArrayList<>();
        arguments.add("--test");
        arguments.add("--test-reporter=./" + TESTS.resolve("reporter.js"));
        arguments.add("--test-reporter-destination=stdout");
        try (Stream<Path> files = Files.list(TESTS)) {
            files.map(Path::toString)
                    .filter(f -> f.endsWith(".test.js"))
                    .sorted()
                    .forEach(arguments::add);
        }
        NodeRun run = NodeRun.of(arguments);

        List<DynamicTest> tests = new ArrayList<>();
        for (String line : run.output().lines().toList()) {
            if (line.startsWith("{\"test\":")) {
                JsonNode result = JsonMapper.shared().readTree(line);
                String error = result.path("error").asString("");
                tests.add(
                        dynamicTest(
                                result.path("test").asString(), () -> assertThat(error).isEmpty()));
            }
        }
        tests.add(
                dynamicTest(
                        "every script test ran",
                        () -> {
                            assertThat(tests).as(run.output()).hasSizeGreaterThan(1);
                            assertThat(run.status()).as(run.output()).isZero();
                        }));
        return tests;
    }
}
