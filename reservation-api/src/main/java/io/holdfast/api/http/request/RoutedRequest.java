package io.holdfast.api.http.request;

import io.holdfast.api.model.Caller;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * A request that is to be served: its ids are ids, and its body is there.
 *
 * @param context what it came with
 * @param event the id of an event in its path; the empty text if the path has none
 * @param within likewise that of a reservation or a transfer of the event
 * @param caller who asks; empty if that is not known
 * @param headers how it wants to be served
 * @param body empty if the call takes none
 */
public record RoutedRequest(
        RoutingContext context,
        String event,
        String within,
        Optional<Caller> caller,
        CallHeaders headers,
        Buffer body) {

    public byte[] json() {
        return body.getBytes();
    }

    /** The first value of a parameter in the query. */
    public Optional<String> query(String name) {
        return context.queryParam(name).stream().findFirst();
    }
}
