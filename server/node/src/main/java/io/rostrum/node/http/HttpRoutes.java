package io.rostrum.node.http;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the route of a path: an exact one, else the longest that it lies below. */
final class HttpRoutes {

    private final Map<String, HttpRoute> exact = new HashMap<>();
    private final List<HttpRoute> below;

    /**
     * Takes the routes.
     *
     * @throws IllegalArgumentException if two have the same path
     */
    HttpRoutes(List<HttpRoute> routes) {
        for (HttpRoute route : routes) {
            if (!route.path().startsWith("/")) {
                throw new IllegalArgumentException("a path begins with a slash: " + route.path());
            }
            if (exact.putIfAbsent(route.path(), route) != null) {
                throw new IllegalArgumentException("two routes for " + route.path());
            }
        }
        below =
                routes.stream()
                        .filter(route -> route.path().endsWith("/"))
                        .sorted(
                                Comparator.comparingInt(
                                        (HttpRoute route) -> -route.path().length()))
                        .toList();
    }

    Optional<HttpRoute> find(String path) {
        HttpRoute route = exact.get(path);
        if (route != null) {
            return Optional.of(route);
        }
        for (HttpRoute candidate : below) {
            if (path.startsWith(candidate.path())) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
