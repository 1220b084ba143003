package io.rostrum.protocol.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TypeScriptDeclarationsTest {

    private static final Path FILE =
            Path.of("../../web/src/main/resources/META-INF/resources/client/rostrum-v1.d.ts");

    @Test
    void theDeclarationsThatTheBrowserIsCheckedAgainstAreThoseOfTheRecords() throws IOException {
        String expected = TypeScriptDeclarations.write();
        if ("write".equals(System.getProperty("rostrum.golden"))) {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, expected);
        }
        assertThat(Files.readString(FILE)).isEqualTo(expected);
    }

    @Test
    void everyTypeHasANameOfItsOwn() {
        List<String> names =
                Arrays.stream(TypeScriptDeclarations.write().split("\n", -1))
                        .filter(line -> line.startsWith("export "))
                        .map(line -> line.split(" ", -1)[2])
                        .toList();
        assertThat(names)
                .doesNotHaveDuplicates()
                .contains("Join", "Snapshot", "MeetingState", "RefusalCode");
    }
}
