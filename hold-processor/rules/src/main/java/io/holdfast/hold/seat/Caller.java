package io.holdfast.hold.seat;

import io.holdfast.schemas.limits.CallerNames;
import io.holdfast.schemas.limits.Limit;
import java.util.List;
import java.util.Optional;

/**
 * Who asked for a command.
 *
 * @param tenant the organization whose events and reservations the caller acts on
 * @param client the program that called
 * @param customer stands for the person whom the caller acts for; empty if it names none
 * @param ownHolds whether the caller may act on this customer's reservations alone
 * @param grants named rights
 */
public record Caller(String tenant, String client, Optional<String> customer, boolean ownHolds, List<String> grants) {

    /** Rejects names that are none. */
    public Caller {
        Limit.require("tenant", CallerNames.problem(tenant));
        Limit.require("client", CallerNames.problem(client));
        customer.ifPresent(name -> Limit.require("customer", CallerNames.problem(name)));
        grants = List.copyOf(grants);
    }

    /** Whether the caller may act on a reservation of this customer. */
    boolean mayActFor(Optional<String> owner) {
        return !ownHolds || (customer.isPresent() && customer.equals(owner));
    }
}
