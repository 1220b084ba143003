package io.rostrum.sfu;

/**
 * Runs DTLS handshakes for the transports, which do not block: the owner of the port has threads
 * for that.
 */
public interface Handshakes {

    /**
     * Begins a handshake as its server and returns at once. Called on the owner thread.
     *
     * <p>The request's {@code out} and {@code listener} are to be called on the owner thread too:
     * who runs the handshake elsewhere hands its datagrams and its outcome back.
     */
    Handshake begin(HandshakeRequest request);
}
