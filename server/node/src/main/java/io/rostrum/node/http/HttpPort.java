package io.rostrum.node.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.ssl.SslContext;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/** A TCP port that serves HTTP routes and the WebSocket. */
public final class HttpPort implements AutoCloseable {

    /** The largest request body: the description of a large meeting has some hundred kilobytes. */
    private static final int LARGEST_BODY = 4 * 1024 * 1024;

    /** What the kernel holds for a slow client beside our own, bounded, write buffer. */
    private static final int SEND_BUFFER = 256 * 1024;

    private final Channel listening;

    private HttpPort(Channel listening) {
        this.listening = listening;
    }

    /**
     * Opens the port.
     *
     * @param loops one accepts, all serve
     * @param address port 0 lets the system choose
     * @param door the way to the WebSocket, if there is one on this port
     * @param writeBuffer beyond the high mark a connection counts as slow
     * @throws BindException if the address cannot be bound
     */
    public static HttpPort open(
            EventLoopGroup loops,
            Class<? extends ServerChannel> kind,
            InetSocketAddress address,
            Optional<SslContext> tls,
            List<HttpRoute> routes,
            Optional<WebSocketDoor> door,
            WriteBufferWaterMark writeBuffer)
            throws BindException {
        HttpRoutes table = new HttpRoutes(routes);
        SecurityHeaders security =
                new SecurityHeaders(
                        tls.isPresent() ? SecurityHeaders.Wire.TLS : SecurityHeaders.Wire.PLAIN);
        ServerBootstrap bootstrap =
                new ServerBootstrap()
                        .group(loops)
                        .channel(kind)
                        .option(ChannelOption.SO_BACKLOG, 4096)
                        .option(ChannelOption.SO_REUSEADDR, true)
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childOption(ChannelOption.SO_SNDBUF, SEND_BUFFER)
                        .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, writeBuffer)
                        .childHandler(
                                new ChannelInitializer<Channel>() {
                                    @Override
                                    protected void initChannel(Channel channel) {
                                        tls.ifPresent(context ->
                                                channel.pipeline()
                                                        .addLast(
                                                                context.newHandler(
                                                                        channel.alloc())));
                                        channel.pipeline()
                                                .addLast(new HttpServerCodec())
                                                .addLast(new HttpObjectAggregator(LARGEST_BODY))
                                                .addLast(new HttpDispatcher(table, door, security));
                                    }
                                });
        ChannelFuture bound = bootstrap.bind(address).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            BindException failure =
                    new BindException(
                            "TCP "
                                    + address
                                    + " could not be opened: "
                                    + bound.cause().getMessage());
            failure.initCause(bound.cause());
            throw failure;
        }
        return new HttpPort(bound.channel());
    }

    /** The address bound. */
    public InetSocketAddress address() {
        return (InetSocketAddress) listening.localAddress();
    }

    /** Stops accepting; connections that exist go on. */
    @Override
    public void close() {
        listening.close().awaitUninterruptibly();
    }
}
