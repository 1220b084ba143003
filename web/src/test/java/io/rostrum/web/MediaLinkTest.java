package io.rostrum.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The link of sound against a peer in the same Chromium: real negotiation, real Opus. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MediaLinkTest {

    private static final List<String> ALL_TONES =
            List.of("FLOOR 400", "FLOOR 600", "FLOOR 900", "INTERPRETATION 1300");

    private Chromium chromium;
    private Page page;

    @BeforeAll
    void launch() {
        chromium = Chromium.launch();
    }

    @AfterAll
    void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void connect() throws IOException {
        page = StagedPage.blank(chromium.browser());
        page.evaluate("async () => { window.loop = await import('/test/loopback.js'); }");
        page.evaluate("() => loop.link.start()");
        soon().untilAsserted(() -> assertThat(page.evaluate("loop.slots()")).isEqualTo(ALL_TONES));
    }

    @Test
    void everySlotIsHeardOnItsOwn() {
        assertThat(page.evaluate("loop.states")).isEqualTo(List.of("connecting", "connected"));
    }

    @Test
    void speakingAndStoppingNeedsNoNegotiation() {
        page.evaluate("loop.speak(700)");
        soon().untilAsserted(() -> assertThat(page.evaluate("loop.farHears()")).isEqualTo(700));
        page.evaluate("loop.speak(0)");
        soon().untilAsserted(() -> assertThat(page.evaluate("loop.farHears()")).isEqualTo(0));
        soon().until(() -> {
            Object before = page.evaluate("loop.farPackets()");
            page.waitForTimeout(300);
            return before.equals(page.evaluate("loop.farPackets()"));
        });
        page.evaluate("loop.speak(500)");
        soon().untilAsserted(() -> assertThat(page.evaluate("loop.farHears()")).isEqualTo(500));
        assertThat(page.evaluate("loop.offers.length")).isEqualTo(1);
    }

    @Test
    void theOfferHasOneSectionToSendAndFourSlotsAndPutsRedundancyFirst() {
        String offer = (String) page.evaluate("loop.offers[0]");
        assertThat(offer.lines().filter(line -> line.startsWith("m=audio"))).hasSize(5);
        assertThat(offer.lines().filter(line -> line.equals("a=sendonly"))).hasSize(1);
        assertThat(offer.lines().filter(line -> line.equals("a=recvonly"))).hasSize(4);
        assertThat(offer.lines().filter(line -> line.startsWith("m=audio")))
                .allMatch(line -> line.endsWith(" 63 111"));
    }

    @Test
    void newWaysAreSoughtWithoutASlotFallingSilent() {
        page.evaluate("loop.link.restart()");
        soon().until(() -> page.evaluate("loop.offers.length").equals(2));
        List<?> credentials =
                (List<?>)
                        page.evaluate("loop.offers.map(o => /a=ice-ufrag:(.*)/.exec(o)[1].trim())");
        assertThat(credentials.get(0)).isNotEqualTo(credentials.get(1));
        soon().untilAsserted(() -> assertThat(page.evaluate("loop.slots()")).isEqualTo(ALL_TONES));
    }

    @Test
    void aServerThatHasForgottenIsOfferedANewConnectionThatSpeaksAtOnce() {
        page.evaluate("loop.speak(700)");
        page.evaluate("loop.forget()");
        page.evaluate("loop.link.start()");
        soon().untilAsserted(() -> assertThat(page.evaluate("loop.farHears()")).isEqualTo(700));
        soon().untilAsserted(() -> assertThat(page.evaluate("loop.slots()")).isEqualTo(ALL_TONES));
    }

    private static ConditionFactory soon() {
        return await().pollInSameThread().atMost(Duration.ofSeconds(20));
    }
}
