package io.rostrum.node.media;

import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The paths by remote address, so that a datagram of a known sender costs no new object. Bounded:
 * whoever was silent longest is forgotten, and is given an equal path when heard again. Used on the
 * media thread only.
 */
final class UdpPaths {

    private static final int MOST = 65_536;
    private static final float LOAD = 0.75f;

    private final Map<InetSocketAddress, UdpPath> byRemote =
            new LinkedHashMap<>(1024, LOAD, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<InetSocketAddress, UdpPath> eldest) {
                    return size() > MOST;
                }
            };

    UdpPath of(InetSocketAddress remote) {
        UdpPath known = byRemote.get(remote);
        if (known != null) {
            return known;
        }
        UdpPath fresh = new UdpPath(remote);
        byRemote.put(remote, fresh);
        return fresh;
    }
}
