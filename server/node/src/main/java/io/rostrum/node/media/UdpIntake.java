package io.rostrum.node.media;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DatagramPacket;
import io.rostrum.node.transport.Transport;
import io.rostrum.sfu.MediaPort;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands every datagram to the media port, and lets the answers to a batch leave together. */
final class UdpIntake extends ChannelInboundHandlerAdapter {

    private static final Logger LOG = LoggerFactory.getLogger(UdpIntake.class);

    private final MediaPort port;
    private final UdpOutlet outlet;
    private final UdpPaths paths = new UdpPaths();
    private final byte[] bytes = new byte[Transport.LONGEST_DATAGRAM];

    UdpIntake(MediaPort port, UdpOutlet outlet) {
        this.port = port;
        this.outlet = outlet;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        DatagramPacket packet = (DatagramPacket) message;
        try {
            ByteBuf content = packet.content();
            int length = Math.min(content.readableBytes(), bytes.length);
            content.getBytes(content.readerIndex(), bytes, 0, length);
            port.receive(paths.of(packet.sender()), bytes, 0, length, System.nanoTime());
        } catch (RuntimeException e) {
            // One peer's datagram must not end everybody's media.
            LOG.error("a mistake while taking a datagram of {}", packet.sender(), e);
        } finally {
            packet.release();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        outlet.flush();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        LOG.debug("the media port reports", cause);
    }
}
