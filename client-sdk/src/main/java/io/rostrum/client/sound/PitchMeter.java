package io.rostrum.client.sound;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Tells which of a few known tones are in a sound, and how loud each is: the presence of the right
 * one and the absence of all others.
 *
 * <p>Goertzel's algorithm for each frequency over blocks of 100 ms under a Hann window: tones that
 * are 60 Hz or more apart do not disturb each other above -60 dB. Not thread-safe.
 */
public final class PitchMeter {

    /** Of silence: what a level never goes below. */
    public static final double SILENCE_DBFS = -120;

    private static final int BLOCKS_A_SECOND = 10;

    private final double[] frequencies;
    private final double[] coefficients;
    private final double[] s1;
    private final double[] s2;
    private final double[] window;
    private final double[] levels;
    private int filled;
    private long blocks;

    /**
     * @param sampleRate in Hz
     * @param frequencies to listen for, in Hz, each below half the sample rate
     */
    public PitchMeter(int sampleRate, double... frequencies) {
        this.frequencies = frequencies.clone();
        int block = sampleRate / BLOCKS_A_SECOND;
        window = new double[block];
        for (int i = 0; i < block; i++) {
            window[i] = 0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / block);
        }
        coefficients = new double[frequencies.length];
        for (int i = 0; i < frequencies.length; i++) {
            if (frequencies[i] <= 0 || 2 * frequencies[i] >= sampleRate) {
                throw new IllegalArgumentException(frequencies[i] + " Hz at " + sampleRate);
            }
            coefficients[i] = 2 * Math.cos(2 * Math.PI * frequencies[i] / sampleRate);
        }
        s1 = new double[frequencies.length];
        s2 = new double[frequencies.length];
        levels = new double[frequencies.length];
        Arrays.fill(levels, SILENCE_DBFS);
    }

    /** Listens to mono samples. */
    public void accept(short[] samples, int off, int len) {
        for (int i = off; i < off + len; i++) {
            double sample = samples[i] * window[filled];
            for (int tone = 0; tone < coefficients.length; tone++) {
                double s0 = sample + coefficients[tone] * s1[tone] - s2[tone];
                s2[tone] = s1[tone];
                s1[tone] = s0;
            }
            if (++filled == window.length) {
                conclude();
            }
        }
    }

    private void conclude() {
        // A full-scale sine under a Hann window sums up to a quarter of the block.
        double fullScale = Short.MAX_VALUE * window.length / 4.0;
        for (int tone = 0; tone < coefficients.length; tone++) {
            double power =
                    s1[tone] * s1[tone]
                            + s2[tone] * s2[tone]
                            - coefficients[tone] * s1[tone] * s2[tone];
            double magnitude = Math.sqrt(Math.max(0, power)) / fullScale;
            levels[tone] = Math.max(SILENCE_DBFS, 20 * Math.log10(Math.max(1e-9, magnitude)));
            s1[tone] = 0;
            s2[tone] = 0;
        }
        filled = 0;
        blocks++;
    }

    /** How many blocks of 100 ms were heard whole. */
    public long blocks() {
        return blocks;
    }

    /** The level of each frequency in the last whole block, in dBFS. */
    public SortedMap<Double, Double> levels() {
        SortedMap<Double, Double> now = new TreeMap<>();
        for (int tone = 0; tone < frequencies.length; tone++) {
            now.put(frequencies[tone], levels[tone]);
        }
        return now;
    }

    /** The frequencies that are at least so loud in the last whole block. */
    public SortedSet<Double> heard(double dbfs) {
        SortedMap<Double, Double> now = levels();
        now.values().removeIf(level -> level < dbfs);
        return new TreeSet<>(now.keySet());
    }
}
