package io.rostrum.client.media;

import io.rostrum.protocol.media.dtls.DtlsIdentity;
import java.util.Optional;

/**
 * How an {@link OpusFrameEngine} is set up.
 *
 * @param microphone whether and how it sends
 * @param receiveSlots how many sources can be heard at once: 0 to 16
 * @param identity its DTLS certificate; empty for one of its own, as a person's client should have.
 *     A swarm of robots saves a key generation each by sharing one.
 */
public record OpusFrameConfig(
        Microphone microphone, int receiveSlots, Optional<DtlsIdentity> identity) {

    private static final int MOST_SLOTS = 16;

    /** What is sent. */
    public enum Microphone {
        /** Nothing. */
        NONE,
        /** Each frame once. */
        PLAIN,
        /** Each frame, and once more with the next one (RED, RFC 2198), if the server takes it. */
        REDUNDANT
    }

    /** Throws {@link IllegalArgumentException} when nothing could be sent or heard. */
    public OpusFrameConfig {
        if (receiveSlots < 0
                || receiveSlots > MOST_SLOTS
                || (receiveSlots == 0 && microphone == Microphone.NONE)) {
            throw new IllegalArgumentException(receiveSlots + " slots, microphone " + microphone);
        }
    }

    /** With a certificate of its own. */
    public static OpusFrameConfig of(Microphone microphone, int receiveSlots) {
        return new OpusFrameConfig(microphone, receiveSlots, Optional.empty());
    }
}
