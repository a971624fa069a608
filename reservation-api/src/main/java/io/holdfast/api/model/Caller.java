package io.holdfast.api.model;

import java.util.List;
import java.util.Optional;

/**
 * Who asks, as its token says and as it is written on the log. It names no person.
 *
 * @param tenant whose events and reservations it acts on
 * @param client the program that asks
 * @param customer keyed hash of whom the token is about; empty if it names nobody
 * @param ownHolds whether it may act on this customer's reservations alone
 * @param grants named rights
 */
public record Caller(String tenant, String client, Optional<String> customer, boolean ownHolds, List<String> grants) {

    /** Keeps its own copy of the rights. */
    public Caller {
        grants = List.copyOf(grants);
    }
}
