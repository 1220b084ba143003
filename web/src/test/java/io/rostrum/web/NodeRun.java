package io.rostrum.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A run of Node: the binary named by {@code PLAYWRIGHT_NODEJS_PATH}, or the one inside Playwright's
 * driver, so that nobody need install one.
 *
 * @param status the exit code
 * @param output standard output and error, interleaved
 */
record NodeRun(int status, String output) {

    static NodeRun of(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(binary().toString());
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output;
        try (InputStream in = process.getInputStream()) {
            output = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
        return new NodeRun(process.waitFor(), output);
    }

    private static synchronized Path binary() throws IOException {
        String named = System.getenv("PLAYWRIGHT_NODEJS_PATH");
        if (named != null && !named.isBlank()) {
            return Path.of(named);
        }
        String platform = platform();
        String name = platform.startsWith("win") ? "node.exe" : "node";
        Path unpacked = Path.of("target", "node", platform, name).toAbsolutePath();
        if (!Files.exists(unpacked)) {
            Files.createDirectories(unpacked.getParent());
            Path partial = unpacked.resolveSibling(name + ".partial");
            try (InputStream in = WebJars.open("driver/" + platform + "/" + name)) {
                Files.copy(in, partial, StandardCopyOption.REPLACE_EXISTING);
            }
            if (!partial.toFile().setExecutable(true)) {
                throw new IOException("could not make executable: " + partial);
            }
            Files.move(partial, unpacked, StandardCopyOption.ATOMIC_MOVE);
        }
        return unpacked;
    }

    private static String platform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        boolean arm = System.getProperty("os.arch").equals("aarch64");
        if (system.contains("windows")) {
            return "win32_x64";
        }
        if (system.contains("mac")) {
            return arm ? "mac-arm64" : "mac";
        }
        return arm ? "linux-arm64" : "linux";
    }
}
