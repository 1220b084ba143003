package io.rostrum.it;

import static io.rostrum.it.Browser.button;
import static io.rostrum.it.TestMeeting.get;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.rostrum.client.ClientLoops;
import io.rostrum.client.RostrumClient;
import io.rostrum.client.media.OpusFrameConfig;
import io.rostrum.client.media.OpusFrameConfig.Microphone;
import io.rostrum.client.media.OpusFrameEngine;
import io.rostrum.protocol.control.Role;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From a microphone in one Chromium to the ear in another: who is heard is who has the floor, in
 * the slot that is for it, and nobody else. Every publisher has a tone of its own.
 */
@Needs(Needs.Part.CHROMIUM)
final class BrowserTest {

    private static final double DELEGATE = 450;
    private static final double OTHER = 700;
    private static final double FRENCH = 1_100;
    private static final double COLLEAGUE = 1_500;
    private static final double[] VOICES = {600, 900, 1_300, 1_800};
    private static final Page.GetByTextOptions EXACTLY = new Page.GetByTextOptions().setExact(true);
    private static final int SWITCHES = 100;
    private static final int FLOOR_SLOTS = 3;

    /** The tones heard by slots of a kind are these and no others, to 25 Hz. */
    private static final String HEARS =
            """
            ([purpose, expected]) => {
              const heard = rostrum.slots()
                .filter((slot) => slot.purpose === purpose && slot.frequency !== undefined && slot.level > -45)
                .map((slot) => slot.frequency)
                .sort((a, b) => a - b);
              return heard.length === expected.length && heard.every((hz, i) => Math.abs(hz - expected[i]) < 25);
            }\
            """;

    /** Which slot hears which of these tones: its section's name by the tone. */
    private static final String SLOT_OF =
            """
            (hertz) => rostrum.slots().find((slot) => slot.level > -45 && Math.abs((slot.frequency ?? 0) - hertz) < 25)?.mid\
            """;

    /** Presses Join, and says how many milliseconds it took until there was sound. */
    private static final String JOIN_AND_LISTEN =
            """
            (button) => new Promise((resolve) => {
              const pressed = performance.now();
              button.click();
              const look = () => {
                const slots = window.rostrum?.slots() ?? [];
                if (slots.some((slot) => slot.frequency !== undefined && slot.level > -45)) resolve(performance.now() - pressed);
                else setTimeout(look, 10);
              };
              look();
            })\
            """;

    private static final String WATCH_THE_LINE =
            """
            () => {
              window.away = false;
              const look = setInterval(() => {
                if (rostrum.picture.status.phase === 'joined') return;
                window.away = true;
                clearInterval(look);
              }, 1);
            }\
            """;

    private static final String WAS_AWAY_AND_IS_BACK =
            "() => window.away && rostrum.picture.status.phase === 'joined'";

    @TempDir Path folder;

    private static void hears(Page page, double... tones) {
        double[] sorted = tones.clone();
        Arrays.sort(sorted);
        hears(page, "FLOOR", sorted);
    }

    private static void hears(Page page, String purpose, double... tones) {
        page.waitForFunction(HEARS, List.of(purpose, list(tones)));
    }

    private static List<Double> list(double... tones) {
        return Arrays.stream(tones).boxed().toList();
    }

    private static void hearsFloor(Page page, double tone) {
        hears(page, tone);
        hears(page, "INTERPRETATION");
    }

    private static void hearsFrench(Page page, double tone) {
        hears(page, "INTERPRETATION", tone);
        hears(page);
    }

    private static OpusFrameEngine speaking(double frequency) throws Exception {
        OpusFrameEngine engine =
                new OpusFrameEngine(
                        ClientLoops.create(1),
                        OpusFrameConfig.of(Microphone.PLAIN, 0),
                        (slot, sequence, timestamp, buf, off, len) -> {});
        var _ = engine.play(new OpusTone(frequency));
        return engine;
    }

    @Test
    void aDelegateIsHeardInAnotherBrowserAndBothAreBackInTheirPlacesWhenTheirConnectionsAreClosed()
            throws Exception {
        try (TestMeeting meeting = TestMeeting.start(folder);
                Relay relay = new Relay(meeting.address());
                Browser speaks = new Browser(folder, DELEGATE);
                Browser listens = new Browser(folder, 3_000)) {
            RostrumClient chair = meeting.join("chair", Role.CHAIR);
            meeting.join("other", Role.DELEGATE, speaking(OTHER));
            RostrumClient booth = meeting.join("booth", Role.INTERPRETER, speaking(FRENCH));
            get(booth.openMicrophone("fr"));
            get(chair.openList());

            Page delegate = speaks.open(relay.uri("/"), meeting.token("delegate", Role.DELEGATE));
            button(delegate, "Test the microphone").click();
            delegate.getByLabel("Reduce echo and noise").uncheck();
            delegate.getByText("Your microphone works.").waitFor();
            button(delegate, "Join").click();
            button(delegate, "Ask for the floor").click();
            button(delegate, "Withdraw your request").waitFor();
            get(chair.giveFloorToNext());
            delegate.getByText("Your microphone is open", EXACTLY).first().waitFor();

            Page listener = listens.open(relay.uri("/"), meeting.token("listener", Role.OBSERVER));
            Object millis = button(listener, "Join").evaluate(JOIN_AND_LISTEN);
            System.out.printf(
                    "heard %.0f ms after Join was pressed%n", ((Number) millis).doubleValue());
            hearsFloor(listener, DELEGATE);

            listener.locator("input[value=fr]").check();
            hearsFrench(listener, FRENCH);

            // The server's side closes every connection: both come back by themselves.
            listener.evaluate(WATCH_THE_LINE);
            delegate.evaluate(WATCH_THE_LINE);
            relay.cut();
            listener.waitForFunction(WAS_AWAY_AND_IS_BACK);
            delegate.waitForFunction(WAS_AWAY_AND_IS_BACK);
            hearsFrench(listener, FRENCH);
            assertThat(listener.locator("input[value=fr]").isChecked()).isTrue();
            delegate.getByText("Your microphone is open", EXACTLY).first().waitFor();

            listener.getByText("Speaking", EXACTLY).waitFor();
            Browser.picture(delegate, "delegate-has-the-floor");
            Browser.picture(listener, "listener-hears-french");
            listener.locator("input[value=floor]").check();
            hearsFloor(listener, DELEGATE);
            get(chair.revokeFloor("delegate"));
            hears(listener);
            delegate.getByText("The chair has taken the floor back").first().waitFor();

            assertThat(speaks.complaints()).isEmpty();
            assertThat(listens.complaints()).isEmpty();
        }
    }

    @Test
    void everySlotIsSwitchedAHundredTimesAndTheRightSoundFollowsEachTime() throws Exception {
        try (TestMeeting meeting = TestMeeting.start(folder);
                Browser listens = new Browser(folder, 3_000)) {
            RostrumClient chair = meeting.join("chair", Role.CHAIR);
            get(chair.openList());
            for (int i = 0; i < VOICES.length; i++) {
                meeting.join("d" + i, Role.DELEGATE, speaking(VOICES[i]));
            }
            for (int i = 0; i < FLOOR_SLOTS; i++) {
                get(chair.giveFloorTo("d" + i));
            }
            Page page = listens.open(meeting.http("/"), meeting.token("listener", Role.OBSERVER));
            button(page, "Join").click();
            hears(page, VOICES[0], VOICES[1], VOICES[2]);

            Map<String, Integer> switched = new TreeMap<>();
            List<Integer> holders = new ArrayList<>(List.of(0, 1, 2));
            int waiting = 3;
            for (int i = 0; i < FLOOR_SLOTS * SWITCHES; i++) {
                int leaves = holders.removeFirst();
                String slot = (String) page.evaluate(SLOT_OF, VOICES[leaves]);
                get(chair.revokeFloor("d" + leaves));
                get(chair.giveFloorTo("d" + waiting));
                holders.addLast(waiting);
                hears(page, holders.stream().mapToDouble(holder -> VOICES[holder]).toArray());
                assertThat(page.evaluate(SLOT_OF, VOICES[waiting])).isEqualTo(slot);
                switched.merge(slot, 1, Integer::sum);
                waiting = leaves;
            }
            assertThat(switched.values()).containsExactly(SWITCHES, SWITCHES, SWITCHES);

            RostrumClient one = meeting.join("booth1", Role.INTERPRETER, speaking(FRENCH));
            RostrumClient two = meeting.join("booth2", Role.INTERPRETER, speaking(COLLEAGUE));
            get(one.openMicrophone("fr"));
            page.locator("input[value=fr]").check();
            hearsFrench(page, FRENCH);
            for (int i = 0; i < SWITCHES; i++) {
                boolean toColleague = i % 2 == 0;
                get((toColleague ? two : one).takeMicrophone("fr"));
                hearsFrench(page, toColleague ? COLLEAGUE : FRENCH);
            }
            System.out.printf(
                    "switched: each of the floor's slots %s times, the interpretation's %d times%n",
                    switched.values(), SWITCHES);
            assertThat(listens.complaints()).isEmpty();
        }
    }
}
