package io.rostrum.client.media;

/** Gives PCM to be played into a {@link PcmEngine}'s microphone. */
@FunctionalInterface
public interface PcmSource {

    /** Whether there was another block. */
    enum Next {
        /** The block is filled. */
        BLOCK,
        /** There is no more; the block is not played. */
        END
    }

    /**
     * Fills the next block of {@link PcmEngine#BLOCK} mono samples at 48 kHz. Called every 10 ms on
     * the engine's thread: must not block.
     */
    Next fill(short[] block);
}
