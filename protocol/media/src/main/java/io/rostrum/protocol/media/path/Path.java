package io.rostrum.protocol.media.path;

/**
 * One way on which a peer's datagrams come and go: an opaque handle.
 *
 * <p>Today it stands for a local UDP port and a remote UDP address; a framed ICE-TCP connection
 * (RFC 6544), a relayed candidate or a WebSocket are other ways. The protocol never asks which: it
 * receives from a path and sends to a path.
 *
 * <p>Implementations are immutable and define {@code equals} and {@code hashCode}: two paths are
 * equal when a datagram sent to either goes the same way.
 */
public interface Path {

    /**
     * The peer's address as this side sees it: what a STUN answer reports as XOR-MAPPED-ADDRESS
     * (RFC 8489 section 14.2). It tells the peer something about itself and decides nothing here.
     */
    TransportAddress reflexive();
}
