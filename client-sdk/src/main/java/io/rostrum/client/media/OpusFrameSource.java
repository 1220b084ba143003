package io.rostrum.client.media;

import io.rostrum.protocol.media.opus.OpusFile;
import io.rostrum.protocol.media.opus.OpusPacket;
import java.util.Iterator;
import java.util.Optional;

/** Gives Opus frames to be played into an {@link OpusFrameEngine}'s microphone. */
@FunctionalInterface
public interface OpusFrameSource {

    /**
     * The next frame; empty when there is no more. Called on the engine's event loop when the frame
     * is due: must not block.
     */
    Optional<OpusFrame> next();

    /**
     * The sound of a file, once.
     *
     * @param level of all of it, as in {@link OpusFrame}
     * @throws IllegalArgumentException for a file with a packet that is no frame
     */
    static OpusFrameSource of(OpusFile file, int level) {
        Iterator<OpusFrame> frames =
                file.packets().stream()
                        .map(packet ->
                                new OpusFrame(
                                        packet,
                                        OpusPacket.samples(packet, 0, packet.length),
                                        level))
                        .toList()
                        .iterator();
        return () -> frames.hasNext() ? Optional.of(frames.next()) : Optional.empty();
    }
}
