package io.rostrum.node.cli;

import io.rostrum.node.config.ServerConfig.Http;

/** The links that participants open. */
public final class JoinLinks {

    private JoinLinks() {}

    /** What links of this server begin with: the public URL, or the address it listens on. */
    public static String base(Http http) {
        return http.publicUrl()
                .orElseGet(() -> {
                    String host =
                            http.bind().equals("127.0.0.1") || http.bind().equals("0.0.0.0")
                                    ? "localhost"
                                    : http.bind();
                    String bracketed = host.contains(":") ? "[" + host + "]" : host;
                    return (http.tls().isPresent() ? "https://" : "http://")
                            + bracketed
                            + ":"
                            + http.port();
                });
    }

    /**
     * The link that joins with a token; the token stands in the fragment, which browsers do not
     * send.
     */
    public static String of(Http http, String token) {
        String base = base(http);
        return (base.endsWith("/") ? base : base + "/") + "#token=" + token;
    }
}
