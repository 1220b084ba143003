package io.rostrum.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.node.config.DataDirectory;
import io.rostrum.node.token.TokenKeys;
import io.rostrum.node.token.TokenResult;
import io.rostrum.node.token.TokenVerifier;
import io.rostrum.protocol.control.Role;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TokenCommandTest {

    @TempDir Path folder;
    private Path config = Path.of("");
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void writeSettings() throws Exception {
        config = folder.resolve("rostrum.yaml");
        Files.writeString(config, "http:\n  public-url: https://meetings.example.org\n");
    }

    private int run(String... arguments) {
        CommandLine line = RostrumCommand.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return RostrumCommand.run(line, arguments);
    }

    @Test
    void theTokenPrintedIsOneTheServerAccepts() throws Exception {
        int code =
                run(
                        "token",
                        "--meeting",
                        "plenary",
                        "--name",
                        "Noor",
                        "--role",
                        "chair",
                        "--config",
                        config.toString());
        assertThat(code).isZero();
        TokenKeys keys =
                TokenKeys.open(
                        DataDirectory.open(folder.resolve("data")),
                        List.of(),
                        Instant.now(),
                        new SecureRandom());
        TokenResult result = new TokenVerifier(keys).verify(out.toString().strip(), Instant.now());
        assertThat(result).isInstanceOf(TokenResult.Valid.class);
        assertThat(((TokenResult.Valid) result).claims().role()).isEqualTo(Role.CHAIR);
    }

    @Test
    void aLinkCarriesTheTokenWhereBrowsersDoNotSendIt() {
        run(
                "token",
                "--meeting",
                "m",
                "--name",
                "Noor",
                "--role",
                "delegate",
                "--link",
                "--config",
                config.toString());
        assertThat(out.toString()).startsWith("https://meetings.example.org/#token=ey");
    }

    @Test
    void aWrongRoleNamesTheRightOnes() {
        int code = run("token", "--meeting", "m", "--name", "Noor", "--role", "king");
        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains("king").contains("DELEGATE");
    }

    @Test
    void aWrongSettingsFileIsOneSentence() throws Exception {
        Files.writeString(config, "htpp:\n  port: 1\n");
        int code =
                run(
                        "token",
                        "--meeting",
                        "m",
                        "--name",
                        "N",
                        "--role",
                        "chair",
                        "--config",
                        config.toString());
        assertThat(code).isEqualTo(1);
        assertThat(err.toString().lines())
                .hasSize(1)
                .first()
                .asString()
                .contains("“htpp.port”")
                .contains("http.port");
    }

    @Test
    void helpIsEverywhere() {
        assertThat(run("--help")).isZero();
        assertThat(run("token", "--help")).isZero();
        assertThat(out.toString()).contains("--delegation").contains("Usage: rostrum token");
    }
}
