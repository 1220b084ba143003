package io.rostrum.node.admin;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.rostrum.node.admin.AdminKeys.Holder;
import io.rostrum.node.http.HttpAnswer;
import io.rostrum.node.http.HttpCall;
import io.rostrum.node.http.HttpRoute;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * {@code /metrics} in Prometheus's text format: for the operator's key, or for whoever reaches a
 * bind of its own.
 */
public final class MetricsRoute implements HttpRoute {

    private static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry;
    private final Optional<AdminKeys> keys;

    /**
     * @param keys whom to admit; none: everybody, on a bind of its own
     */
    public MetricsRoute(PrometheusMeterRegistry registry, Optional<AdminKeys> keys) {
        this.registry = registry;
        this.keys = keys;
    }

    @Override
    public String path() {
        return "/metrics";
    }

    @Override
    public CompletionStage<HttpAnswer> answer(HttpCall call) {
        return CompletableFuture.completedStage(decide(call));
    }

    private HttpAnswer decide(HttpCall call) {
        if (keys.isPresent()
                && !(keys.get().bearer(call).orElse(null) instanceof Holder.Operator)) {
            return HttpAnswer.text(
                            401,
                            "The metrics take the operator's key: Authorization: Bearer <key>.\n")
                    .with("www-authenticate", "Bearer");
        }
        if (!call.method().equals("GET")) {
            return HttpAnswer.text(405, "Expected GET.\n").with("allow", "GET");
        }
        return HttpAnswer.of(200, CONTENT_TYPE, registry.scrape().getBytes(StandardCharsets.UTF_8));
    }
}
