package io.holdfast.api.rest;

import io.vertx.core.Vertx;
import java.util.Optional;

/** Traces name the calls of a resource by its path's template; routes say theirs here, to be named like them. */
final class SpanName {

    private SpanName() {}

    /** Of the call that is being taken; on its event loop. */
    static void is(String template) {
        Optional.ofNullable(Vertx.currentContext()).ifPresent(call -> call.putLocal("UrlPathTemplate", template));
    }
}
