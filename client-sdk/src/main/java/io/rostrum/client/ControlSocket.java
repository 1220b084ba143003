package io.rostrum.client;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoop;
import io.netty.channel.IoEventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import io.rostrum.protocol.control.ClientMessage;
import io.rostrum.protocol.control.ControlCodec;
import io.rostrum.protocol.control.ServerMessage;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * One WebSocket to the server, from opening to closing. Everything happens on the event loop it is
 * given, and the receiver is told of the end exactly once.
 */
final class ControlSocket {

    private static final String SUBPROTOCOL = "rostrum.v1";
    private static final int LARGEST_MESSAGE = 16 * 1024 * 1024;
    private static final int CONNECT_MILLIS = 10_000;
    private static final int SILENCE_SECONDS = 30;
    private static final int NO_CODE = 1006;

    /** Who is told, on the event loop. */
    interface Receiver {
        void opened();

        void message(ServerMessage message);

        /**
         * Nothing more comes.
         *
         * @param code of the WebSocket (RFC 6455 §7.4); 1006 if it ended without one
         */
        void ended(int code, String reason);
    }

    private final ControlCodec codec;
    private final Receiver receiver;
    private @Nullable Channel channel;
    private boolean ended;
    private int closeCode = NO_CODE;
    private String closeReason = "the line dropped";

    private ControlSocket(ControlCodec codec, Receiver receiver) {
        this.codec = codec;
        this.receiver = receiver;
    }

    /** Begins to open a WebSocket. Called on the loop. */
    static ControlSocket open(
            EventLoop loop,
            URI uri,
            Optional<SslContext> tls,
            ControlCodec codec,
            Receiver receiver) {
        ControlSocket socket = new ControlSocket(codec, receiver);
        int port = uri.getPort() >= 0 ? uri.getPort() : tls.isPresent() ? 443 : 80;
        boolean epoll = loop instanceof IoEventLoop io && io.isIoType(EpollIoHandler.class);
        Bootstrap bootstrap =
                new Bootstrap()
                        .group(loop)
                        .channel(epoll ? EpollSocketChannel.class : NioSocketChannel.class)
                        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                        .option(ChannelOption.TCP_NODELAY, true)
                        .handler(socket.pipeline(uri, port, tls));
        ChannelFuture connecting = bootstrap.connect(uri.getHost(), port);
        socket.channel = connecting.channel();
        ChannelFuture unused =
                connecting.addListener(done -> {
                    if (!done.isSuccess()) {
                        socket.closeReason =
                                "could not connect to " + uri + ": " + done.cause().getMessage();
                        socket.end();
                    }
                });
        return socket;
    }

    void send(ClientMessage message) {
        Channel open = channel;
        if (open != null && open.isActive()) {
            ChannelFuture unused =
                    open.writeAndFlush(
                            new TextWebSocketFrame(Unpooled.wrappedBuffer(codec.encode(message))),
                            open.voidPromise());
        }
    }

    /** Says goodbye and closes. */
    void close() {
        Channel open = channel;
        if (open == null || !open.isActive()) {
            end();
            return;
        }
        ChannelFuture unused =
                open.writeAndFlush(new CloseWebSocketFrame(1000, ""))
                        .addListener(done -> finish(open));
    }

    /** Ends the line as a broken network does. */
    void abort() {
        Channel open = channel;
        if (open != null) {
            finish(open);
        }
    }

    private static void finish(Channel channel) {
        ChannelFuture unused = channel.close();
    }

    private void end() {
        if (!ended) {
            ended = true;
            receiver.ended(closeCode, closeReason);
        }
    }

    private ChannelInitializer<SocketChannel> pipeline(
            URI uri, int port, Optional<SslContext> tls) {
        WebSocketClientProtocolConfig config =
                WebSocketClientProtocolConfig.newBuilder()
                        .webSocketUri(uri)
                        .subprotocol(SUBPROTOCOL)
                        .maxFramePayloadLength(LARGEST_MESSAGE)
                        .handleCloseFrames(false)
                        .generateOriginHeader(false)
                        .build();
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(SocketChannel connecting) {
                ChannelPipeline pipeline = connecting.pipeline();
                tls.ifPresent(context ->
                        pipeline.addLast(verifying(context, connecting, uri.getHost(), port)));
                pipeline.addLast(
                        new HttpClientCodec(),
                        new HttpObjectAggregator(65_536),
                        new IdleStateHandler(SILENCE_SECONDS, 0, 0),
                        new WebSocketClientProtocolHandler(config),
                        new WebSocketFrameAggregator(LARGEST_MESSAGE),
                        new Frames());
            }
        };
    }

    private static SslHandler verifying(
            SslContext context, SocketChannel channel, String host, int port) {
        return context.newHandler(channel.alloc(), host, port);
    }

    private final class Frames extends SimpleChannelInboundHandler<WebSocketFrame> {

        @Override
        protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
            if (frame instanceof TextWebSocketFrame) {
                try {
                    receiver.message(codec.decodeServer(ByteBufUtil.getBytes(frame.content())));
                } catch (JacksonException e) {
                    closeReason = "the server sent what is no message: " + e.getOriginalMessage();
                    finish(context.channel());
                }
            } else if (frame instanceof CloseWebSocketFrame close) {
                closeCode = close.statusCode();
                closeReason = close.reasonText();
                finish(context.channel());
            }
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event
                    == WebSocketClientProtocolHandler.ClientHandshakeStateEvent
                            .HANDSHAKE_COMPLETE) {
                receiver.opened();
            } else if (event
                    == WebSocketClientProtocolHandler.ClientHandshakeStateEvent.HANDSHAKE_TIMEOUT) {
                closeReason = "the server did not answer the WebSocket handshake";
                finish(context.channel());
            } else if (event instanceof IdleStateEvent) {
                closeReason = "the server was silent for " + SILENCE_SECONDS + " s";
                finish(context.channel());
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            closeReason = "the connection failed: " + cause.getMessage();
            finish(context.channel());
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            end();
        }
    }
}
