package io.holdfast.api.http.request;

import io.holdfast.api.model.Caller;
import io.holdfast.schemas.limits.CallerNames;
import io.holdfast.shell.auth.CustomerNames;
import java.util.Optional;

/** The customer that a caller names, which becomes a keyed hash before anybody else sees it. */
public final class CustomerField {

    static final String NAME = "customer";

    private CustomerField() {}

    /**
     * What it is called on the log.
     *
     * @param caller who names it; one that is a customer itself may name no other
     * @param names the key; empty if there is none
     */
    public static String name(String given, Optional<Caller> caller, Optional<CustomerNames> names) {
        if (caller.filter(Caller::ownHolds).isPresent()) {
            throw Refusal.field(NAME, "must be left out: this token is that of one customer");
        }
        Refusal.require(NAME, CallerNames.problem(given));
        if (names.isEmpty()) {
            throw Refusal.field(NAME, "must be left out: holdfast.auth.customer-key is not set here");
        }
        return names.get().name(caller.map(Caller::tenant).orElse(""), given);
    }
}
