package io.holdfast.hold.audit.facts;

import org.jspecify.annotations.Nullable;

/**
 * Whose an event is, as the facts tell. There is none for an event of rules that know no callers.
 *
 * @param tenant null if the event is open to everybody
 * @param perCustomer places that one customer may have; 0 for no limit
 */
public record EventOwner(@Nullable String tenant, int perCustomer) {

    /** The first version of the rules that knows callers, as the docs have it. */
    private static final int RULES = 3;

    /** That of an event of these rules; null if they know no callers. */
    public static @Nullable EventOwner of(int rules, @Nullable String tenant, int perCustomer) {
        return rules < RULES ? null : new EventOwner(tenant, perCustomer);
    }

    /** In words, such as {@code acme's, with 4 places for each customer}. */
    public static String words(@Nullable EventOwner owner) {
        if (owner == null) {
            return "of rules that know no callers";
        }
        String whose = owner.tenant == null ? "everybody's" : owner.tenant + "'s";
        return owner.perCustomer == 0
                ? whose
                : "%s, with %d places for each customer".formatted(whose, owner.perCustomer);
    }
}
