package io.rostrum.node.http;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One HTTP/1.1 connection: hands each request to its route and answers in the order asked. A
 * connection that does not bring a whole request in time is closed, however busily it trickles.
 */
final class HttpDispatcher extends ChannelInboundHandlerAdapter {

    private static final Logger LOG = LoggerFactory.getLogger(HttpDispatcher.class);

    /** How long a connection may take to bring the next whole request. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Requests sent ahead of their turn; more and the connection is closed. */
    private static final int MOST_WAITING = 16;

    private final HttpRoutes routes;
    private final Optional<WebSocketDoor> door;
    private final SecurityHeaders security;
    private final Queue<FullHttpRequest> waiting = new ArrayDeque<>();
    private boolean answering;
    private @Nullable Future<?> deadline;

    HttpDispatcher(HttpRoutes routes, Optional<WebSocketDoor> door, SecurityHeaders security) {
        this.routes = routes;
        this.door = door;
        this.security = security;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        armDeadline(ctx);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        disarmDeadline();
        waiting.forEach(ReferenceCountUtil::release);
        waiting.clear();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (!(message instanceof FullHttpRequest request)) {
            ctx.fireChannelRead(message);
            return;
        }
        disarmDeadline();
        if (!answering) {
            take(ctx, request);
        } else if (waiting.size() < MOST_WAITING) {
            waiting.add(request);
        } else {
            request.release();
            var _ = ctx.close();
        }
    }

    private void take(ChannelHandlerContext ctx, FullHttpRequest request) {
        Optional<HttpAnswer> fault = fault(request);
        if (fault.isPresent()) {
            request.release();
            answer(ctx, fault.get(), HttpMethod.GET, Persistence.CLOSE);
            return;
        }
        Optional<WebSocketDoor> way = door.filter(d -> d.leadsFrom(request));
        if (way.isPresent()) {
            // Takes the connection over, or answers why not.
            way.get()
                    .open(ctx, request)
                    .ifPresent(refusal -> {
                        request.release();
                        answer(ctx, refusal, HttpMethod.GET, Persistence.CLOSE);
                    });
            return;
        }
        answering = true;
        HttpMethod method = request.method();
        Persistence persistence =
                HttpUtil.isKeepAlive(request) ? Persistence.KEEP : Persistence.CLOSE;
        HttpCall call = call(ctx, request);
        request.release();
        CompletionStage<HttpAnswer> stage;
        try {
            stage =
                    routes.find(call.path())
                            .map(route -> route.answer(call))
                            .orElseGet(() ->
                                    CompletableFuture.completedStage(
                                            HttpAnswer.text(404, "Not found.\n")));
        } catch (RuntimeException e) {
            stage = CompletableFuture.failedStage(e);
        }
        stage.whenComplete((answer, failure) -> {
            HttpAnswer given = failure == null ? answer : mistake(call, failure);
            if (ctx.executor().inEventLoop()) {
                answer(ctx, given, method, persistence);
            } else {
                ctx.executor().execute(() -> answer(ctx, given, method, persistence));
            }
        });
    }

    private static HttpAnswer mistake(HttpCall call, Throwable failure) {
        LOG.error("{} {} could not be answered", call.method(), call.path(), failure);
        return HttpAnswer.text(500, "The server made a mistake; it has been recorded.\n");
    }

    private static Optional<HttpAnswer> fault(FullHttpRequest request) {
        if (request.decoderResult().isFailure()) {
            return Optional.of(
                    switch (request.decoderResult().cause()) {
                        case TooLongHttpLineException _ ->
                                HttpAnswer.text(414, "The request line is too long.\n");
                        case TooLongHttpHeaderException _ ->
                                HttpAnswer.text(431, "The header is too long.\n");
                        default -> HttpAnswer.text(400, "This is not HTTP/1.1.\n");
                    });
        }
        try {
            if (new QueryStringDecoder(request.uri()).path().startsWith("/")) {
                return Optional.empty();
            }
        } catch (IllegalArgumentException e) {
            LOG.debug("unreadable target", e);
        }
        return Optional.of(HttpAnswer.text(400, "The target of the request cannot be read.\n"));
    }

    private static HttpCall call(ChannelHandlerContext ctx, FullHttpRequest request) {
        QueryStringDecoder target = new QueryStringDecoder(request.uri());
        Map<String, String> headers = new HashMap<>();
        for (Map.Entry<String, String> header : request.headers()) {
            headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue());
        }
        String method = request.method().equals(HttpMethod.HEAD) ? "GET" : request.method().name();
        return new HttpCall(
                method,
                target.path(),
                target.parameters(),
                headers,
                ByteBufUtil.getBytes(request.content()),
                ((InetSocketAddress) ctx.channel().remoteAddress()).getAddress());
    }

    private enum Persistence {
        KEEP,
        CLOSE
    }

    private void answer(
            ChannelHandlerContext ctx,
            HttpAnswer answer,
            HttpMethod method,
            Persistence persistence) {
        DefaultFullHttpResponse response =
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1,
                        HttpResponseStatus.valueOf(answer.status()),
                        method.equals(HttpMethod.HEAD)
                                ? Unpooled.EMPTY_BUFFER
                                : Unpooled.wrappedBuffer(answer.body()));
        security.addTo(response.headers());
        answer.headers().forEach(response.headers()::set);
        if (answer.status() != 204 && answer.status() != 304) {
            response.headers().setInt(HttpHeaderNames.CONTENT_LENGTH, answer.body().length);
        }
        HttpUtil.setKeepAlive(response, persistence == Persistence.KEEP);
        var written = ctx.writeAndFlush(response);
        answering = false;
        switch (persistence) {
            case CLOSE -> written.addListener(ChannelFutureListener.CLOSE);
            case KEEP -> {
                FullHttpRequest next = waiting.poll();
                if (next == null) {
                    armDeadline(ctx);
                } else {
                    take(ctx, next);
                }
            }
        }
    }

    private void armDeadline(ChannelHandlerContext ctx) {
        disarmDeadline();
        deadline =
                ctx.executor()
                        .schedule(() -> close(ctx), PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void close(ChannelHandlerContext ctx) {
        var _ = ctx.close();
    }

    private void disarmDeadline() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        LOG.debug("HTTP connection of {} closed", ctx.channel().remoteAddress(), cause);
        var _ = ctx.close();
    }
}
