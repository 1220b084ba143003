package io.rostrum.protocol.media.red;

/** Where {@link UplinkRepair} releases packets: each once, in rising order. */
public interface RepairSink {

    /** How a packet came. */
    enum Provenance {
        /** By itself. */
        RECEIVED,
        /** It was lost, and a later one carried it. */
        RECOVERED
    }

    /**
     * Takes one packet; the bytes are good until this returns.
     *
     * @param sequence extended by its roll-overs
     * @param marked as the packet's marker bit; never for a recovered one
     */
    void released(
            long sequence,
            int timestamp,
            boolean marked,
            byte[] buf,
            int off,
            int len,
            Provenance provenance);
}
