package io.rostrum.client.sound;

/**
 * A sine tone without end, in mono PCM of 16 bits: a microphone whose sound can be told from all
 * others. The phase goes on from block to block. Not thread-safe.
 */
public final class Tone {

    private final double step;
    private final double amplitude;
    private double phase;

    /**
     * A tone of a level that no codec clips.
     *
     * @param sampleRate in Hz
     * @param frequency in Hz, below half the sample rate
     */
    public Tone(int sampleRate, double frequency) {
        this(sampleRate, frequency, -12);
    }

    /**
     * @param sampleRate in Hz
     * @param frequency in Hz, below half the sample rate
     * @param dbfs the level of a full-scale sine is 0; at most that
     */
    public Tone(int sampleRate, double frequency, double dbfs) {
        if (frequency <= 0 || 2 * frequency >= sampleRate || dbfs > 0) {
            throw new IllegalArgumentException(
                    frequency + " Hz at " + dbfs + " dBFS, " + sampleRate + " samples a second");
        }
        step = 2 * Math.PI * frequency / sampleRate;
        amplitude = Short.MAX_VALUE * Math.pow(10, dbfs / 20);
    }

    /** The next samples, over the whole block. */
    public void fill(short[] block) {
        for (int i = 0; i < block.length; i++) {
            block[i] = (short) Math.round(amplitude * Math.sin(phase));
            phase += step;
            if (phase >= 2 * Math.PI) {
                phase -= 2 * Math.PI;
            }
        }
    }
}
