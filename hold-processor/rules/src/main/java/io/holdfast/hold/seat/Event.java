package io.holdfast.hold.seat;

import io.holdfast.schemas.limits.CallerNames;
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
 * @param ownership who has its places; empty if it knows no regions
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
     * @param home where it was opened; empty if it knows no regions
     * @param tenant whose event it is; empty if it is open to everybody
     * @param perCustomer places that one customer may have; 0 for no limit
     */
    public record Terms(
            String name,
            String currency,
            SeatingPlan plan,
            int rules,
            Optional<Home> home,
            Optional<String> tenant,
            int perCustomer) {

        /** Rejects a name that is none, what is no money in use, what is no version, and what the version does not have. */
        public Terms {
            Limit.require("name", EventNames.problem(name));
            Limit.require(Currencies.isInUse(currency), "currency must be the ISO 4217 code of money in use");
            Limit.require(rules >= 1, "rules must be at least 1");
            // What a later version makes of it is for a later build to say.
            if (rules < RulesVersion.CALLERS && home.isPresent() != (rules == RulesVersion.REGIONS)) {
                throw new IllegalArgumentException(
                        "an event has a home region under version %d of the rules, none before, and may have one after"
                                .formatted(RulesVersion.REGIONS));
            }
            if (rules < RulesVersion.CALLERS && (tenant.isPresent() || perCustomer != 0)) {
                throw new IllegalArgumentException(
                        "an event has a tenant or a limit for each customer from version %d of the rules on"
                                .formatted(RulesVersion.CALLERS));
            }
            tenant.ifPresent(whose -> Limit.require("tenant", CallerNames.problem(whose)));
            Limit.require("perCustomer", CallerNames.perCustomerProblem(perCustomer));
            if (rules <= RulesVersion.NEWEST) {
                home.ifPresent(region -> region.check(plan));
            }
        }

        /** The same, as the event of this tenant, if the version has tenants. */
        Terms of(Optional<String> whose) {
            return rules < RulesVersion.CALLERS
                    ? this
                    : new Terms(name, currency, plan, rules, home, whose, perCustomer);
        }

        /** Whether the rules about callers are those of the event. */
        boolean knowsCallers() {
            return rules >= RulesVersion.CALLERS;
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
            if (perCustomer != other.perCustomer) {
                differs.add("limits");
            }
            // Nobody's event is everybody's, as it was before there were tenants.
            if (tenant.isPresent() && !tenant.equals(other.tenant)) {
                differs.add("tenant");
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
