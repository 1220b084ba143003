package io.rostrum.bench;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.util.ReferenceCountUtil;
import io.rostrum.node.transport.Transport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * What the kernel does with the same datagrams, without any of our logic: as many sockets that
 * listen, as many datagrams of the same size in the same bursts, one thread that sends.
 */
final class Limit implements AutoCloseable {

    private final Ears ears = new Ears();
    private final List<Channel> listeners = new ArrayList<>();
    private final Sender sender;
    private final int count;

    /**
     * @param loops of the listeners
     * @param bytes of a datagram
     */
    Limit(EventLoopGroup loops, int count, int bytes) throws IOException {
        this.count = count;
        List<InetSocketAddress> addresses = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Channel channel =
                    Transport.best()
                            .datagrams()
                            .group(loops)
                            .handler(counting())
                            .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                            .syncUninterruptibly()
                            .channel();
            listeners.add(channel);
            addresses.add((InetSocketAddress) channel.localAddress());
        }
        sender = Sender.to(addresses, bytes);
    }

    private ChannelInitializer<Channel> counting() {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                channel.pipeline()
                        .addLast(
                                new ChannelInboundHandlerAdapter() {
                                    @Override
                                    public void channelRead(
                                            ChannelHandlerContext ctx, Object datagram) {
                                        ReferenceCountUtil.release(datagram);
                                        ears.hear();
                                    }
                                });
            }
        };
    }

    String name() {
        return sender.name();
    }

    /** Sends for a while; on the calling thread, whose time is measured. */
    Round run(Load load, long nanos) {
        long heard = ears.count();
        int bursts = load.bursts(nanos);
        long thread = Thread.currentThread().threadId();
        long began = System.nanoTime();
        long cpu = CpuClock.nanos(thread);
        Pacer.run(bursts, load.periodNanos(), sender::burst);
        long cpuNanos = CpuClock.nanos(thread) - cpu;
        long wallNanos = System.nanoTime() - began;
        long sent = (long) bursts * count;
        return new Round(sent, ears.settle(heard + sent) - heard, cpuNanos, wallNanos);
    }

    @Override
    public void close() {
        sender.close();
        listeners.forEach(channel -> channel.close().syncUninterruptibly());
    }
}
