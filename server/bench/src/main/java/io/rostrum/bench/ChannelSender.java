package io.rostrum.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.List;

/** A system call a datagram: where there is no {@code sendmmsg}. */
final class ChannelSender implements Sender {

    private final DatagramChannel channel;
    private final List<InetSocketAddress> listeners;
    private final ByteBuffer datagram;

    ChannelSender(List<InetSocketAddress> listeners, int bytes) throws IOException {
        this.listeners = List.copyOf(listeners);
        datagram = ByteBuffer.allocateDirect(bytes);
        channel = DatagramChannel.open();
        channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        channel.setOption(StandardSocketOptions.SO_SNDBUF, SendmmsgSender.SEND_BUFFER);
    }

    @Override
    public String name() {
        return "one send a datagram";
    }

    @Override
    public void burst() {
        try {
            for (InetSocketAddress listener : listeners) {
                datagram.clear();
                channel.send(datagram, listener);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
