package io.rostrum.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The page's names for libraries lead to the versions that are on the class path. */
final class ImportMapTest {

    @Test
    void everyNameLeadsToAFileOfAWebJar() throws IOException {
        JsonNode imports = JsonMapper.shared().readTree(PageFile.importMap()).get("imports");
        assertThat(imports.size()).isGreaterThan(4);
        for (Map.Entry<String, JsonNode> entry : imports.properties()) {
            String path = "META-INF/resources" + entry.getValue().asString();
            if (path.endsWith("/")) {
                assertThat(getClass().getClassLoader().getResource(path)).as(path).isNotNull();
            } else {
                assertThatCode(() -> WebJars.open(path).close())
                        .as(path)
                        .doesNotThrowAnyException();
            }
        }
    }
}
