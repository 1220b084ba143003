package io.rostrum.client.media;

/**
 * How a {@link PcmEngine} is set up.
 *
 * @param receiveSlots how many sources can be heard at once: 0 to 16; 0 only when publishing
 */
public record PcmConfig(PcmSound sound, int receiveSlots, PcmNetwork network) {

    private static final int MOST_SLOTS = 16;

    /** Throws {@link IllegalArgumentException} when slots and sound do not fit. */
    public PcmConfig {
        boolean deaf = sound instanceof PcmSound.Publishing;
        if (receiveSlots < 0 || receiveSlots > MOST_SLOTS || deaf != (receiveSlots == 0)) {
            throw new IllegalArgumentException(receiveSlots + " receive slots for " + sound);
        }
    }
}
