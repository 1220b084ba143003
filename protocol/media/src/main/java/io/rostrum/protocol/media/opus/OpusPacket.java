package io.rostrum.protocol.media.opus;

/** What the first bytes of an Opus packet say (RFC 6716 §3). Total over any bytes. */
public final class OpusPacket {

    /** Opus counts time in samples at this rate, whatever the encoder's. */
    public static final int SAMPLE_RATE = 48_000;

    /** Returned for bytes that are no Opus packet. */
    public static final int MALFORMED = -1;

    private static final int LONGEST_SAMPLES = SAMPLE_RATE * 120 / 1_000;
    private static final int[] SILK_SAMPLES = {480, 960, 1_920, 2_880};
    private static final int[] HYBRID_SAMPLES = {480, 960};
    private static final int[] CELT_SAMPLES = {120, 240, 480, 960};

    private OpusPacket() {}

    /**
     * The samples at 48 kHz of one frame, from the configuration in the first byte (§3.1, table 2).
     */
    public static int frameSamples(byte toc) {
        int configuration = (toc & 0xFF) >>> 3;
        if (configuration < 12) {
            return SILK_SAMPLES[configuration & 3];
        }
        return configuration < 16
                ? HYBRID_SAMPLES[configuration & 1]
                : CELT_SAMPLES[configuration & 3];
    }

    /** How many frames the packet holds, or {@link #MALFORMED} (§3.2). */
    public static int frames(byte[] buf, int off, int len) {
        if (len < 1) {
            return MALFORMED;
        }
        return switch (buf[off] & 3) {
            case 0 -> 1;
            case 1 -> (len & 1) == 1 ? 2 : MALFORMED; // two of equal size after the first byte
            case 2 -> len >= 2 ? 2 : MALFORMED;
            default -> arbitraryFrames(buf, off, len);
        };
    }

    private static int arbitraryFrames(byte[] buf, int off, int len) {
        if (len < 2) {
            return MALFORMED;
        }
        int count = buf[off + 1] & 0x3F;
        return count == 0 || count * frameSamples(buf[off]) > LONGEST_SAMPLES ? MALFORMED : count;
    }

    /** The samples at 48 kHz of the whole packet, at most 5 760, or {@link #MALFORMED}. */
    public static int samples(byte[] buf, int off, int len) {
        int frames = frames(buf, off, len);
        return frames == MALFORMED ? MALFORMED : frames * frameSamples(buf[off]);
    }

    /**
     * Whether a packet carries no speech: discontinuous transmission sends one of at most two bytes
     * (§2.1.9).
     */
    public static Activity activity(int len) {
        return len <= 2 ? Activity.SILENT : Activity.CODED;
    }

    /** Whether an encoder had anything to code. */
    public enum Activity {
        CODED,
        SILENT
    }
}
