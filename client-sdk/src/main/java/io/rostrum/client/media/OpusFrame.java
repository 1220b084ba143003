package io.rostrum.client.media;

/**
 * One Opus packet and how loud it is.
 *
 * @param packet as an encoder makes it (RFC 6716); not copied, not changed
 * @param samples how long it plays, in samples at 48 kHz: 120 to 5760
 * @param level of its sound below the loudest possible, in dB (RFC 6464): 0 loudest, 127 silence
 */
@SuppressWarnings("ArrayRecordComponent") // frames are not compared
public record OpusFrame(byte[] packet, int samples, int level) {

    /** The longest packet that fits a datagram with everything around it, in bytes. */
    public static final int LONGEST = 1_100;

    private static final int MOST_SAMPLES = 5_760;
    private static final int SHORTEST_SAMPLES = 120;

    /** Throws {@link IllegalArgumentException} for what is no frame. */
    public OpusFrame {
        if (packet.length == 0
                || packet.length > LONGEST
                || samples < SHORTEST_SAMPLES
                || samples > MOST_SAMPLES
                || level < 0
                || level > 127) {
            throw new IllegalArgumentException(
                    packet.length + " bytes, " + samples + " samples, level " + level);
        }
    }
}
