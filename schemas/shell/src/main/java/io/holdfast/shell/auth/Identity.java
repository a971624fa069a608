package io.holdfast.shell.auth;

import io.holdfast.schemas.limits.Scopes;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who asks, by its token.
 *
 * @param tenant for whom: what belongs to another is as if it were not there
 * @param client the program that asks
 * @param customer keyed hash of the person or program that the token is about; empty if it names none
 * @param scopes what it may ask for
 */
public record Identity(String tenant, String client, Optional<String> customer, Set<String> scopes) {

    /** Keeps its own copy of the scopes. */
    public Identity {
        scopes = Set.copyOf(scopes);
    }

    /** Whether it may ask for this. */
    public boolean has(String scope) {
        return scopes.contains(scope);
    }

    /** The named rights, in their order. */
    public List<String> grants() {
        return scopes.stream()
                .filter(scope -> scope.startsWith(Scopes.ALLOTMENT) && scope.length() > Scopes.ALLOTMENT.length())
                .map(scope -> scope.substring(Scopes.ALLOTMENT.length()))
                .sorted()
                .toList();
    }
}
