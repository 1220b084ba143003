package io.rostrum.node.transport;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;

/** A way of Netty's to sockets. */
public enum Transport {
    /** Linux's; sends and receives many datagrams to a system call. */
    EPOLL,
    /** The JDK's, everywhere. */
    NIO;

    /** No datagram that matters here is longer; a longer one is cut and fails authentication. */
    public static final int LONGEST_DATAGRAM = 2048;

    private static final int DATAGRAMS_AT_ONCE = 64;

    /** The best that this machine has. */
    public static Transport best() {
        return Epoll.isAvailable() ? EPOLL : NIO;
    }

    /** Event loops, each with a thread of this name. */
    public EventLoopGroup loops(int threads, String name) {
        DefaultThreadFactory factory = new DefaultThreadFactory(name, true);
        return new MultiThreadIoEventLoopGroup(
                threads,
                factory,
                switch (this) {
                    case EPOLL -> EpollIoHandler.newFactory();
                    case NIO -> NioIoHandler.newFactory();
                });
    }

    /** The kind of a listening TCP socket. */
    public Class<? extends ServerChannel> serverChannel() {
        return switch (this) {
            case EPOLL -> EpollServerSocketChannel.class;
            case NIO -> NioServerSocketChannel.class;
        };
    }

    /** A UDP socket that takes as much at once as it can. */
    public Bootstrap datagrams() {
        return switch (this) {
            case EPOLL ->
                    new Bootstrap()
                            .channel(EpollDatagramChannel.class)
                            .option(EpollChannelOption.MAX_DATAGRAM_PAYLOAD_SIZE, LONGEST_DATAGRAM)
                            .option(
                                    ChannelOption.RECVBUF_ALLOCATOR,
                                    new FixedRecvByteBufAllocator(
                                            LONGEST_DATAGRAM * DATAGRAMS_AT_ONCE));
            case NIO ->
                    new Bootstrap()
                            .channel(NioDatagramChannel.class)
                            .option(
                                    ChannelOption.RECVBUF_ALLOCATOR,
                                    new FixedRecvByteBufAllocator(LONGEST_DATAGRAM));
        };
    }
}
