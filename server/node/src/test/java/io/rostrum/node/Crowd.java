package io.rostrum.node;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import io.rostrum.node.transport.Transport;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Many light clients that join, follow and count. */
final class Crowd implements AutoCloseable {

    private final EventLoopGroup loops = Transport.NIO.loops(1, "crowd");
    private final List<Channel> channels = new ArrayList<>();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong signalBytes = new AtomicLong();
    private final AtomicInteger joined = new AtomicInteger();
    private final URI server;

    Crowd(URI server) {
        this.server = server;
    }

    /** Connects one, which joins with this message. */
    void add(String join) {
        channels.add(
                new Bootstrap()
                        .group(loops)
                        .channel(NioSocketChannel.class)
                        .handler(
                                new ChannelInitializer<Channel>() {
                                    @Override
                                    protected void initChannel(Channel channel) {
                                        channel.pipeline()
                                                .addLast(
                                                        new HttpClientCodec(),
                                                        new HttpObjectAggregator(65_536),
                                                        new WebSocketClientProtocolHandler(
                                                                config()),
                                                        new Member(join));
                                    }
                                })
                        .connect(server.getHost(), server.getPort())
                        .channel());
    }

    private WebSocketClientProtocolConfig config() {
        return WebSocketClientProtocolConfig.newBuilder()
                .webSocketUri(server)
                .subprotocol("rostrum.v1")
                .version(WebSocketVersion.V13)
                .customHeaders(new DefaultHttpHeaders())
                .maxFramePayloadLength(1 << 22)
                .build();
    }

    private final class Member extends SimpleChannelInboundHandler<TextWebSocketFrame> {

        private final String join;

        Member(String join) {
            this.join = join;
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
            if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
                var _ = ctx.writeAndFlush(new TextWebSocketFrame(join));
            }
        }

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, TextWebSocketFrame frame) {
            String text = frame.text();
            if (text.startsWith("{\"type\":\"audience\"")) {
                signalBytes.addAndGet(text.length());
                return;
            }
            bytes.addAndGet(text.length());
            if (text.startsWith("{\"type\":\"snapshot\"")) {
                joined.incrementAndGet();
            }
        }
    }

    int joined() {
        return joined.get();
    }

    /** What came but the audience's size. */
    long bytes() {
        return bytes.get();
    }

    /** What the audience's size cost. */
    long signalBytes() {
        return signalBytes.get();
    }

    @Override
    public void close() {
        channels.forEach(channel -> {
            var _ = channel.close();
        });
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
