package io.rostrum.node.media;

import io.rostrum.protocol.media.path.Path;
import io.rostrum.protocol.media.path.TransportAddress;
import java.net.InetSocketAddress;

/** A way through the one UDP port, to and from one remote address. */
record UdpPath(InetSocketAddress remote, TransportAddress reflexive) implements Path {

    UdpPath(InetSocketAddress remote) {
        this(remote, TransportAddress.of(remote));
    }
}
