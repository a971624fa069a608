package io.holdfast.api.http;

import io.holdfast.api.http.request.RoutedRequest;
import io.holdfast.api.model.Subject;
import io.holdfast.schemas.limits.Scopes;
import io.holdfast.shell.auth.Identity;
import java.util.Optional;

/** Who may make a call, if callers are known by their tokens. */
enum Access {
    /** Everybody, or everybody with a token: what is for sale is no secret. */
    PUBLIC,
    /** Who opens events, about the tenant's own. */
    EVENTS,
    /** Who makes reservations: of the tenant, or of the customer alone. */
    HOLDS,
    /** Who operates this installation. */
    OPERATE;

    /** The scope that a token lacks for it; empty if it lacks none. */
    Optional<String> missing(Identity identity) {
        return switch (this) {
            case PUBLIC -> Optional.empty();
            case EVENTS -> lacking(identity, Scopes.EVENTS);
            case HOLDS -> identity.has(Scopes.OWN_HOLDS) ? Optional.empty() : lacking(identity, Scopes.HOLDS);
            case OPERATE -> lacking(identity, Scopes.OPERATE);
        };
    }

    /** Whether a token is for the reservations of its own customer alone. */
    static boolean ownHolds(Identity identity) {
        return identity.has(Scopes.OWN_HOLDS) && !identity.has(Scopes.HOLDS);
    }

    /** What must be the caller's own; empty if that is not asked. */
    Optional<Subject> owned(RoutedRequest request) {
        return switch (this) {
            case PUBLIC, OPERATE -> Optional.empty();
            case EVENTS -> Optional.of(Subject.of(request.event()));
            case HOLDS -> Optional.of(Subject.of(request.event(), request.within()));
        };
    }

    private static Optional<String> lacking(Identity identity, String scope) {
        return identity.has(scope) ? Optional.empty() : Optional.of(scope);
    }
}
