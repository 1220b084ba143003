package io.rostrum.protocol.media.dtls;

/**
 * Where a {@link DtlsTransport} puts its datagrams: the path the peer was validated on.
 *
 * <p>Called from the thread in {@link DtlsTransport#run()}, and from the threads of {@link
 * DtlsTransport#offer} and {@link DtlsTransport#close()}: it must be safe for use by several
 * threads. No lock of the transport is held.
 */
@FunctionalInterface
public interface DatagramSink {

    /**
     * Takes one datagram of at most {@link DtlsTransport#MAX_DATAGRAM} bytes. The bytes are copied
     * before this returns. Must not block; a datagram that cannot be sent is dropped, and DTLS
     * repeats what matters.
     */
    void send(byte[] buf, int off, int len);
}
