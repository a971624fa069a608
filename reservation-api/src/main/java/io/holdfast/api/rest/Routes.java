package io.holdfast.api.rest;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which methods each path takes. The router answers 404 rather than 405 where one resource's path begins with another's, and names no allowed
 * methods (RFC 9110 wants them).
 */
final class Routes {

    private static final String RESERVATION = "/v1/events/[^/]+/reservations/[^/]+";

    private record Route(Pattern path, List<String> methods) {}

    private static final List<Route> ROUTES = List.of(
            route("/v1/events", "GET", "HEAD", "OPTIONS"),
            route("/v1/events/[^/]+", "GET", "HEAD", "PUT", "DELETE", "OPTIONS"),
            route("/v1/events/[^/]+/seats", "GET", "HEAD", "OPTIONS"),
            route("/v1/events/[^/]+/seats/stream", "GET", "OPTIONS"),
            route(RESERVATION, "GET", "HEAD", "PUT", "DELETE", "OPTIONS"),
            route(RESERVATION + "/extension", "POST", "OPTIONS"),
            route(RESERVATION + "/checkout", "POST", "OPTIONS"),
            route(RESERVATION + "/contact", "PUT", "DELETE", "OPTIONS"),
            route(RESERVATION + "/history", "GET", "HEAD", "OPTIONS"),
            route("/v1/lag", "GET", "HEAD", "OPTIONS"),
            route("/v1/overview", "GET", "HEAD", "OPTIONS"));

    private Routes() {}

    /** The methods that a path takes; empty where there is no such path. */
    static Optional<List<String>> methods(String path) {
        return ROUTES.stream()
                .filter(route -> route.path().matcher(path).matches())
                .map(Route::methods)
                .findFirst();
    }

    private static Route route(String path, String... methods) {
        return new Route(Pattern.compile(path + "/?"), List.of(methods));
    }
}
