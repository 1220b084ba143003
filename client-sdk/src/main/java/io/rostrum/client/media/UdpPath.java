package io.rostrum.client.media;

import io.rostrum.protocol.media.path.Path;
import io.rostrum.protocol.media.path.TransportAddress;
import java.net.InetSocketAddress;

/** The way from an engine's only socket to an address of the server. */
record UdpPath(InetSocketAddress remote) implements Path {

    @Override
    public TransportAddress reflexive() {
        return TransportAddress.of(remote);
    }
}
