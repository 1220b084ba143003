package io.rostrum.node;

import io.micrometer.core.instrument.MeterRegistry;
import io.netty.handler.ssl.SslContext;
import io.rostrum.node.http.HttpRoute;
import io.rostrum.node.room.Rooms;
import io.rostrum.node.token.TokenVerifier;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a server is put together from, beside its settings.
 *
 * @param tokens says who may join
 * @param tls for the main port, if it speaks TLS itself
 * @param registry where everything is counted
 * @param routes what else answers on the main port, given the rooms: the admin interface, metrics
 * @param sidePorts further ports, without TLS, pages and WebSocket
 */
public record ServerParts(
        TokenVerifier tokens,
        Optional<SslContext> tls,
        MeterRegistry registry,
        Function<Rooms, List<HttpRoute>> routes,
        List<SidePort> sidePorts) {

    public ServerParts {
        sidePorts = List.copyOf(sidePorts);
    }

    /** A port of its own for some routes, such as metrics without a key on an inner network. */
    public record SidePort(InetSocketAddress bind, List<HttpRoute> routes) {

        public SidePort {
            routes = List.copyOf(routes);
        }
    }
}
