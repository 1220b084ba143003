package io.rostrum.protocol.media.sdp;

import java.util.OptionalInt;
import java.util.Set;

/**
 * What a server accepts on every section.
 *
 * @param redundancy whether RED is accepted from senders that offer it
 * @param maxAverageBitrate what senders are asked not to exceed, in bit/s
 * @param packetMillis the packet length senders are asked for
 * @param fromSenders the header extensions accepted on what clients send
 * @param toReceivers the header extensions promised on slots
 */
public record AnswerPolicy(
        Redundancy redundancy,
        OptionalInt maxAverageBitrate,
        OptionalInt packetMillis,
        Set<HeaderExtension> fromSenders,
        Set<HeaderExtension> toReceivers) {

    /**
     * Copies the sets. Throws {@link IllegalArgumentException} for what would oblige us to
     * something we do not do: feedback for {@link HeaderExtension#TRANSPORT_CC}, a {@link
     * HeaderExtension#MID} on each packet of a slot.
     */
    public AnswerPolicy {
        fromSenders = Set.copyOf(fromSenders);
        toReceivers = Set.copyOf(toReceivers);
        if (fromSenders.contains(HeaderExtension.TRANSPORT_CC)
                || toReceivers.contains(HeaderExtension.TRANSPORT_CC)
                || toReceivers.contains(HeaderExtension.MID)) {
            throw new IllegalArgumentException(
                    "from senders " + fromSenders + ", to receivers " + toReceivers);
        }
    }

    /**
     * RED, audio level and MID from senders, nothing on slots, senders free in bitrate and packet
     * length.
     */
    public static AnswerPolicy standard() {
        return new AnswerPolicy(
                Redundancy.ACCEPTED,
                OptionalInt.empty(),
                OptionalInt.empty(),
                Set.of(HeaderExtension.AUDIO_LEVEL, HeaderExtension.MID),
                Set.of());
    }

    /** The same with a limit for senders, in bit/s. */
    public AnswerPolicy withMaxAverageBitrate(int bitsPerSecond) {
        return new AnswerPolicy(
                redundancy, OptionalInt.of(bitsPerSecond), packetMillis, fromSenders, toReceivers);
    }
}
