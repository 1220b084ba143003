package io.rostrum.client;

import io.netty.channel.IoEventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;

/** Event loops for clients; many clients may share them. */
public final class ClientLoops {

    private ClientLoops() {}

    /**
     * Loops of their own, as daemon threads: epoll where it is there, NIO elsewhere. Close them
     * when done.
     */
    public static IoEventLoopGroup create(int threads) {
        return new MultiThreadIoEventLoopGroup(
                threads,
                new DefaultThreadFactory("rostrum-client", true),
                Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
    }

    /** The loops of every client that was not given others; never closed. */
    static IoEventLoopGroup shared() {
        return Shared.LOOPS;
    }

    private static final class Shared {
        static final IoEventLoopGroup LOOPS = create(2);
    }
}
