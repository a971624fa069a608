package io.holdfast.hold.seat;

import io.holdfast.schemas.limits.EventNames;
import io.holdfast.schemas.limits.Limit;
import io.holdfast.schemas.money.Currencies;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An event on sale, or no longer.
 *
 * @param id chosen by its organizer
 * @param terms what is sold
 * @param open whether new holds are taken
 * @param ownership who has its places; empty under version 1 of the rules
 * @param decided the command that decided this
 */
public record Event(String id, Terms terms, boolean open, Optional<Ownership> ownership, Cause decided) {

    /**
     * What an event is and costs. Never changed once it is open: reservations were priced by it.
     *
     * @param name what the public calls it
     * @param currency ISO 4217 code
     * @param plan its seats
     * @param rules the {@link RulesVersion} by which everything about it is decided
     * @param home where it was opened; empty under version 1 of the rules
     */
    public record Terms(String name, String currency, SeatingPlan plan, int rules, Optional<Home> home) {

        /** Rejects a name that is none, what is no money in use, what is no version, and regions where the version has none or other ones. */
        public Terms {
            Limit.require("name", EventNames.problem(name));
            if (!Currencies.isInUse(currency)) {
                throw new IllegalArgumentException("currency must be the ISO 4217 code of money in use");
            }
            if (rules < 1) {
                throw new IllegalArgumentException("rules must be at least 1");
            }
            // What a later version makes of it is for a later build to say.
            if (rules <= RulesVersion.NEWEST && home.isPresent() != (rules >= RulesVersion.REGIONS)) {
                throw new IllegalArgumentException(
                        "an event has a home region from version %d of the rules on, and must have one then"
                                .formatted(RulesVersion.REGIONS));
            }
            if (rules == RulesVersion.REGIONS) {
                home.orElseThrow().check(plan);
            }
        }

        /** Names of the fields in which other terms differ. The version is none: that of the first stands. */
        List<String> differences(Terms other) {
            var differs = new ArrayList<String>();
            if (!name.equals(other.name)) {
                differs.add("name");
            }
            if (!currency.equals(other.currency)) {
                differs.add("currency");
            }
            if (!plan.equals(other.plan)) {
                differs.add("sections");
            }
            if (home.isPresent() && other.home.isPresent() && !home.equals(other.home)) {
                differs.add("home");
            }
            return differs;
        }
    }

    Event closed(Cause by) {
        return new Event(id, terms, false, ownership, by);
    }

    Event owned(Ownership now, Cause by) {
        return new Event(id, terms, open, Optional.of(now), by);
    }
}
