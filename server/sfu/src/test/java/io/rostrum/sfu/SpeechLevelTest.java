package io.rostrum.sfu;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SpeechLevelTest {

    private static final long MILLISECOND = 1_000_000;
    private static final long HOLD_OVER = 800 * MILLISECOND;

    private final SpeechLevel level = new SpeechLevel(HOLD_OVER);

    @Test
    void silenceIsWhereItBegins() {
        assertThat(level.speaking(0)).isFalse();
        assertThat(level.level()).isEqualTo(SpeechLevel.SILENCE);
    }

    @Test
    void speechGoesOnThroughThePausesBetweenWords() {
        level.heard(30, 0);
        level.heard(90, 20 * MILLISECOND);
        assertThat(level.speaking(HOLD_OVER - 1)).isTrue();
        assertThat(level.speaking(HOLD_OVER)).isFalse();
    }

    @Test
    void theNoiseOfAQuietRoomIsNoSpeech() {
        level.heard(60, 0);
        assertThat(level.speaking(0)).isFalse();
    }

    @Test
    void theLevelRisesFastAndFallsSlowly() {
        for (int i = 0; i < 5; i++) {
            level.heard(20, 0);
        }
        assertThat(level.level()).isBetween(20, 25);
        for (int i = 0; i < 5; i++) {
            level.heard(SpeechLevel.SILENCE, 0);
        }
        assertThat(level.level()).isBetween(40, 60);
        for (int i = 0; i < 200; i++) {
            level.heard(SpeechLevel.SILENCE, 0);
        }
        assertThat(level.level()).isGreaterThan(120);
    }

    @Test
    void aResetForgetsWhatWasHeard() {
        level.heard(10, 0);
        level.reset();
        assertThat(level.speaking(1)).isFalse();
        assertThat(level.level()).isEqualTo(SpeechLevel.SILENCE);
    }
}
