package io.holdfast.api.rest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which methods each path takes. The router answers 404 rather than 405 where one resource's path begins with another's, and names no allowed
 * methods (RFC 9110 wants them).
 */
final class Routes {

    private static final String RESERVATION = "/v1/events/[^/]+/reservations/[^/]+";

    private static final Map<Pattern, List<String>> METHODS = Map.of(
            Pattern.compile("/v1/events/?"), List.of("GET", "HEAD", "OPTIONS"),
            Pattern.compile("/v1/events/[^/]+/?"), List.of("GET", "HEAD", "PUT", "DELETE", "OPTIONS"),
            Pattern.compile("/v1/events/[^/]+/seats/?"), List.of("GET", "HEAD", "OPTIONS"),
            Pattern.compile(RESERVATION + "/?"), List.of("GET", "HEAD", "PUT", "DELETE", "OPTIONS"),
            Pattern.compile(RESERVATION + "/extension/?"), List.of("POST", "OPTIONS"),
            Pattern.compile(RESERVATION + "/checkout/?"), List.of("POST", "OPTIONS"),
            Pattern.compile(RESERVATION + "/contact/?"), List.of("DELETE", "OPTIONS"),
            Pattern.compile(RESERVATION + "/history/?"), List.of("GET", "HEAD", "OPTIONS"),
            Pattern.compile("/v1/lag/?"), List.of("GET", "HEAD", "OPTIONS"));

    private Routes() {}

    /** The methods that a path takes; empty where there is no such path. */
    static Optional<List<String>> methods(String path) {
        return METHODS.entrySet().stream()
                .filter(route -> route.getKey().matcher(path).matches())
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
