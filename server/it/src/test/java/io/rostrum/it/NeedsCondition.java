package io.rostrum.it;

import io.rostrum.it.Needs.Part;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Looks for what {@link Needs} names. */
final class NeedsCondition implements ExecutionCondition {

    private static final List<String> BROWSERS =
            List.of(
                    "chromium",
                    "chromium-browser",
                    "google-chrome",
                    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
    private static final List<String> WEBRTC_LIBRARIES =
            List.of(
                    "libpulse.so.0",
                    "libudev.so.1",
                    "libX11.so.6",
                    "libXfixes.so.3",
                    "libXrandr.so.2",
                    "libXcomposite.so.1",
                    "libdbus-1.so.3");
    private static final List<String> LIBRARY_FOLDERS =
            List.of(
                    "/usr/lib/x86_64-linux-gnu",
                    "/lib/x86_64-linux-gnu",
                    "/usr/lib/aarch64-linux-gnu",
                    "/lib/aarch64-linux-gnu",
                    "/usr/lib64",
                    "/usr/lib");

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if ("true".equals(System.getenv("ROSTRUM_TESTS_REQUIRE_ALL"))) {
            return ConditionEvaluationResult.enabled("everything is required");
        }
        Optional<Needs> needs = AnnotationSupport.findAnnotation(context.getElement(), Needs.class);
        for (Part part : needs.map(Needs::value).orElseGet(() -> new Part[0])) {
            Optional<String> lack = lack(part);
            if (lack.isPresent()) {
                return ConditionEvaluationResult.disabled(lack.get());
            }
        }
        return ConditionEvaluationResult.enabled("nothing is missing");
    }

    private static Optional<String> lack(Part part) {
        return switch (part) {
            case CHROMIUM ->
                    chromium().isPresent()
                            ? Optional.empty()
                            : Optional.of(
                                    "no Chromium: apt install chromium, or set ROSTRUM_CHROMIUM to its path");
            case LIBWEBRTC -> {
                boolean linux =
                        System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
                List<String> missing =
                        linux
                                ? WEBRTC_LIBRARIES.stream().filter(l -> !installed(l)).toList()
                                : List.of();
                yield missing.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                "no "
                                        + String.join(", ", missing)
                                        + ": ./rostrum test --install on Debian");
            }
        };
    }

    /** The browser to test with. */
    static Optional<Path> chromium() {
        String named = System.getenv("ROSTRUM_CHROMIUM");
        if (named != null && !named.isBlank()) {
            return Optional.of(Path.of(named));
        }
        for (String browser : BROWSERS) {
            if (browser.startsWith("/")) {
                if (Files.isExecutable(Path.of(browser))) {
                    return Optional.of(Path.of(browser));
                }
                continue;
            }
            String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
            for (String folder : path.split(File.pathSeparator, -1)) {
                Path candidate = Path.of(folder, browser);
                if (Files.isExecutable(candidate)) {
                    return Optional.of(candidate);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean installed(String library) {
        return LIBRARY_FOLDERS.stream().anyMatch(folder -> Files.exists(Path.of(folder, library)));
    }
}
