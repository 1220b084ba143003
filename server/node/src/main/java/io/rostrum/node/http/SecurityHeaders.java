package io.rostrum.node.http;

import io.netty.handler.codec.http.HttpHeaders;
import java.util.LinkedHashMap;
import java.util.Map;

/** What every answer tells a browser to be careful about; a route's own header fields win. */
final class SecurityHeaders {

    /** For answers that are no page: nothing may be loaded, run or framed. */
    private static final String NOTHING_ALLOWED = "default-src 'none'; frame-ancestors 'none'";

    /** Whether the port speaks TLS. */
    enum Wire {
        PLAIN,
        TLS
    }

    private final Map<String, String> fields = new LinkedHashMap<>();

    SecurityHeaders(Wire wire) {
        fields.put("content-security-policy", NOTHING_ALLOWED);
        fields.put("x-content-type-options", "nosniff");
        fields.put("x-frame-options", "DENY");
        fields.put("referrer-policy", "no-referrer");
        fields.put("cross-origin-opener-policy", "same-origin");
        fields.put("cross-origin-resource-policy", "same-origin");
        fields.put("permissions-policy", "microphone=(self), camera=(), geolocation=()");
        fields.put("cache-control", "no-store");
        if (wire == Wire.TLS) {
            fields.put("strict-transport-security", "max-age=31536000");
        }
    }

    void addTo(HttpHeaders headers) {
        fields.forEach(headers::set);
    }
}
