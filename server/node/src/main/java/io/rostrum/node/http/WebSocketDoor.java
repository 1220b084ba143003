package io.rostrum.node.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketHandshakeException;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The way from HTTP to the WebSocket (RFC 6455 §4.2): the subprotocol {@code rostrum.v1} at {@code
 * /connect}, for pages of the own and of configured origins.
 */
public final class WebSocketDoor {

    /** Where the WebSocket is. */
    public static final String PATH = "/connect";

    /** What is spoken on it. */
    public static final String SUBPROTOCOL = "rostrum.v1";

    private final OriginRule origins;
    private final int largestFrame;
    private final Consumer<Channel> opened;

    /**
     * Makes the door.
     *
     * @param largestFrame in bytes; a larger frame closes the connection with 1009
     * @param opened gets every channel after its handshake, on its event loop, to add its handlers;
     *     frames follow
     */
    public WebSocketDoor(OriginRule origins, int largestFrame, Consumer<Channel> opened) {
        this.origins = origins;
        this.largestFrame = largestFrame;
        this.opened = opened;
    }

    boolean leadsFrom(FullHttpRequest request) {
        return new QueryStringDecoder(request.uri()).path().equals(PATH);
    }

    /** Takes the connection over, and the request with it; or says why not. */
    Optional<HttpAnswer> open(ChannelHandlerContext ctx, FullHttpRequest request) {
        HttpHeaders headers = request.headers();
        if (!request.method().equals(HttpMethod.GET)
                || !headers.containsValue(
                        HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true)) {
            return Optional.of(
                    HttpAnswer.text(426, "Here is a WebSocket.\n").with("upgrade", "websocket"));
        }
        if (!offersSubprotocol(headers)) {
            return Optional.of(
                    HttpAnswer.text(
                            400, "The subprotocol “" + SUBPROTOCOL + "” must be offered.\n"));
        }
        if (!origins.admits(headers)) {
            return Optional.of(
                    HttpAnswer.text(403, "Pages of this origin may not connect here.\n"));
        }
        WebSocketServerHandshaker handshaker =
                new WebSocketServerHandshakerFactory(
                                PATH,
                                SUBPROTOCOL,
                                WebSocketDecoderConfig.newBuilder()
                                        .maxFramePayloadLength(largestFrame)
                                        .allowExtensions(false)
                                        .build())
                        .newHandshaker(request);
        if (handshaker == null) {
            return Optional.of(
                    HttpAnswer.text(426, "Only version 13 is spoken.\n")
                            .with("sec-websocket-version", "13"));
        }
        Channel channel = ctx.channel();
        try {
            var _ = handshaker.handshake(channel, request);
        } catch (WebSocketHandshakeException e) {
            return Optional.of(HttpAnswer.text(400, "The handshake is incomplete.\n"));
        }
        request.release();
        opened.accept(channel);
        channel.pipeline().remove(ctx.name());
        return Optional.empty();
    }

    private static boolean offersSubprotocol(HttpHeaders headers) {
        return headers.getAll(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL).stream()
                .flatMap(field -> Arrays.stream(field.split(",")))
                .anyMatch(offered -> offered.strip().equals(SUBPROTOCOL));
    }
}
