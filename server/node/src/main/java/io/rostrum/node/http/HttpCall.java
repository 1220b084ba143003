package io.rostrum.node.http;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A request, read whole. Immutable but for the body, which the route must not change. */
public final class HttpCall {

    private final String method;
    private final String path;
    private final Map<String, List<String>> query;
    private final Map<String, String> headers;
    private final byte[] body;
    private final InetAddress peer;

    HttpCall(
            String method,
            String path,
            Map<String, List<String>> query,
            Map<String, String> headers,
            byte[] body,
            InetAddress peer) {
        this.method = method;
        this.path = path;
        this.query = query;
        this.headers = headers;
        this.body = body;
        this.peer = peer;
    }

    /** The method in capitals; never HEAD. */
    public String method() {
        return method;
    }

    /** The path with its percent-encoding undone; begins with a slash, has no query. */
    public String path() {
        return path;
    }

    /** The first value of a query parameter. */
    public Optional<String> query(String name) {
        return Optional.ofNullable(query.get(name)).map(List::getFirst);
    }

    /** The value of a header field, whatever the case of its name; the last if repeated. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The body; empty if there is none. */
    public byte[] body() {
        return body;
    }

    /** The other end of the connection. */
    public InetAddress peer() {
        return peer;
    }
}
