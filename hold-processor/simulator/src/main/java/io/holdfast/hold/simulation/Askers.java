package io.holdfast.hold.simulation;

import io.holdfast.hold.seat.RulesVersion;
import io.holdfast.schemas.view.Caller;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who is behind the commands: two tenants, a few customers of theirs, and now and then somebody who has no business there. Every other event is
 * opened under rules that look at it.
 */
final class Askers {

    private static final List<String> TENANTS = List.of("acme", "globex");
    private static final List<String> CUSTOMERS = List.of("anna", "bert", "cleo");
    private static final List<Integer> LIMITS = List.of(0, 1, 2, 3);
    private static final int LOOKED_AT_PERCENT = 50;
    private static final int NAMELESS_PERCENT = 20;
    private static final int BROWSER_PERCENT = 50;
    private static final int STRANGER_PERCENT = 8;

    /** Under which rules an event is opened. */
    private record Rules(String tenant, boolean lookedAt, int perCustomer) {}

    private final Map<String, Rules> events = new HashMap<>();
    private final Chance chance;

    Askers(List<String> events, Chance chance) {
        this.chance = chance;
        for (String event : events) {
            boolean lookedAt = chance.percent(LOOKED_AT_PERCENT);
            String tenant = TENANTS.get(this.events.size() % TENANTS.size());
            this.events.put(event, new Rules(tenant, lookedAt, lookedAt ? chance.pick(LIMITS) : 0));
        }
    }

    private Rules rules(String event) {
        Rules known = events.get(event);
        if (known == null) {
            throw new IllegalArgumentException(event);
        }
        return known;
    }

    /** The version of the rules that an event is opened under. */
    int version(String event, int otherwise) {
        return rules(event).lookedAt() ? RulesVersion.CALLERS : otherwise;
    }

    int perCustomer(String event) {
        return rules(event).perCustomer();
    }

    /** Somebody who comes for the first time; null for somebody whom nobody names. */
    @Nullable
    String customer() {
        return chance.percent(NAMELESS_PERCENT) ? null : chance.pick(CUSTOMERS);
    }

    /** The tenant's own program. */
    Caller program(String event) {
        return new Caller(rules(event).tenant(), "box-office", null, false, List.of());
    }

    /** Who asks for something about an event, or about a reservation that is this customer's. */
    @Nullable
    Caller somebody(String event, @Nullable String customer) {
        if (chance.percent(STRANGER_PERCENT)) {
            return stranger(event);
        }
        return customer != null && chance.percent(BROWSER_PERCENT) ? browser(event, customer) : program(event);
    }

    private Caller browser(String event, @Nullable String customer) {
        return new Caller(rules(event).tenant(), "page", customer, true, List.of());
    }

    /** Another tenant's program, another customer, a token that names no customer, or nobody. */
    private @Nullable Caller stranger(String event) {
        return switch (chance.below(4)) {
            case 0 -> new Caller(another(rules(event).tenant()), "box-office", null, false, List.of());
            case 1 -> browser(event, chance.pick(CUSTOMERS));
            case 2 -> browser(event, null);
            default -> null;
        };
    }

    private static String another(String tenant) {
        return TENANTS.stream()
                .filter(other -> !other.equals(tenant))
                .findFirst()
                .orElseThrow();
    }
}
