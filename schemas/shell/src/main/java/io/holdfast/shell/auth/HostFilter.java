package io.holdfast.shell.auth;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jspecify.annotations.Nullable;

/**
 * Refuses requests that name another host than this machine, as long as callers are not known. A web page of somebody else can have its own
 * name resolved to loopback, and then ask this service from the browser of a person who looks at that page (DNS rebinding). The browser sends the name, and that shows it.
 */
@ApplicationScoped
class HostFilter {

    /** Before everything else. */
    private static final int FIRST = 2_000;

    private static final int FORBIDDEN = 403;

    private static final String PROBLEM = """
            {"type":"urn:holdfast:problem:forbidden","title":"Not allowed","status":403,"detail":"this service is asked under localhost; \
            to ask it under another name, add that to holdfast.auth.hosts"}""";

    private final AuthSettings settings;

    HostFilter(AuthSettings settings) {
        this.settings = settings;
    }

    void filter(@Observes Filters filters) {
        if (settings.mode() == AuthMode.NONE) {
            filters.register(this::check, FIRST);
        }
    }

    private void check(RoutingContext context) {
        if (isKnown(context.request().authority())) {
            context.next();
        } else {
            var _ = context.response()
                    .setStatusCode(FORBIDDEN)
                    .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                    .end(PROBLEM);
        }
    }

    private boolean isKnown(@Nullable HostAndPort authority) {
        return authority != null
                && (Loopback.is(authority.host()) || settings.hosts().contains(authority.host()));
    }
}
