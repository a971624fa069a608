package io.holdfast.api.http;

import io.vertx.ext.web.RoutingContext;

/** Lets requests in to a call; on the event loop, before a body is read, a thread is begun and anything queues. */
interface Entrance {

    /** Lets everybody in. */
    Entrance OPEN = new Entrance() {
        @Override
        public boolean refuses(RoutingContext context, String event, String reservation) {
            return false;
        }

        @Override
        public void enter(RoutingContext context) {}
    };

    /** Whether a request is not let in; if so it is answered. It is asked twice: before the body is read, and when it is there. */
    boolean refuses(RoutingContext context, String event, String reservation);

    /** One more is inside until it is answered. */
    void enter(RoutingContext context);
}
