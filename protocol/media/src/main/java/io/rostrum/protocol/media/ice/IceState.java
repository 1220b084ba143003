package io.rostrum.protocol.media.ice;

/** Where a controlling agent stands. */
public enum IceState {
    /** No path is selected yet; checks are sent. */
    CHECKING,
    /**
     * A path is selected and its consent is fresh. A restart under way does not leave this state.
     */
    CONNECTED,
    /** No path could be nominated within 30 seconds. A restart begins anew. */
    FAILED,
    /**
     * The peer did not answer for 30 seconds or revoked consent (RFC 7675): nothing is sent. A
     * restart begins anew.
     */
    EXPIRED
}
