package io.holdfast.api.http;

import io.holdfast.api.http.request.PathTemplate;
import io.holdfast.api.http.request.RoutedRequest;
import io.holdfast.api.http.response.CallCounters.CallKind;
import io.holdfast.api.http.response.HttpAnswer;
import io.holdfast.api.model.Caller;
import io.holdfast.api.model.Subject;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * A call of the contract: a method of a path, what it needs, and who serves it.
 *
 * @param method GET goes for HEAD as well, but for a stream
 * @param path where it is asked for
 * @param access who may make it
 * @param kind what it asks for; a read has no effect
 * @param manner how it is answered
 * @param maxBytes how long its body may be; 0 if it takes none
 * @param entrance who is let in
 * @param responder who answers it
 */
record Route(
        HttpMethod method,
        PathTemplate path,
        Access access,
        CallKind kind,
        Manner manner,
        int maxBytes,
        Entrance entrance,
        Responder responder) {

    /** How a call is answered. */
    enum Manner {
        /** With one answer, at the end; a caller that is gone does not end what it asked for. */
        AT_ONCE,
        /** With one answer that is written as its reader takes it; it ends with the connection. */
        IN_SLICES,
        /** With events, until the connection ends. */
        AS_A_STREAM
    }

    boolean takes(HttpMethod asked) {
        return method.equals(asked) || (asked.equals(HttpMethod.HEAD) && takesHead());
    }

    boolean takesHead() {
        return method.equals(HttpMethod.GET) && manner != Manner.AS_A_STREAM;
    }

    boolean takesBody() {
        return maxBytes > 0;
    }

    /** Answers the requests of one call, each on a thread of its own. */
    @FunctionalInterface
    interface Responder {

        /** Answers one; the answer is empty if it is written already. */
        Optional<HttpAnswer> respond(RoutedRequest request) throws InterruptedException;
    }

    /** Lets requests in to a call; on the event loop, before a body is read, a thread is begun and anything queues. */
    interface Entrance {

        /** Lets everybody in. */
        Entrance OPEN = new Entrance() {
            @Override
            public boolean refuses(RoutingContext context, Subject subject, Optional<Caller> caller) {
                return false;
            }

            @Override
            public void enter(RoutingContext context, Optional<Caller> caller) {}
        };

        /** Whether a request is not let in; if so it is answered. It is asked twice: before the body is read, and when it is there. */
        boolean refuses(RoutingContext context, Subject subject, Optional<Caller> caller);

        /** One more is inside until it is answered. */
        void enter(RoutingContext context, Optional<Caller> caller);
    }
}
