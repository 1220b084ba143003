package io.rostrum.sfu;

/**
 * How loud a publication is, out of the audio levels its packets carry (RFC 6464), and whether it
 * speaks. Speech counts as going on through the pauses between words: for the hold-over after the
 * last loud packet.
 */
final class SpeechLevel {

    /** The level of silence, in dB below full scale. */
    static final int SILENCE = 127;

    /** What a packet without a level is taken for: speech of middling loudness. */
    static final int UNKNOWN = 40;

    /** Louder than this is speech; a quiet room stays below. */
    private static final int THRESHOLD = 55;

    /** Levels are kept in sixteenths of a decibel, so that the smoothing does not stick. */
    private static final int SCALE = 16;

    private final long holdOverNanos;
    private int smoothed = SILENCE * SCALE;
    private long loudAt;
    private boolean everLoud;

    SpeechLevel(long holdOverNanos) {
        this.holdOverNanos = holdOverNanos;
    }

    /** Takes the level of one packet: 0 (loudest) to 127. Rises fast and falls slowly. */
    void heard(int level, long now) {
        int difference = level * SCALE - smoothed;
        smoothed += difference < 0 ? difference / 2 : difference / 16;
        if (level < THRESHOLD) {
            loudAt = now;
            everLoud = true;
        }
    }

    boolean speaking(long now) {
        return everLoud && now - loudAt < holdOverNanos;
    }

    /** Nanoseconds since the last loud packet. */
    long quietFor(long now) {
        return everLoud ? now - loudAt : Long.MAX_VALUE;
    }

    /** The smoothed level in dB below full scale: 0 is loudest, 127 silence. */
    int level() {
        return smoothed / SCALE;
    }

    /** Forgets what was heard, as when the gate closes: what comes next is a new beginning. */
    void reset() {
        smoothed = SILENCE * SCALE;
        everLoud = false;
    }
}
