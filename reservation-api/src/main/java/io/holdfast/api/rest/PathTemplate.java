package io.holdfast.api.rest;

import io.vertx.core.Vertx;
import java.util.Optional;

/**
 * The path of a route, written as those of the resources are.
 *
 * @param template its parameters in braces: {@code /v1/events/{event}}
 */
record PathTemplate(String template) {

    /** As Vert.x wants it: {@code /v1/events/:event}. */
    String forRouter() {
        return template.replaceAll("\\{(\\w+)}", ":$1");
    }

    /** Names the span of the call that is being taken, as those of the resources are named; on its event loop. */
    void nameSpan() {
        Optional.ofNullable(Vertx.currentContext()).ifPresent(call -> call.putLocal("UrlPathTemplate", template));
    }
}
