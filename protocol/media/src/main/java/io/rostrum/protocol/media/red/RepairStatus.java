package io.rostrum.protocol.media.red;

/** What became of a packet given to {@link UplinkRepair}. */
public enum RepairStatus {
    /** It was released, or waits for an earlier one. */
    TAKEN,
    /** Its place has been passed, or it has been there before. */
    TOO_LATE,
    /**
     * RED whose blocks do not fit, without a primary one of the stream's codec, or nothing at all.
     */
    MALFORMED
}
