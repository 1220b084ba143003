package io.rostrum.web;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/**
 * The Chromium of this machine, driven by Playwright. Where there is none its tests are left out
 * and say how to get it; with {@code ROSTRUM_TESTS_REQUIRE_ALL=true} they fail.
 */
final class Chromium implements AutoCloseable {

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome");
    private static final Path ON_A_MAC =
            Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path binary) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
        browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(binary)
                                        .setArgs(
                                                List.of(
                                                        "--no-sandbox",
                                                        "--disable-gpu",
                                                        "--disable-quic",
                                                        "--disable-background-networking",
                                                        "--disable-component-update",
                                                        "--disable-sync",
                                                        "--autoplay-policy=no-user-gesture-required",
                                                        "--use-fake-device-for-media-stream",
                                                        "--use-fake-ui-for-media-stream",
                                                        "--allow-loopback-in-peer-connection")));
    }

    static Chromium launch() {
        Optional<Path> binary = find();
        if (!"true".equals(System.getenv("ROSTRUM_TESTS_REQUIRE_ALL"))) {
            Assumptions.assumeTrue(
                    binary.isPresent(),
                    "no Chromium: apt install chromium, or set ROSTRUM_CHROMIUM to its path");
        }
        return new Chromium(binary.orElseThrow());
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private static Optional<Path> find() {
        String named = System.getenv("ROSTRUM_CHROMIUM");
        if (named != null && !named.isBlank()) {
            return Optional.of(Path.of(named));
        }
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        for (String folder : path.split(File.pathSeparator, -1)) {
            for (String name : NAMES) {
                Path candidate = Path.of(folder, name);
                if (Files.isExecutable(candidate)) {
                    return Optional.of(candidate);
                }
            }
        }
        return Optional.of(ON_A_MAC).filter(Files::isExecutable);
    }
}
