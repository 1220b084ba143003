package io.rostrum.protocol.media.dtls;

/**
 * Which side of the handshake a transport is. With ICE-lite the server answers {@code
 * a=setup:passive} and is {@link #SERVER}; our own clients are active (RFC 5763 section 5).
 */
public enum DtlsRole {
    /** Sends the ClientHello: {@code a=setup:active}. */
    CLIENT,
    /** Waits for the ClientHello: {@code a=setup:passive}. */
    SERVER
}
