package io.holdfast.api.http.request;

import io.vertx.core.Vertx;
import java.util.List;
import java.util.Optional;

/**
 * A path of the contract.
 *
 * @param template its ids in braces: {@code /v1/events/{event}}
 * @param segments the same, taken apart
 */
public record PathTemplate(String template, List<String> segments) {

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
}
