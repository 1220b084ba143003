package io.rostrum.loadtest.robot;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells voices by the bytes of their frames, which the server forwards unchanged. Frames that
 * several voices share (the silence at a recording's ends) tell nothing and are left out.
 * Immutable.
 */
public final class VoiceBook {

    private final Map<ByteBuffer, Voice> byFrame = new HashMap<>();

    public VoiceBook(Collection<Voice> voices) {
        Set<ByteBuffer> shared = new HashSet<>();
        for (Voice voice : voices) {
            for (byte[] frame : voice.frames()) {
                ByteBuffer key = ByteBuffer.wrap(frame);
                Voice other = byFrame.putIfAbsent(key, voice);
                if (other != null && other != voice) {
                    shared.add(key);
                }
            }
        }
        shared.forEach(byFrame::remove);
    }

    /** Whose frame this is. */
    public Optional<Voice> voice(byte[] frame) {
        return Optional.ofNullable(byFrame.get(ByteBuffer.wrap(frame)));
    }
}
