package io.rostrum.node.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which pages may open a WebSocket (RFC 6455 §10.2): those of the server's own origin, those of the
 * configured ones, and clients that are no browser, which send no Origin.
 */
public final class OriginRule {

    private final Set<String> allowed;

    /**
     * Takes the origins beyond the own one, as a browser writes them: scheme://host[:port]; what
     * follows in a URL is left out.
     */
    public OriginRule(List<String> allowed) {
        this.allowed =
                allowed.stream().map(OriginRule::normal).collect(Collectors.toUnmodifiableSet());
    }

    boolean admits(HttpHeaders headers) {
        List<String> origins = headers.getAll(HttpHeaderNames.ORIGIN);
        if (origins.isEmpty()) {
            return true;
        }
        if (origins.size() > 1) {
            return false;
        }
        String origin = normal(origins.getFirst());
        return allowed.contains(origin) || isOwn(origin, headers.get(HttpHeaderNames.HOST));
    }

    /** The page came from where its WebSocket goes: the host and port that the browser names. */
    private static boolean isOwn(String origin, String host) {
        return host != null
                && authority(origin)
                        .filter(a -> a.equals(host.strip().toLowerCase(Locale.ROOT)))
                        .isPresent();
    }

    private static Optional<String> authority(String origin) {
        try {
            URI uri = URI.create(origin);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            return web ? Optional.ofNullable(uri.getRawAuthority()) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** In lower case and without a path, so that a URL stands for its origin. */
    private static String normal(String origin) {
        String text = origin.strip().toLowerCase(Locale.ROOT);
        int scheme = text.indexOf("://");
        int path = scheme < 0 ? -1 : text.indexOf('/', scheme + 3);
        return path < 0 ? text : text.substring(0, path);
    }
}
