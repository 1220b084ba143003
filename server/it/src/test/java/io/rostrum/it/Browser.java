package io.rostrum.it;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import io.rostrum.client.sound.Tone;
import io.rostrum.client.sound.Wav;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A Chromium whose microphone hears one tone, and what is asked of its page. */
final class Browser implements AutoCloseable {

    private static final int RATE = 48_000;
    private static final int SECONDS = 10;
    private static final int WIDTH = 1_280;
    private static final int NARROW = 360;
    private static final int HEIGHT = 900;

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final List<String> complaints = new ArrayList<>();

    /** With a tone at the microphone. */
    Browser(Path folder, double frequency) throws IOException {
        short[] samples = new short[RATE * SECONDS];
        new Tone(RATE, frequency).fill(samples);
        Path wav = folder.resolve("microphone-" + (int) frequency + ".wav");
        Files.write(wav, new Wav(RATE, 1, samples).toBytes());
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
        chromium =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(NeedsCondition.chromium().orElseThrow())
                                        .setArgs(
                                                List.of(
                                                        "--no-sandbox",
                                                        "--disable-gpu",
                                                        "--disable-quic",
                                                        "--no-first-run",
                                                        "--disable-background-networking",
                                                        "--disable-component-update",
                                                        "--disable-sync",
                                                        "--autoplay-policy=no-user-gesture-required",
                                                        "--use-fake-device-for-media-stream",
                                                        "--use-fake-ui-for-media-stream",
                                                        "--use-file-for-fake-audio-capture=" + wav,
                                                        "--allow-loopback-in-peer-connection")));
    }

    /** Opens a person's link, and does not press Join. */
    Page open(URI server, String token) {
        Page page =
                chromium.newPage(
                        new com.microsoft.playwright.Browser.NewPageOptions()
                                .setLocale("en")
                                .setViewportSize(WIDTH, HEIGHT));
        page.onPageError(complaints::add);
        page.navigate(server.resolve("/?diagnostics#token=" + token).toString());
        button(page, "Join").waitFor();
        return page;
    }

    static com.microsoft.playwright.Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Keeps what a page looks like, in a wide window and a narrow one, to be looked at. */
    static void picture(Page page, String name) {
        for (int width : List.of(NARROW, WIDTH)) {
            page.setViewportSize(width, HEIGHT);
            page.screenshot(
                    new Page.ScreenshotOptions()
                            .setFullPage(true)
                            .setPath(Path.of("target", "screens", name + "-" + width + ".png")));
        }
    }

    /** What went wrong in any page. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
