package io.rostrum.client;

/** Where the connection of a client stands. */
public enum ConnectionState {
    /** On the way for the first time. */
    CONNECTING,
    /** In the meeting. */
    JOINED,
    /** The line dropped; the client comes back by itself, and requests wait for it. */
    INTERRUPTED,
    /** Over: by {@link RostrumClient#close()}, or because the server will not have it back. */
    CLOSED
}
