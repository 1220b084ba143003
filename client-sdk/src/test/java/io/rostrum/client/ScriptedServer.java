package io.rostrum.client;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.rostrum.protocol.control.ClientMessage;
import io.rostrum.protocol.control.ClientSignal;
import io.rostrum.protocol.control.CloseCode;
import io.rostrum.protocol.control.ControlCodec;
import io.rostrum.protocol.control.DecodeResult;
import io.rostrum.protocol.control.ServerMessage;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A real WebSocket server on loopback that says what a test tells it to say. */
final class ScriptedServer implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 10;

    private final EventLoopGroup loops =
            new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final BlockingQueue<Visit> visits = new LinkedBlockingQueue<>();
    private final Channel listening;

    ScriptedServer() {
        listening =
                new ServerBootstrap()
                        .group(loops)
                        .channel(NioServerSocketChannel.class)
                        .childHandler(
                                new ChannelInitializer<SocketChannel>() {
                                    @Override
                                    protected void initChannel(SocketChannel channel) {
                                        Visit visit = new Visit(channel);
                                        channel.pipeline()
                                                .addLast(
                                                        new HttpServerCodec(),
                                                        new HttpObjectAggregator(65_536),
                                                        new WebSocketServerProtocolHandler(
                                                                "/connect",
                                                                "rostrum.v1",
                                                                true,
                                                                1 << 20),
                                                        visit);
                                        visits.add(visit);
                                    }
                                })
                        .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                        .syncUninterruptibly()
                        .channel();
    }

    URI uri() {
        int port = ((InetSocketAddress) listening.localAddress()).getPort();
        return URI.create("ws://127.0.0.1:" + port + "/connect");
    }

    /** The next connection that a client makes. */
    Visit nextVisit() throws InterruptedException {
        Visit visit = visits.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (visit == null) {
            throw new AssertionError("nobody came");
        }
        return visit;
    }

    @Override
    public void close() {
        if (loops.isShuttingDown()) {
            return;
        }
        listening.close().syncUninterruptibly();
        Future<?> unused = loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    /** One connection. */
    static final class Visit extends SimpleChannelInboundHandler<TextWebSocketFrame> {

        private static final ControlCodec CODEC = new ControlCodec(1 << 20);

        private final Channel channel;
        private final BlockingQueue<ClientMessage> received = new LinkedBlockingQueue<>();

        Visit(Channel channel) {
            this.channel = channel;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) {
            if (CODEC.decode(ByteBufUtil.getBytes(frame.content()))
                    instanceof DecodeResult.Decoded decoded) {
                received.add(decoded.message());
            }
        }

        /** The next request of this kind; pings are passed over. */
        <T extends ClientMessage> T next(Class<T> kind) throws InterruptedException {
            ClientMessage message = received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            while (message instanceof ClientSignal.Ping) {
                message = received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
            if (!kind.isInstance(message)) {
                throw new AssertionError("expected " + kind.getSimpleName() + ", got " + message);
            }
            return kind.cast(message);
        }

        void say(ServerMessage message) {
            ChannelFuture unused =
                    channel.writeAndFlush(
                            new TextWebSocketFrame(Unpooled.wrappedBuffer(CODEC.encode(message))));
        }

        void close(CloseCode code) {
            ChannelFuture unused =
                    channel.writeAndFlush(new CloseWebSocketFrame(code.number(), code.name()));
        }

        /** As a network does it: without a word. */
        void drop() {
            ChannelFuture unused = channel.close();
        }
    }
}
