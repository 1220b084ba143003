package io.rostrum.protocol.media.path;

/**
 * Where outgoing datagrams are put. Used by the owner thread of the transport only.
 *
 * <p>Datagrams may be collected until {@link #flush()} so that many leave in one system call.
 */
public interface PacketOutlet {

    /**
     * Takes one datagram for a path. The bytes are copied before this returns: the caller may reuse
     * {@code buf} at once. A datagram that cannot be sent is dropped, as the network may do anyway;
     * it is never an error here.
     */
    void send(Path path, byte[] buf, int off, int len);

    /** Lets everything taken so far leave. */
    void flush();
}
