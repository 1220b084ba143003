package io.rostrum.sfu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Time in these tests goes in frames of 20 ms; the hold-over is 40 frames. */
final class FloorVoicesTest {

    private static final long FRAME = 20_000_000;
    private static final int HOLD_OVER_FRAMES = 40;
    private static final long HOLD_OVER = HOLD_OVER_FRAMES * FRAME;

    private final FloorVoices voices = new FloorVoices(3, HOLD_OVER);
    private final Publication ana = new Publication(new EndpointId("ana"), HOLD_OVER);
    private final Publication ben = new Publication(new EndpointId("ben"), HOLD_OVER);
    private final Publication cem = new Publication(new EndpointId("cem"), HOLD_OVER);
    private final Publication dia = new Publication(new EndpointId("dia"), HOLD_OVER);
    private final Publication eve = new Publication(new EndpointId("eve"), HOLD_OVER);
    private long now;

    @Test
    void asManyMicrophonesAsVoicesAreAllHeardEvenWhenTheyAreQuiet() {
        voices.open(List.of(ana, ben, cem));
        assertThat(voices.settle(now)).isTrue();
        assertThat(voices.ranked()).containsExactly(ana, ben, cem);
        assertThat(voices.settle(now)).as("nothing has changed").isFalse();
    }

    @Test
    void whileNobodySpeaksThePlanDecides() {
        voices.open(List.of(ana, ben, cem, dia));
        voices.settle(now);
        assertThat(voices.ranked()).containsExactly(ana, ben, cem);
    }

    @Test
    void whoSpeaksTakesTheVoiceOfTheOneLongestQuiet() {
        voices.open(List.of(ana, ben, cem, dia));
        speak(1, at(ana, 30), at(cem, 30));
        speak(HOLD_OVER_FRAMES + 1, at(cem, 30));
        assertThat(voices.ranked()).containsExactly(cem, ana, ben);
        speak(1, at(dia, 40), at(cem, 30));
        assertThat(voices.ranked())
                .as("ben never spoke, so ben goes first")
                .containsExactly(cem, dia, ana);
    }

    @Test
    void someoneWhoSpeaksWithoutAVoiceIsNoticedAtOnce() {
        voices.open(List.of(ana, ben, cem, dia));
        voices.settle(now);
        assertThat(voices.waits(dia, now)).isFalse();
        dia.level().heard(30, now);
        assertThat(voices.waits(dia, now)).isTrue();
        voices.settle(now);
        assertThat(voices.waits(dia, now)).isFalse();
    }

    @Test
    void ofFourWhoSpeakTheThreeLoudestAreHeard() {
        voices.open(List.of(ana, ben, cem, dia));
        speak(60, at(ana, 45), at(ben, 20), at(cem, 25), at(dia, 20));
        assertThat(voices.ranked()).containsExactly(ben, cem, dia);
    }

    @Test
    void aVoiceOnceGivenIsKeptForTheHoldOver() {
        voices.open(List.of(ana, ben, cem, dia));
        speak(1, at(ana, 45), at(ben, 20), at(cem, 25));
        speak(HOLD_OVER_FRAMES - 5, at(ana, 45), at(ben, 20), at(cem, 25), at(dia, 20));
        assertThat(voices.ranked()).contains(ana).doesNotContain(dia);
        speak(10, at(ana, 45), at(ben, 20), at(cem, 25), at(dia, 20));
        assertThat(voices.ranked()).contains(dia).doesNotContain(ana);
    }

    @Test
    void aLittleLouderIsNotEnough() {
        voices.open(List.of(ana, ben, cem, dia));
        speak(1, at(ana, 30), at(ben, 20), at(cem, 20));
        speak(100, at(ana, 30), at(ben, 20), at(cem, 20), at(dia, 26));
        assertThat(voices.ranked()).containsExactly(ana, ben, cem);
    }

    @Test
    void fiveAtOnceDoNotFlutter() {
        voices.open(List.of(ana, ben, cem, dia, eve));
        List<List<Publication>> seen = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            speak(1, at(ana, 30), at(ben, 31), at(cem, 32), at(dia, 33), at(eve, 34));
            if (seen.isEmpty() || !seen.getLast().equals(voices.ranked())) {
                seen.add(voices.ranked());
            }
        }
        assertThat(seen).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void whoSpeaksRanksBeforeWhoIsQuietEachInThePlansOrder() {
        voices.open(List.of(ana, ben, cem));
        speak(1, at(cem, 30), at(ben, 40));
        assertThat(voices.ranked()).containsExactly(ben, cem, ana);
    }

    @Test
    void aMicrophoneThatClosesGivesItsVoiceToTheNextInThePlan() {
        voices.open(List.of(ana, ben, cem, dia));
        voices.settle(now);
        voices.open(List.of(ana, cem, dia));
        voices.settle(now);
        assertThat(voices.ranked()).containsExactly(ana, cem, dia);
    }

    @Test
    void twoSpeakersWhoWaitBothGetInWhenTwoAreQuiet() {
        voices.open(List.of(ana, ben, cem, dia, eve));
        voices.settle(now);
        speak(1, at(dia, 30), at(eve, 40));
        assertThat(voices.ranked()).contains(dia, eve).hasSize(3);
    }

    private record Speech(Publication who, int level) {}

    private static Speech at(Publication who, int level) {
        return new Speech(who, level);
    }

    private void speak(int frames, Speech... speeches) {
        for (int i = 0; i < frames; i++) {
            now += FRAME;
            for (Speech speech : speeches) {
                speech.who().level().heard(speech.level(), now);
            }
            voices.settle(now);
        }
    }
}
