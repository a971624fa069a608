package io.holdfast.hold.seat;

import io.holdfast.schemas.limits.EventNames;
import io.holdfast.schemas.limits.Limit;
import io.holdfast.schemas.money.Currencies;

/**
 * An event on sale, or no longer.
 *
 * @param id chosen by its organizer
 * @param terms what is sold
 * @param open whether new holds are taken
 * @param decided the command that decided this
 */
public record Event(String id, Terms terms, boolean open, Cause decided) {

    /**
     * What an event is and costs. Never changed once it is open: reservations were priced by it.
     *
     * @param name what the public calls it
     * @param currency ISO 4217 code
     * @param plan its seats
     * @param rules the {@link RulesVersion} by which everything about it is decided
     */
    public record Terms(String name, String currency, SeatingPlan plan, int rules) {

        /** Rejects a name that is none, what is no money in use and what is no version. */
        public Terms {
            Limit.require("name", EventNames.problem(name));
            if (!Currencies.isInUse(currency)) {
                throw new IllegalArgumentException("currency must be the ISO 4217 code of money in use");
            }
            if (rules < 1) {
                throw new IllegalArgumentException("rules must be at least 1");
            }
        }
    }

    Event closed(Cause by) {
        return new Event(id, terms, false, by);
    }
}
