package io.rostrum.client.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SoundTest {

    private static final int RATE = 48_000;
    private static final double[] TONES = {330, 440, 500, 660, 1000, 7000, 14_000};

    @ParameterizedTest
    @ValueSource(doubles = {330, 440, 500, 660, 1000, 7000, 14_000})
    void oneToneIsHeardAndAllOthersAreNot(double frequency) {
        PitchMeter meter = new PitchMeter(RATE, TONES);
        listen(meter, new Tone(RATE, frequency), 50);
        assertThat(meter.blocks()).isEqualTo(5);
        assertThat(meter.heard(-60)).containsExactly(frequency);
        assertThat(meter.levels().get(frequency)).isCloseTo(-12.0, within(0.2));
    }

    @Test
    void twoTonesAreHeardEachAtItsLevel() {
        PitchMeter meter = new PitchMeter(RATE, TONES);
        Tone low = new Tone(RATE, 440, -20);
        Tone high = new Tone(RATE, 500, -32);
        short[] one = new short[480];
        short[] other = new short[480];
        for (int block = 0; block < 20; block++) {
            low.fill(one);
            high.fill(other);
            for (int i = 0; i < one.length; i++) {
                one[i] += other[i];
            }
            meter.accept(one, 0, one.length);
        }
        assertThat(meter.heard(-50)).containsExactly(440.0, 500.0);
        assertThat(meter.levels().get(440.0)).isCloseTo(-20, within(0.3));
        assertThat(meter.levels().get(500.0)).isCloseTo(-32, within(0.3));
    }

    @Test
    void silenceAndNoiseAreNoTone() {
        PitchMeter meter = new PitchMeter(RATE, TONES);
        assertThat(meter.heard(-119)).isEmpty();
        meter.accept(new short[4800], 0, 4800);
        assertThat(meter.heard(-119)).isEmpty();
        SplittableRandom random = new SplittableRandom(1);
        short[] noise = new short[4800];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (short) random.nextInt(-3000, 3000);
        }
        meter.accept(noise, 0, noise.length);
        assertThat(meter.heard(-40)).isEmpty();
    }

    @Test
    void theLastBlockCounts() {
        PitchMeter meter = new PitchMeter(RATE, TONES);
        listen(meter, new Tone(RATE, 440), 20);
        listen(meter, new Tone(RATE, 660), 10);
        assertThat(meter.heard(-40)).containsExactly(660.0);
    }

    @Test
    void aToneGoesOnWithoutAClick() {
        Tone tone = new Tone(RATE, 440);
        short[] whole = new short[960];
        new Tone(RATE, 440).fill(whole);
        short[] first = new short[480];
        short[] second = new short[480];
        tone.fill(first);
        tone.fill(second);
        assertThat(first).isEqualTo(Arrays.copyOf(whole, 480));
        assertThat(second).isEqualTo(Arrays.copyOfRange(whole, 480, 960));
    }

    @Test
    void frequenciesBeyondTheRateAreBugs() {
        assertThatThrownBy(() -> new Tone(8000, 4000)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PitchMeter(8000, 440, 4000))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aWavFileComesBack() {
        short[] samples = new short[960];
        new Tone(RATE, 440).fill(samples);
        Wav back = Wav.parse(new Wav(RATE, 2, samples).toBytes()).orElseThrow();
        assertThat(back.sampleRate()).isEqualTo(RATE);
        assertThat(back.channels()).isEqualTo(2);
        assertThat(back.samples()).isEqualTo(samples);
    }

    @Test
    void otherChunksArePassedOverAndAStreamsLengthIsNotBelieved() {
        byte[] plain = new Wav(8000, 1, new short[] {1, 2, 3}).toBytes();
        byte[] file = new byte[plain.length + 12];
        System.arraycopy(plain, 0, file, 0, 12);
        System.arraycopy(new byte[] {'L', 'I', 'S', 'T', 3, 0, 0, 0, 9, 9, 9, 0}, 0, file, 12, 12);
        System.arraycopy(plain, 12, file, 24, plain.length - 12);
        Arrays.fill(file, file.length - 10, file.length - 6, (byte) 0xFF);
        assertThat(Wav.parse(file).orElseThrow().samples()).containsExactly(1, 2, 3);
    }

    @Test
    void whatIsNoWavOfSixteenBitsIsEmpty() {
        byte[] good = new Wav(8000, 1, new short[] {1, 2, 3}).toBytes();
        for (int length = 0; length < 44; length++) {
            assertThat(Wav.parse(Arrays.copyOf(good, length))).isEmpty();
        }
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 20_000; i++) {
            byte[] mutated = good.clone();
            mutated[random.nextInt(mutated.length)] = (byte) random.nextInt();
            mutated[random.nextInt(mutated.length)] = (byte) random.nextInt();
            Wav.parse(mutated)
                    .ifPresent(wav -> assertThat(wav.samples().length).isLessThanOrEqualTo(3));
        }
        good[34] = 24;
        assertThat(Wav.parse(good)).isEmpty();
    }

    private static void listen(PitchMeter meter, Tone tone, int blocks) {
        short[] block = new short[480];
        for (int i = 0; i < blocks; i++) {
            tone.fill(block);
            meter.accept(block, 0, block.length);
        }
    }
}
