package io.rostrum.protocol.media.opus;

/** How an Opus packet is packed (RFC 6716 §3): its frames and their time. Total over any bytes. */
public final class OpusPacket {

    /** Opus counts time in samples at this rate, whatever the encoder's. */
    public static final int SAMPLE_RATE = 48_000;

    /** Returned for bytes that are no Opus packet. */
    public static final int MALFORMED = -1;

    private static final int LONGEST_SAMPLES = SAMPLE_RATE * 120 / 1_000;
    private static final int LONGEST_FRAME = 1_275;
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

    /** How many frames the packet holds, or {@link #MALFORMED} by the rules of §3.4. */
    public static int frames(byte[] buf, int off, int len) {
        if (len < 1) {
            return MALFORMED;
        }
        int rest = len - 1;
        return switch (buf[off] & 3) {
            case 0 -> rest <= LONGEST_FRAME ? 1 : MALFORMED;
            case 1 -> rest % 2 == 0 && rest / 2 <= LONGEST_FRAME ? 2 : MALFORMED;
            case 2 -> isFrame(last(buf, off + 1, off + len, 1)) ? 2 : MALFORMED;
            default -> arbitraryFrames(buf, off, off + len);
        };
    }

    /** A count, whether the frames have sizes of their own, perhaps padding (§3.2.5). */
    private static int arbitraryFrames(byte[] buf, int off, int packetEnd) {
        if (packetEnd - off < 2) {
            return MALFORMED;
        }
        int count = buf[off + 1] & 0x3F;
        if (count == 0 || count * frameSamples(buf[off]) > LONGEST_SAMPLES) {
            return MALFORMED;
        }
        int at = off + 2;
        int end = packetEnd;
        if ((buf[off + 1] & 0x40) != 0) {
            int octet;
            do {
                if (at >= end) {
                    return MALFORMED;
                }
                octet = buf[at++] & 0xFF;
                end -= octet == 255 ? 254 : octet;
            } while (octet == 255);
        }
        boolean ownSizes = (buf[off + 1] & 0x80) != 0;
        int rest = end - at;
        int frame = rest < 0 || (!ownSizes && rest % count != 0) ? MALFORMED : rest / count;
        return isFrame(ownSizes ? last(buf, at, end, count - 1) : frame) ? count : MALFORMED;
    }

    /**
     * What is left for the last frame when those before it have the sizes coded from {@code start}
     * on (§3.2.1); below zero when they do not fit.
     */
    private static int last(byte[] buf, int start, int end, int sizes) {
        int at = start;
        int before = 0;
        for (int i = 0; i < sizes; i++) {
            if (at >= end) {
                return MALFORMED;
            }
            int size = buf[at++] & 0xFF;
            if (size >= 252) {
                if (at >= end) {
                    return MALFORMED;
                }
                size += 4 * (buf[at++] & 0xFF);
            }
            before += size;
        }
        return end - at - before;
    }

    private static boolean isFrame(int length) {
        return length >= 0 && length <= LONGEST_FRAME;
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
