package io.rostrum.node.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigReaderTest {

    @TempDir Path folder;

    private ServerConfig read(String yaml, Map<String, String> environment) throws Exception {
        Path file = folder.resolve("rostrum.yaml");
        Files.writeString(file, yaml);
        return ConfigReader.read(Optional.of(file), environment);
    }

    @Test
    void withoutAFileTheServerBindsToLoopback() throws Exception {
        ServerConfig config = ConfigReader.read(Optional.empty(), Map.of());
        assertThat(config.http().bind()).isEqualTo("127.0.0.1");
        assertThat(config.media().bind()).isEqualTo("127.0.0.1");
        assertThat(config.http().port()).isEqualTo(8080);
    }

    @Test
    void theExampleFileHoldsEverySettingWithItsDefault() throws Exception {
        try (InputStream example =
                ServerConfig.class.getResourceAsStream("/rostrum.example.yaml")) {
            assertThat(example).isNotNull();
            Files.copy(example, folder.resolve("rostrum.yaml"));
        }
        ServerConfig fromExample =
                ConfigReader.read(Optional.of(folder.resolve("rostrum.yaml")), Map.of());
        ServerConfig fromNothing = ConfigReader.read(Optional.empty(), Map.of());
        assertThat(fromExample)
                .usingRecursiveComparison()
                .ignoringFields("dataDirectory")
                .isEqualTo(fromNothing);
        assertThat(fromExample.dataDirectory()).isEqualTo(folder.resolve("data"));
        String text = Files.readString(folder.resolve("rostrum.yaml"));
        for (String setting : ConfigReader.settings()) {
            assertThat(text).contains(setting.substring(setting.lastIndexOf('.') + 1) + ":");
        }
    }

    @Test
    void theEnvironmentWinsOverTheFile() throws Exception {
        ServerConfig config =
                read(
                        "http:\n  port: 9000\n",
                        Map.of(
                                "ROSTRUM_HTTP_PORT",
                                "9001",
                                "ROSTRUM_MEDIA_ADVERTISE",
                                "192.0.2.1, 2001:db8::1"));
        assertThat(config.http().port()).isEqualTo(9001);
        assertThat(config.media().advertise()).isEqualTo(List.of("192.0.2.1", "2001:db8::1"));
    }

    @Test
    void aWrongKeyIsNamedWithTheNearestRightOne() {
        assertThatThrownBy(() -> read("http:\n  prot: 9000\n", Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("no setting “http.prot”")
                .hasMessageContaining("“http.port”");
    }

    @Test
    void aWrongVariableIsNamed() {
        assertThatThrownBy(() -> read("", Map.of("ROSTRUM_HTTP_PROT", "1")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("ROSTRUM_HTTP_PROT")
                .hasMessageContaining("ROSTRUM_HTTP_PORT");
    }

    @Test
    void aWrongValueSaysWhatWasExpectedAndWhereItCameFrom() {
        assertThatThrownBy(() -> read("media:\n  floor-slots: many\n", Map.of()))
                .hasMessageContaining(
                        "“media.floor-slots” must be a whole number from 1 to 8, not “many”");
        assertThatThrownBy(() -> read("", Map.of("ROSTRUM_HTTP_PORT", "70000")))
                .hasMessageContaining("The environment's ROSTRUM_HTTP_PORT")
                .hasMessageContaining("0 to 65535");
    }

    @Test
    void brokenYamlIsNamedWithItsLine() {
        assertThatThrownBy(() -> read("http:\n  port: [1\n", Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("line");
        assertThatThrownBy(() -> read("http:\n  port: 1\n  port: 2\n", Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("port");
    }

    @Test
    void aCertificateWithoutItsKeyIsRefused() {
        assertThatThrownBy(() -> read("http:\n  tls:\n    certificate: a.pem\n", Map.of()))
                .hasMessageContaining("only “certificate” is set");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(
                        () -> ConfigReader.read(Optional.of(folder.resolve("none.yaml")), Map.of()))
                .hasMessageContaining("There is no settings file")
                .hasMessageContaining("none.yaml");
    }

    @Test
    void secretsAreReadableByTheOwnerOnlyAndRefusedOtherwise() throws Exception {
        DataDirectory data = DataDirectory.open(folder.resolve("data"));
        data.writeSecret("key", "s3cret");
        assertThat(data.readSecret("key")).isEqualTo("s3cret");
        Files.setPosixFilePermissions(
                data.file("key"),
                java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> data.readSecret("key")).hasMessageContaining("chmod 600");
    }
}
