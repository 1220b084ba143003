package io.rostrum.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** JSDoc types, checked as strictly as tsc can. */
final class TypesTest {

    @Test
    void everyScriptSatisfiesTheTypeChecker() throws Exception {
        for (String library : List.of("lit", "lit-html", "lit-element", "lit__reactive-element")) {
            WebJars.unpacked(library, library);
        }
        WebJars.unpacked("types__trusted-types", "types/trusted-types");
        Path typescript = WebJars.unpacked("typescript", "typescript");

        NodeRun run =
                NodeRun.of(
                        List.of(
                                typescript.resolve("lib/tsc.js").toString(),
                                "--project",
                                "tsconfig.json",
                                "--pretty",
                                "false"));

        assertThat(run.output()).isEmpty();
        assertThat(run.status()).isZero();
    }
}
