package io.rostrum.protocol.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every message as it stands on the wire. A change of a golden file is a change of the protocol.
 * After one that is meant: {@code ./mvnw -pl protocol/control -am test -Drostrum.golden=write
 * -Dtest=Golden*,TypeScript* -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class GoldenMessagesTest {

    private static final Path FOLDER = Path.of("src/test/resources/golden");
    private static final boolean WRITE = "write".equals(System.getProperty("rostrum.golden"));
    private static final ObjectMapper PRETTY =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final ControlCodec codec = new ControlCodec(1 << 20);

    private record Golden(String file, Object message) {}

    private static List<Golden> goldens() {
        List<Golden> all = new ArrayList<>();
        for (Samples.Fill fill : Samples.Fill.values()) {
            String suffix = fill == Samples.Fill.FULL ? "" : ".minimal";
            for (Class<?> type : Samples.leaves(ClientMessage.class)) {
                all.add(
                        new Golden(
                                "client/" + ControlCodec.wireName(type) + suffix + ".json",
                                Samples.of(type, fill)));
            }
            for (Class<?> type : Samples.leaves(ServerMessage.class)) {
                all.add(
                        new Golden(
                                "server/" + ControlCodec.wireName(type) + suffix + ".json",
                                Samples.of(type, fill)));
            }
            for (Class<?> type : Samples.leaves(ViewEvent.class)) {
                ViewEvent event = (ViewEvent) Samples.of(type, fill);
                all.add(
                        new Golden(
                                "event/" + ControlCodec.wireName(type) + suffix + ".json",
                                new ServerMessage.Event(42, 1_764_000_000_000L, event)));
            }
            for (Class<?> type : Samples.leaves(Notice.class)) {
                Notice notice = (Notice) Samples.of(type, fill);
                all.add(
                        new Golden(
                                "notice/" + ControlCodec.wireName(type) + suffix + ".json",
                                new ServerMessage.Personal(3, 1_764_000_000_000L, notice)));
            }
        }
        return all;
    }

    @TestFactory
    Stream<DynamicTest> aMessageIsWrittenAsItsGoldenFileAndReadBackFromIt() {
        return goldens().stream()
                .map(golden -> DynamicTest.dynamicTest(golden.file(), () -> check(golden)));
    }

    private void check(Golden golden) throws IOException {
        byte[] written =
                golden.message() instanceof ClientMessage client
                        ? codec.encode(client)
                        : codec.encode((ServerMessage) golden.message());
        Path file = FOLDER.resolve(golden.file());
        if (WRITE) {
            Files.createDirectories(file.getParent());
            String text = PRETTY.writeValueAsString(PRETTY.readTree(written));
            Files.writeString(file, text.replace("\r\n", "\n") + "\n");
        }
        byte[] expected = Files.readAllBytes(file);
        assertThat(PRETTY.readTree(written)).isEqualTo(PRETTY.readTree(expected));
        if (golden.message() instanceof ClientMessage client) {
            assertThat(codec.decode(expected)).isEqualTo(new DecodeResult.Decoded(client));
        } else {
            assertThat(codec.decodeServer(expected)).isEqualTo(golden.message());
        }
    }

    @Test
    void noGoldenFileIsOfAMessageThatIsGone() throws IOException {
        List<String> expected = goldens().stream().map(Golden::file).sorted().toList();
        try (Stream<Path> files = Files.walk(FOLDER)) {
            List<String> found =
                    files.filter(Files::isRegularFile)
                            .map(f -> FOLDER.relativize(f).toString().replace('\\', '/'))
                            .filter(f -> !f.startsWith("state/"))
                            .sorted()
                            .toList();
            assertThat(found).isEqualTo(expected);
        }
    }

    @Test
    void anEventIsWrittenAsOneLineOfUtf8() {
        byte[] bytes = codec.encode(new ServerMessage.Event(1, 2, new ViewEvent.ListOpened()));
        assertThat(new String(bytes, StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"type\":\"event\",\"revision\":1,\"serverTime\":2,\"event\":{\"type\":\"listOpened\"}}");
    }
}
