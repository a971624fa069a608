package io.holdfast.api.http.request;

import io.holdfast.schemas.limits.Ids;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A path of the contract.
 *
 * @param template its ids in braces: {@code /v1/events/{event}}
 * @param segments the same, taken apart
 */
public record PathTemplate(String template, List<String> segments) {

    /** The segment that is the id of an event, in the paths that have one. */
    public static final int EVENT = 3;

    /** Likewise that of a reservation or a transfer. */
    public static final int WITHIN_EVENT = 5;

    private static final int COLLECTION = 4;
    private static final String TRANSFERS = "transfers";
    private static final String ANY_ID = "{";

    public static PathTemplate of(String template) {
        return new PathTemplate(template, segments(template));
    }

    /** A path taken apart. It may end with a slash. */
    public static List<String> segments(String path) {
        return List.of(path.split("/"));
    }

    public boolean matches(List<String> path) {
        if (path.size() != segments.size()) {
            return false;
        }
        for (int i = 0; i < segments.size(); i++) {
            if (!segments.get(i).startsWith(ANY_ID) && !segments.get(i).equals(path.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Names the span and the metrics of the call that is being taken; on its event loop. */
    public void nameSpan() {
        Optional.ofNullable(Vertx.currentContext()).ifPresent(call -> call.putLocal("UrlPathTemplate", template));
    }

    /**
     * The part of a path as it was sent that is no id and no name; empty if the router leaves the path as it is. The router takes {@code .} and
     * {@code ..} out of it, encoded or not, and empty segments too: what is said of a reservation would then be done to its event.
     */
    public static Optional<String> problem(String path) {
        return isPlain(path) ? Optional.empty() : problemOfSegments(path);
    }

    /** Whether nothing in a path can be taken out; that of nearly every call, and seen at once. */
    private static boolean isPlain(String path) {
        for (int i = 0; i < path.length(); i++) {
            switch (path.charAt(i)) {
                case ';', '%' -> {
                    return false;
                }
                case '/' -> {
                    if (path.startsWith("/", i + 1) || path.startsWith(".", i + 1)) {
                        return false;
                    }
                }
                default -> {}
            }
        }
        return true;
    }

    /** What the id within an event is that of. */
    public static String nameWithin(List<String> path) {
        return path.size() > COLLECTION && path.get(COLLECTION).equals(TRANSFERS) ? "transfer" : "reservation";
    }

    static Optional<String> problemOfSegments(String path) {
        String[] segments = path.split("/", -1);
        // A path begins with a slash, and may end with one.
        int last = segments[segments.length - 1].isEmpty() ? segments.length - 1 : segments.length;
        for (int i = 1; i < last; i++) {
            if (isTakenOut(segments[i])) {
                return Optional.of(name(i, List.of(segments)));
            }
        }
        return Optional.empty();
    }

    private static boolean isTakenOut(String segment) {
        // What follows a semicolon are parameters of the segment (RFC 3986, 3.3).
        String name = segment.split(";", 2)[0].toLowerCase(Locale.ROOT).replace("%2e", ".");
        return name.isEmpty() || Ids.isDotSegment(name);
    }

    private static String name(int segment, List<String> path) {
        return switch (segment) {
            case EVENT -> "event";
            case WITHIN_EVENT -> nameWithin(path);
            default -> "path";
        };
    }
}
