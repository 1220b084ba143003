package io.rostrum.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;

/** Sends one and the same datagram to many, with nothing around the system calls. */
interface Sender extends AutoCloseable {

    /** How this one sends, for the report. */
    String name();

    /**
     * Sends a datagram to every address, and returns when the kernel has taken all.
     *
     * @throws java.io.UncheckedIOException when the kernel refuses
     */
    void burst();

    @Override
    void close();

    /** The plainest way that this machine has. */
    static Sender to(List<InetSocketAddress> listeners, int bytes) throws IOException {
        return SendmmsgSender.isAvailable()
                ? new SendmmsgSender(listeners, bytes)
                : new ChannelSender(listeners, bytes);
    }
}
