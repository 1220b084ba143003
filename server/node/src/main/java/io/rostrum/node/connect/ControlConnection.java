package io.rostrum.node.connect;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.concurrent.Future;
import io.rostrum.meeting.MeetingId;
import io.rostrum.node.gateway.Refusal;
import io.rostrum.node.room.RoomKey;
import io.rostrum.node.room.RoomMailbox;
import io.rostrum.node.room.RoomMailbox.Offered;
import io.rostrum.node.room.RoomTask;
import io.rostrum.node.room.Rooms.Whereabouts;
import io.rostrum.node.session.Line;
import io.rostrum.node.token.JoinClaims;
import io.rostrum.node.token.TokenResult;
import io.rostrum.protocol.control.ClientSignal;
import io.rostrum.protocol.control.CloseCode;
import io.rostrum.protocol.control.DecodeResult;
import io.rostrum.protocol.control.RefusalCode;
import io.rostrum.protocol.control.Request;
import io.rostrum.protocol.control.ServerMessage;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The receiving end of one WebSocket: reads messages within the limits, lets the bearer of a good
 * token into the room, and hands over what follows. On the channel's event loop.
 */
final class ControlConnection extends SimpleChannelInboundHandler<WebSocketFrame> {

    private static final Logger LOG = LoggerFactory.getLogger(ControlConnection.class);

    /** How far this connection has come. */
    private sealed interface Stage {

        record Unjoined(Future<?> deadline) implements Stage {}

        record Joined(RoomMailbox room) implements Stage {}

        record Closed() implements Stage {}
    }

    private final Doorkeeper doorkeeper;
    private final Channel channel;
    private final InetAddress address;
    private final Line line;
    private final MessageRate rate;
    private final Heartbeat heartbeat;
    private Stage stage;

    ControlConnection(Doorkeeper doorkeeper, Channel channel) {
        this.doorkeeper = doorkeeper;
        this.channel = channel;
        this.address = ((InetSocketAddress) channel.remoteAddress()).getAddress();
        this.line =
                new Line(
                        channel,
                        doorkeeper.limits().writeBufferEnd(),
                        new LineReports(doorkeeper.meters()));
        this.rate = new MessageRate(doorkeeper.limits().messagesPerSecond(), System.nanoTime());
        this.heartbeat =
                new Heartbeat(channel, doorkeeper.limits().pingInterval(), this::unresponsive);
        this.stage =
                new Stage.Unjoined(
                        channel.eventLoop()
                                .schedule(
                                        this::joinTooLate,
                                        doorkeeper.limits().joinTime().toMillis(),
                                        TimeUnit.MILLISECONDS));
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        doorkeeper.meters().unauthenticatedOpened();
        switch (doorkeeper.addresses().enter(address)) {
            case ADMITTED -> {}
            case TOO_MANY -> {
                long seconds = doorkeeper.limits().joinTime().toSeconds();
                Refusal refusal =
                        Refusal.of(RefusalCode.RATE_LIMITED, "seconds", Long.toString(seconds));
                refuse("", refusal);
                close(
                        CloseCode.JOIN_REFUSED,
                        refusal.answerTo("").message(),
                        Optional.of(Math.toIntExact(seconds * 1000)));
            }
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, WebSocketFrame frame) {
        heartbeat.heard();
        switch (frame) {
            case TextWebSocketFrame text -> message(ByteBufUtil.getBytes(text.content()));
            case BinaryWebSocketFrame _ -> refuse("", malformed("text was expected"));
            case PingWebSocketFrame ping -> {
                var _ = ctx.writeAndFlush(new PongWebSocketFrame(ping.content().retain()));
            }
            case CloseWebSocketFrame _ -> {
                var _ = ctx.close();
            }
            default -> {} // a pong: it was heard
        }
    }

    private void message(byte[] utf8) {
        if (stage instanceof Stage.Closed) {
            return;
        }
        doorkeeper.meters().messageReceived();
        MessageRate.Verdict verdict = rate.next(System.nanoTime());
        if (verdict == MessageRate.Verdict.CUT_OFF) {
            close(CloseCode.PROTOCOL_VIOLATION, tooMany().answerTo("").message(), Optional.empty());
            return;
        }
        switch (doorkeeper.codec().decode(utf8)) {
            case DecodeResult.Undecodable(var code, Map<String, String> params, var id) ->
                    refuse(id.orElse(""), new Refusal(code, params));
            case DecodeResult.Decoded(Request request) -> {
                switch (verdict) {
                    case TAKE -> request(request);
                    case REFUSE -> refuse(request.id(), tooMany());
                    case CUT_OFF -> throw new IllegalStateException("was cut off above");
                }
            }
            case DecodeResult.Decoded(ClientSignal signal) -> {
                switch (verdict) {
                    case TAKE -> signal(signal);
                    case REFUSE -> doorkeeper.meters().signalIgnored();
                    case CUT_OFF -> throw new IllegalStateException("was cut off above");
                }
            }
        }
        line.flush();
    }

    private Refusal tooMany() {
        return Refusal.of(
                RefusalCode.TOO_MANY_MESSAGES,
                "limit",
                Integer.toString(doorkeeper.limits().messagesPerSecond()));
    }

    private static Refusal malformed(String detail) {
        return Refusal.of(RefusalCode.MALFORMED, "detail", detail);
    }

    private void request(Request request) {
        switch (stage) {
            case Stage.Unjoined _ -> {
                if (request instanceof Request.Join join) {
                    join(join);
                } else {
                    refuse(request.id(), Refusal.of(RefusalCode.JOIN_FIRST));
                }
            }
            case Stage.Joined(var room) ->
                    handOver(room, new RoomTask.Ask(line, request), request.id());
            case Stage.Closed _ -> {}
        }
    }

    private void handOver(RoomMailbox room, RoomTask task, String requestId) {
        if (room.offer(task) == Offered.FULL) {
            refuse(requestId, Refusal.of(RefusalCode.BUSY));
        }
    }

    private void join(Request.Join join) {
        switch (doorkeeper.tokens().verify(join.token(), doorkeeper.clock().instant())) {
            case TokenResult.Invalid(var code, var params) ->
                    turnAway(join, new Refusal(code, params));
            case TokenResult.Valid(var claims) -> {
                switch (whereabouts(claims)) {
                    case Whereabouts.Unknown _ ->
                            turnAway(
                                    join,
                                    Refusal.of(
                                            RefusalCode.NO_SUCH_MEETING,
                                            "meeting",
                                            claims.meeting()));
                    case Whereabouts.Ended _ ->
                            turnAway(join, Refusal.of(RefusalCode.MEETING_ENDED));
                    case Whereabouts.InProgress(var room) -> enter(room, claims, join);
                }
            }
        }
    }

    private Whereabouts whereabouts(JoinClaims claims) {
        return MeetingId.parse(claims.meeting())
                .map(id -> doorkeeper.rooms().whereabouts(new RoomKey(claims.organisation(), id)))
                .orElseGet(Whereabouts.Unknown::new);
    }

    private void enter(RoomMailbox room, JoinClaims claims, Request.Join join) {
        if (room.offer(new RoomTask.Join(line, claims, join)) == Offered.FULL) {
            refuse(join.id(), Refusal.of(RefusalCode.BUSY));
            return;
        }
        settle(new Stage.Joined(room));
    }

    private void turnAway(Request.Join join, Refusal refusal) {
        refuse(join.id(), refusal);
        close(CloseCode.JOIN_REFUSED, refusal.answerTo(join.id()).message(), Optional.empty());
    }

    private void signal(ClientSignal signal) {
        switch (signal) {
            case ClientSignal.Ping(double sentAt) ->
                    line.signal(frame(new ServerMessage.Pong(sentAt, doorkeeper.clock().millis())));
            case ClientSignal.SelfMute(var mute) -> {
                if (stage instanceof Stage.Joined(var room)
                        && room.offer(new RoomTask.SelfMute(line, mute)) == Offered.FULL) {
                    doorkeeper.meters().signalIgnored();
                }
            }
        }
    }

    private void refuse(String requestId, Refusal refusal) {
        doorkeeper.meters().refused(refusal.code());
        line.answer(frame(refusal.answerTo(requestId)));
        line.flush();
    }

    private ByteBuf frame(ServerMessage message) {
        return doorkeeper.frames().of(message);
    }

    private void joinTooLate() {
        close(CloseCode.JOIN_TIMEOUT, "Nobody has joined in time.", Optional.empty());
    }

    private void unresponsive() {
        line.abort();
    }

    private void close(CloseCode code, String message, Optional<Integer> retryAfterMillis) {
        line.close(code, frame(new ServerMessage.Closing(code, message, retryAfterMillis)));
        if (stage instanceof Stage.Joined(var room)) {
            room.offer(new RoomTask.LineLost(line));
        }
        settle(new Stage.Closed());
    }

    /** Goes on to a stage; whoever leaves the first one counts as unauthenticated no longer. */
    private void settle(Stage next) {
        if (stage instanceof Stage.Unjoined(var deadline)) {
            deadline.cancel(false);
            doorkeeper.meters().unauthenticatedSettled();
            doorkeeper.addresses().leave(address);
        }
        stage = next;
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        if (stage instanceof Stage.Joined(var room)) {
            line.catchUp(sequence -> room.offer(new RoomTask.CatchUp(line, sequence)));
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        heartbeat.stop();
        if (stage instanceof Stage.Joined(var room)) {
            room.offer(new RoomTask.LineLost(line));
        }
        settle(new Stage.Closed());
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        LOG.debug("the WebSocket of {} is closed", channel.remoteAddress(), cause);
        var _ = ctx.close();
    }
}
