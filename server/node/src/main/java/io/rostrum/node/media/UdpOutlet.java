package io.rostrum.node.media;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.socket.DatagramPacket;
import io.rostrum.protocol.media.path.PacketOutlet;
import io.rostrum.protocol.media.path.Path;

/**
 * The way out through the UDP port: datagrams are collected in pooled buffers and leave many to a
 * system call. When the socket does not take them any more they are dropped, as the network would.
 * Used on the media thread only.
 */
final class UdpOutlet implements PacketOutlet {

    /** Measured: batches of about a hundred cost least a datagram. */
    private static final int BATCH = 128;

    private final Channel channel;
    private final MediaCounters counters;
    private int collected;

    UdpOutlet(Channel channel, MediaCounters counters) {
        this.channel = channel;
        this.counters = counters;
    }

    @Override
    public void send(Path path, byte[] buf, int off, int len) {
        switch (path) {
            case UdpPath udp -> send(udp, buf, off, len);
            default -> throw new IllegalArgumentException("not a path of this port: " + path);
        }
    }

    private void send(UdpPath path, byte[] buf, int off, int len) {
        if (!channel.isWritable()) {
            counters.outletFull();
            return;
        }
        ByteBuf bytes = channel.alloc().directBuffer(len).writeBytes(buf, off, len);
        var _ = channel.write(new DatagramPacket(bytes, path.remote()), channel.voidPromise());
        if (++collected >= BATCH) {
            flush();
        }
    }

    @Override
    public void flush() {
        if (collected > 0) {
            collected = 0;
            channel.flush();
        }
    }
}
