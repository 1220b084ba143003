package io.rostrum.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.rostrum.web.StagedPage.Look;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every screen in Chromium, narrow and wide, light and dark, in both directions: nothing is cut
 * off, axe finds nothing, the browser has no complaint. The pictures are in {@code target/screens}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ScreensTest {

    private static final List<Look> LOOKS =
            List.of(
                    new Look(360, 800, ColorScheme.LIGHT, "en"),
                    new Look(360, 800, ColorScheme.DARK, "ar"),
                    new Look(1440, 900, ColorScheme.DARK, "fr"),
                    new Look(1440, 900, ColorScheme.LIGHT, "ar"));

    private static final Locator.WaitForOptions ATTACHED =
            new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED);

    private Chromium chromium;
    private Scenes scenes;

    @BeforeAll
    void launch() throws IOException {
        chromium = Chromium.launch();
        scenes = new Scenes();
    }

    @AfterAll
    void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    /** Each scene narrow and wide; from scene to scene light and dark change places. */
    static Stream<Arguments> views() throws IOException {
        List<String> names = new Scenes().names();
        return IntStream.range(0, 2 * names.size())
                .mapToObj(view ->
                        Arguments.of(
                                names.get(view / 2), LOOKS.get(2 * (view % 2) + view / 2 % 2)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("views")
    void theMeetingIsWholeAndAccessible(String scene, Look look) throws IOException {
        try (StagedPage staged = StagedPage.join(chromium.browser(), scenes.named(scene), look)) {
            inspect(staged, scene, look);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("looks")
    void theEntranceIsWholeAndAccessible(Look look) throws IOException {
        Scenes.Scene scene = scenes.named("delegate-listens");
        try (StagedPage staged = StagedPage.open(chromium.browser(), scene, look)) {
            staged.page().locator("rostrum-device-check button").click();
            staged.page().locator("rostrum-microphone-choice option").first().waitFor(ATTACHED);
            inspect(staged, "entrance", look);
        }
    }

    static List<Look> looks() {
        return LOOKS;
    }

    private static void inspect(StagedPage staged, String name, Look look) {
        Page page = staged.page();
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(
                                Path.of(
                                        "target",
                                        "screens",
                                        "%s-%d-%s-%s.png"
                                                .formatted(
                                                        name,
                                                        look.width(),
                                                        look.scheme()
                                                                .name()
                                                                .toLowerCase(java.util.Locale.ROOT),
                                                        look.language()))));
        assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .as("nothing reaches beyond the window")
                .isEqualTo(look.width());
        assertThat(page.evaluate("document.documentElement.dir"))
                .isEqualTo(look.language().equals("ar") ? "rtl" : "ltr");
        List<String> violations = new ArrayList<>();
        for (Rule rule : new AxeBuilder(page).analyze().getViolations()) {
            rule.getNodes().forEach(node -> violations.add(rule.getId() + " " + node.getHtml()));
        }
        assertThat(violations).isEmpty();
        assertThat(staged.complaints()).isEmpty();
    }
}
