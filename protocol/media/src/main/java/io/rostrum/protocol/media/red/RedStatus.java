package io.rostrum.protocol.media.red;

/** Whether bytes are the payload of a RED packet. */
public enum RedStatus {
    /** They are. */
    WELL_FORMED,
    /** The headers or the blocks reach beyond the payload. */
    TOO_SHORT,
    /** More blocks than any receiver takes. */
    TOO_MANY_BLOCKS
}
