package io.rostrum.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands between browsers and a server, and closes their connections when it is told to. */
final class Relay implements AutoCloseable {

    private final ServerSocket listening;
    private final InetSocketAddress server;
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    Relay(InetSocketAddress server) throws IOException {
        this.server = server;
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort() + path);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                Socket onward = new Socket(server.getAddress(), server.getPort());
                open.add(client);
                open.add(onward);
                Thread.ofVirtual().start(() -> copy(client, onward));
                Thread.ofVirtual().start(() -> copy(onward, client));
            } catch (IOException closed) {
                // Ends with the relay.
            }
        }
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
        } catch (IOException closed) {
            // As the other side closed.
        }
    }

    /** Closes every connection there is; new ones are taken. */
    void cut() {
        for (Socket socket : open) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        open.clear();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        cut();
    }
}
