package io.rostrum.protocol.media.sdp;

import java.util.OptionalInt;

/**
 * Opus at 48 kHz under one payload type, with the parameters the writer wishes to receive (RFC 7587
 * section 6.1).
 *
 * @param payloadType 0 to 127, but not 64 to 95, which collide with RTCP (RFC 5761 section 4)
 * @param channels whether the writer prefers to receive stereo
 * @param inbandFec whether the writer can use in-band forward error correction
 * @param minPacketMillis {@code minptime}, when given
 * @param packetMillis {@code a=ptime} of the section, when given
 * @param maxPacketMillis {@code a=maxptime} of the section, when given
 * @param maxAverageBitrate in bit/s, when given
 */
public record OpusFormat(
        int payloadType,
        Channels channels,
        InbandFec inbandFec,
        OptionalInt minPacketMillis,
        OptionalInt packetMillis,
        OptionalInt maxPacketMillis,
        OptionalInt maxAverageBitrate) {

    /** Preferred number of channels. */
    public enum Channels {
        MONO,
        STEREO
    }

    /** Use of in-band forward error correction. */
    public enum InbandFec {
        USED,
        UNUSED
    }

    /** Throws {@link IllegalArgumentException} for a payload type that cannot be one. */
    public OpusFormat {
        if (!isPayloadType(payloadType)) {
            throw new IllegalArgumentException("payload type " + payloadType);
        }
    }

    /**
     * Mono with forward error correction and packets of 10 ms or more: what our own clients offer.
     */
    public static OpusFormat mono(int payloadType) {
        return new OpusFormat(
                payloadType,
                Channels.MONO,
                InbandFec.USED,
                OptionalInt.of(10),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty());
    }

    static boolean isPayloadType(int number) {
        return number >= 0 && number <= 127 && (number < 64 || number > 95);
    }
}
