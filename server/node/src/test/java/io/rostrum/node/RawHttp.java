package io.rostrum.node;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Sends bytes as they are to an HTTP port, where a well-behaved client would tidy them up. */
final class RawHttp {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private RawHttp() {}

    /** Sends a request on a connection of its own and returns all that comes until the end. */
    static String exchange(InetSocketAddress server, String request) {
        try (Socket socket = new Socket()) {
            socket.connect(server);
            socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            InputStream in = socket.getInputStream();
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            in.transferTo(answer);
            return answer.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A GET of a target exactly as given. */
    static String get(InetSocketAddress server, String target, String... headers) {
        StringBuilder request =
                new StringBuilder("GET ").append(target).append(" HTTP/1.1\r\nHost: localhost\r\n");
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        return exchange(server, request.append("Connection: close\r\n\r\n").toString());
    }

    /** The status of an answer. */
    static int status(String answer) {
        return Integer.parseInt(answer.split(" ", 3)[1]);
    }
}
