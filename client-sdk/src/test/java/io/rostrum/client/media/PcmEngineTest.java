package io.rostrum.client.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each scenario runs in a JVM of its own: libwebrtc may end it. */
@Timeout(120)
final class PcmEngineTest {

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"publish", "listen", "both"})
    void theRightToneIsHeardAndNoOther(String scenario) throws Exception {
        Path output = folder.resolve("output");
        Process probe =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "--enable-native-access=ALL-UNNAMED",
                                        "-Xmx256m",
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        PcmProbe.class.getName(),
                                        scenario))
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        try {
            assertThat(probe.waitFor(100, TimeUnit.SECONDS)).isTrue();
        } finally {
            probe.destroyForcibly();
        }
        String said = Files.readString(output);
        boolean required = "true".equals(System.getenv("ROSTRUM_TESTS_REQUIRE_ALL"));
        assumeTrue(
                required || probe.exitValue() != PcmProbe.NO_LIBWEBRTC,
                () -> "libwebrtc cannot be loaded: ./rostrum test --install gets what it needs");
        assertThat(probe.exitValue()).as(said).isZero();
    }

    @Test
    void slotsAndSoundFitTogether() {
        assertThatThrownBy(() ->
                        new PcmConfig(new PcmSound.Publishing(), 1, PcmNetwork.EACH_INTERFACE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        new PcmConfig(
                                new PcmSound.Listening((s, p, r, c) -> {}),
                                0,
                                PcmNetwork.EACH_INTERFACE))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
