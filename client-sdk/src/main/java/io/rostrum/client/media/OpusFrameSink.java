package io.rostrum.client.media;

import io.rostrum.protocol.control.ServerMessage.MediaSlot;

/** Receives the Opus frames of an {@link OpusFrameEngine}. */
@FunctionalInterface
public interface OpusFrameSink {

    /**
     * A frame of one slot, genuine and never the same twice, but as the network delivered it: out
     * of order, late, or not at all. Called on the engine's event loop: must not block.
     *
     * @param sequence RTP's, 0 to 65535
     * @param timestamp RTP's, in samples at 48 kHz, as an unsigned 32-bit number
     * @param buf holds the Opus packet from {@code off} on; used again after this returns
     */
    void hear(MediaSlot slot, int sequence, long timestamp, byte[] buf, int off, int len);
}
