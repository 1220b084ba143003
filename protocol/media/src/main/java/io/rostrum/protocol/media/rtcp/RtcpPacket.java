package io.rostrum.protocol.media.rtcp;

import java.util.List;

/** One packet of a compound RTCP packet. */
public sealed interface RtcpPacket {

    /**
     * What a sender sent, and what it received (RFC 3550 section 6.4.1).
     *
     * @param ssrc of the stream reported on
     * @param ntp when this was written, as an NTP timestamp of 64 bits
     * @param rtpTime the same moment by the stream's RTP clock
     * @param packets sent so far, modulo 2^32
     * @param octets of payload sent so far, modulo 2^32
     * @param blocks on streams received; at most 31
     */
    record SenderReport(
            int ssrc, long ntp, int rtpTime, int packets, int octets, List<ReportBlock> blocks)
            implements RtcpPacket {

        /** Copies the list. */
        public SenderReport {
            blocks = List.copyOf(blocks);
        }

        /** What a {@link ReportBlock#lastReport} refers to this report by. */
        public int middleOfNtp() {
            return (int) (ntp >>> 16);
        }
    }

    /**
     * What somebody received who sent nothing (section 6.4.2).
     *
     * @param ssrc of who reports
     * @param blocks on streams received; at most 31
     */
    record ReceiverReport(int ssrc, List<ReportBlock> blocks) implements RtcpPacket {

        /** Copies the list. */
        public ReceiverReport {
            blocks = List.copyOf(blocks);
        }
    }

    /**
     * Names of sources (section 6.5); of all items only CNAME is kept.
     *
     * @param names at most 31
     */
    record SourceDescription(List<Name> names) implements RtcpPacket {

        /**
         * Which sources are the same participant's and share a clock.
         *
         * @param ssrc of a source
         * @param cname its canonical name, at most 255 bytes
         */
        public record Name(int ssrc, String cname) {}

        /** Copies the list. */
        public SourceDescription {
            names = List.copyOf(names);
        }
    }

    /**
     * Sources that send no more (section 6.6); the reason is not kept.
     *
     * @param ssrcs at most 31
     */
    record Goodbye(List<Integer> ssrcs) implements RtcpPacket {

        /** Copies the list. */
        public Goodbye {
            ssrcs = List.copyOf(ssrcs);
        }
    }

    /**
     * Packets that a receiver asks for again (RFC 4585 section 6.2.1).
     *
     * @param sender of the feedback
     * @param ssrc of the stream
     * @param sequences of the packets, 0 to 65535, in the order given
     */
    record Nack(int sender, int ssrc, List<Integer> sequences) implements RtcpPacket {

        /** Copies the list. */
        public Nack {
            sequences = List.copyOf(sequences);
        }
    }

    /**
     * A receiver of video asks for a whole picture (RFC 4585 section 6.3.1).
     *
     * @param sender of the feedback
     * @param ssrc of the stream
     */
    record PictureLoss(int sender, int ssrc) implements RtcpPacket {}

    /**
     * When packets of a transport arrived (draft-holmer-rmcat-transport-wide-cc-extensions-01
     * section 3.1).
     *
     * @param sender of the feedback
     * @param ssrc of the media source
     * @param baseSequence the transport-wide number of the first packet reported on
     * @param packetCount how many are reported on
     * @param referenceTime in units of 64 ms, signed 24 bits
     * @param feedbackCount counts these packets, modulo 256
     * @param arrivals of those that came, in the order of their numbers
     */
    record TransportFeedback(
            int sender,
            int ssrc,
            int baseSequence,
            int packetCount,
            int referenceTime,
            int feedbackCount,
            List<Arrival> arrivals)
            implements RtcpPacket {

        /**
         * A packet that came.
         *
         * @param sequence its transport-wide number, 0 to 65535
         * @param delta since the one before that came, or since the reference time, in units of 250
         *     µs; negative when it overtook
         */
        public record Arrival(int sequence, int delta) {}

        /** Copies the list. */
        public TransportFeedback {
            arrivals = List.copyOf(arrivals);
        }
    }

    /**
     * Anything else that is formed like a packet: skipped.
     *
     * @param type of the packet, 192 to 223
     * @param count the five bits of its first byte
     */
    record Other(int type, int count) implements RtcpPacket {}
}
