package io.rostrum.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.rostrum.web.StagedPage.Look;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the page does when it is used, in Chromium, against a scripted server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PageTest {

    private Chromium chromium;
    private Scenes scenes;

    @SuppressWarnings("NullAway.Init") // each test begins with join
    private StagedPage staged;

    @BeforeAll
    void launch() throws IOException {
        chromium = Chromium.launch();
        scenes = new Scenes();
    }

    @AfterEach
    void complaints() {
        List<String> complaints = staged.complaints();
        staged.close();
        assertThat(complaints).isEmpty();
    }

    @AfterAll
    void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void theTokenDoesNotStayInTheAddress() throws IOException {
        Page page = join("delegate-listens", "en");
        assertThat(page.url()).doesNotContain("token");
        assertThat(staged.received("join").getFirst().get("token").asString()).isNotEmpty();
    }

    @Test
    void onePressAsksForTheFloor() throws IOException {
        button(join("delegate-listens", "en"), "Ask for the floor").click();
        assertThat(staged.received("requestFloor")).hasSize(1);
    }

    @Test
    void aRefusalIsShownInTheLanguageOfThePage() throws IOException {
        Page page = join("delegate-listens", "fr");
        staged.refuse("requestFloor", "LIST_CLOSED", Map.of());
        button(page, "Demander la parole").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("La liste des orateurs est close.");
    }

    @Test
    void aRefusalThatNoCatalogueKnowsIsShownInTheServersEnglish() throws IOException {
        Page page = join("delegate-listens", "fr");
        staged.refuse("requestFloor", "SOMETHING_NEW", Map.of());
        button(page, "Demander la parole").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("English");
    }

    @Test
    void theMicrophoneIsOpenWhenTheServerSaysSo() throws IOException {
        Page page = join("delegate-listens", "en");
        staged.say(personal(1, "{\"type\":\"microphoneOpened\",\"on\":\"floor\"}"));
        assertThat(heading(page, "Your microphone is open")).isVisible();
        assertThat(page).hasTitle(Pattern.compile("^● .*"));
        assertThat(muteStates()).endsWith("LIVE");

        button(page, "Mute").click();
        assertThat(heading(page, "Your microphone is muted")).isVisible();
        assertThat(muteStates()).endsWith("MUTED");

        staged.say(
                personal(
                        2,
                        "{\"type\":\"microphoneClosed\",\"on\":\"floor\",\"reason\":\"REVOKED\"}"));
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("taken the floor back");
        assertThat(button(page, "Ask for the floor")).isVisible();
    }

    @Test
    void whoPresidesBeginsMuted() throws IOException {
        Page page = join("chair", "en");
        assertThat(heading(page, "Your microphone is muted")).isVisible();
        assertThat(muteStates()).containsOnly("MUTED");
    }

    @Test
    void theChairGivesDeniesAndTakesBack() throws IOException {
        Page page = join("chair", "en");
        button(page, "Give to next").click();
        assertThat(staged.received("giveFloor").getFirst().has("requestId")).isFalse();
        button(page, "Decline: Noor Haddad").click();
        page.keyboard().type("Later");
        page.keyboard().press("Enter");
        assertThat(staged.received("denyRequest").getFirst().get("reason").asString())
                .isEqualTo("Later");
        button(page, "Take the floor back: Ilse van der Meulen").click();
        assertThat(staged.received("revokeFloor").getFirst().get("participantId").asString())
                .isEqualTo("d1");
    }

    @Test
    void anInterpreterOpensTheMicrophoneOfALanguageOrTakesItOver() throws IOException {
        Page page = join("interpreter", "en");
        Locator spanish = page.getByRole(AriaRole.REGION).filter(text("Lucía Prieto is live"));
        spanish.getByRole(AriaRole.BUTTON, named("Take over")).click();
        assertThat(staged.received("takeMicrophone").getFirst().get("language").asString())
                .isEqualTo("es");
    }

    @Test
    void aChannelIsChosenFromTheKeyboard() throws IOException {
        Page page = join("delegate-listens", "en");
        page.getByRole(AriaRole.RADIO).first().focus();
        page.keyboard().press("ArrowDown");
        assertThat(staged.received("selectChannel").getFirst().get("channel").asString())
                .isEqualTo("ar");
        assertThat(page.locator("input[value=ar]")).isChecked();
    }

    @Test
    void aLostLineIsSaidAndComesBackByItself() throws IOException {
        Page page = join("delegate-waits", "en");
        staged.cut();
        assertThat(page.getByText("The connection is lost")).isVisible();
        assertThat(button(page, "Withdraw your request")).isDisabled();
        assertThat(page.getByText("The connection is lost")).isHidden();
        assertThat(button(page, "Withdraw your request")).isEnabled();
        assertThat(staged.connections()).isEqualTo(2);
        assertThat(staged.received("join").getLast().get("resume").get("token").asString())
                .isEqualTo("r");
    }

    @Test
    void namesAreReadOnlyWhenAskedFor() throws IOException {
        Page page = join("delegate-listens", "en");
        button(page, "Show the names").click();
        assertThat(page.locator("rostrum-roster li")).hasCount(9);
        assertThat(staged.received("listParticipants")).hasSize(1);
    }

    @Test
    void theLanguageOfThePageChangesInTheMeeting() throws IOException {
        Page page = join("delegate-listens", "en");
        page.locator("rostrum-language-choice select").selectOption("ar");
        assertThat(page.locator("html")).hasAttribute("dir", "rtl");
        assertThat(button(page, "طلب الكلمة")).isVisible();
    }

    @Test
    void theFocusIsNotLostWhereAButtonIsReplaced() throws IOException {
        Page page = join("delegate-listens", "en");
        button(page, "Ask for the floor").focus();
        page.keyboard().press("Enter");
        staged.received("requestFloor");
        staged.say(
                """
                {"type":"event","revision":2,"serverTime":0,"event":{"type":"requestListed","position":0,
                "entry":{"requestId":"q","kind":"STATEMENT","status":"PENDING","requestedAt":0,"person":
                {"id":"me","name":"Noor Haddad","role":"DELEGATE","attendance":"REMOTE","presence":"PRESENT",
                "languages":[]}}}}
                """);
        assertThat(button(page, "Withdraw your request")).isFocused();
        assertThat(heading(page, "You are next")).isVisible();
    }

    @Test
    void leavingAsksOnceMore() throws IOException {
        Page page = join("delegate-listens", "en");
        button(page, "Leave").click();
        button(page, "Leave the meeting").click();
        assertThat(staged.received("leave")).hasSize(1);
    }

    private Page join(String scene, String language) throws IOException {
        Look look = new Look(1280, 900, ColorScheme.LIGHT, language);
        staged = StagedPage.join(chromium.browser(), scenes.named(scene), look);
        return staged.page();
    }

    private List<String> muteStates() {
        return staged.received("selfMute").stream().map(m -> m.get("state").asString()).toList();
    }

    private static String personal(int sequence, String notice) {
        return "{\"type\":\"personal\",\"sequence\":%d,\"serverTime\":0,\"notice\":%s}"
                .formatted(sequence, notice);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }

    private static Locator.FilterOptions text(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}
