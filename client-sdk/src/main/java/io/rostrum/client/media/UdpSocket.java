package io.rostrum.client.media;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.IoEventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.util.concurrent.FastThreadLocal;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;

/**
 * The one UDP socket of a transport, bound to any address and a free port: the system chooses the
 * interface, also after the network has changed. Belongs to its event loop.
 */
final class UdpSocket {

    /** Receives on the event loop; the bytes are valid during the call. */
    interface Receiver {
        void received(InetSocketAddress from, byte[] buf, int len);
    }

    static final int MAX_DATAGRAM = 2048;

    /** Shared by all engines of a loop, which works on one datagram at a time. */
    private static final FastThreadLocal<byte[]> ARRIVED =
            new FastThreadLocal<>() {
                @Override
                protected byte[] initialValue() {
                    return new byte[MAX_DATAGRAM];
                }
            };

    private final Channel channel;

    private UdpSocket(Channel channel) {
        this.channel = channel;
    }

    static CompletableFuture<UdpSocket> open(EventLoop loop, Receiver receiver) {
        CompletableFuture<UdpSocket> opened = new CompletableFuture<>();
        ChannelFuture bound =
                new Bootstrap()
                        .group(loop)
                        .channel(channelOf(loop))
                        .option(
                                ChannelOption.RECVBUF_ALLOCATOR,
                                new FixedRecvByteBufAllocator(MAX_DATAGRAM))
                        .handler(new Inbound(receiver))
                        .bind(new InetSocketAddress(0));
        bound.addListener(done -> {
            if (done.isSuccess()) {
                opened.complete(new UdpSocket(bound.channel()));
            } else {
                opened.completeExceptionally(new MediaException("no UDP socket: " + done.cause()));
            }
        });
        return opened;
    }

    private static Class<? extends DatagramChannel> channelOf(EventLoop loop) {
        return loop instanceof IoEventLoop io && io.isIoType(EpollIoHandler.class)
                ? EpollDatagramChannel.class
                : NioDatagramChannel.class;
    }

    private static final class Inbound extends SimpleChannelInboundHandler<DatagramPacket> {

        private final Receiver receiver;

        Inbound(Receiver receiver) {
            this.receiver = receiver;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
            ByteBuf content = packet.content();
            int len = content.readableBytes();
            byte[] buf = ARRIVED.get();
            content.readBytes(buf, 0, len);
            receiver.received(packet.sender(), buf, len);
        }

        /** An ICMP error for an earlier datagram: the path tells by its silence. */
        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {}
    }

    /** Sends one datagram; the bytes are copied. What cannot be sent is lost. */
    void send(InetSocketAddress to, byte[] buf, int off, int len) {
        ByteBuf copy = channel.alloc().ioBuffer(len, len).writeBytes(buf, off, len);
        var unused = channel.writeAndFlush(new DatagramPacket(copy, to), channel.voidPromise());
    }

    /** After what was sent has left. */
    void close() {
        var unused = channel.close();
    }
}
